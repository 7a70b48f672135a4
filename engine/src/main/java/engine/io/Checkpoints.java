package engine.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The checkpoints of one run: folders {@code step-N} and the file {@code latest}, which names one of them.
 *
 * <p>A folder of that name is always whole: it is written under another name and renamed, and {@code latest} moves
 * after it. What is inside is the caller's. Two processes must not write to one run at the same time.
 *
 * @param run the run's folder; it need not exist yet
 */
public record Checkpoints(Path run) {

    private static final Pattern STEP = Pattern.compile("step-(0|[1-9][0-9]{0,17})");
    private static final String LATEST = "latest";
    private static final int LONGEST_NAME = 64; // characters in the file latest

    /** Writes the folder of a step, replacing an older one, then lets {@code latest} name it. */
    public Path save(long step, AtomicFiles.Filling filling) throws IOException {
        if (step < 0) throw new IllegalArgumentException("Step " + step + " is negative: count steps from 0.");
        AtomicFiles.sweep(run);
        AtomicFiles.writeFolder(folder(step), filling);
        AtomicFiles.writeText(run.resolve(LATEST), folder(step).getFileName() + "\n");
        return folder(step);
    }

    /** Where the checkpoint of a step lies, whether it is there or not. */
    public Path folder(long step) {
        return run.resolve("step-" + step);
    }

    /**
     * The step to resume from: the one that {@code latest} names, or the highest there is where that file or the
     * folder that it names is gone. Empty where the run has no checkpoint.
     *
     * @throws BadCheckpoint where {@code latest} holds something else than the name of a checkpoint
     */
    public Optional<Long> latest() throws IOException {
        Path file = run.resolve(LATEST);
        SortedSet<Long> there = steps();
        if (Files.isRegularFile(file)) {
            long named = named(file);
            if (there.contains(named)) return Optional.of(named);
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(there.last());
    }

    private static long named(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(LONGEST_NAME);
        }
        String name = new String(start, StandardCharsets.UTF_8).strip();
        if (!STEP.matcher(name).matches()) {
            throw new BadCheckpoint(file, "it should name a checkpoint such as step-1000 and holds "
                    + BadCheckpoint.quote(name), "write the name of a checkpoint's folder into it, or delete it");
        }
        return step(name);
    }

    /** The steps that have a checkpoint. */
    public SortedSet<Long> steps() throws IOException {
        SortedSet<Long> steps = new TreeSet<>();
        if (!Files.isDirectory(run)) return steps;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(run, Files::isDirectory)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (STEP.matcher(name).matches()) steps.add(step(name));
            }
        }
        return steps;
    }

    private static long step(String name) {
        return Long.parseLong(name.substring("step-".length()));
    }

    /** Deletes all checkpoints but the {@code count} highest and the one that {@code latest} names. */
    public void keep(int count) throws IOException {
        if (count < 1) throw new IllegalArgumentException("A run keeps at least 1 checkpoint, not " + count + ".");
        SortedSet<Long> steps = steps();
        Optional<Long> latest = latest();
        int surplus = steps.size() - count;
        for (long step : steps) {
            if (surplus-- <= 0) return;
            if (latest.get() != step) AtomicFiles.deleteFolder(folder(step));
        }
    }
}
