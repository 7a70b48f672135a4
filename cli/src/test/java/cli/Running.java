package cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A command that runs as a process of its own, to be looked at, signalled or killed on the way.
 *
 * @param process the process
 * @param out where its standard output goes
 * @param err where its standard error goes
 */
record Running(Process process, Path out, Path err) {

    private static final int PATIENCE_SECONDS = 120;

    /** Starts {@code dojo} with JVM flags; its output goes into this folder. */
    static Running dojo(Path folder, List<String> flags, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = Ran.quiet(new ProcessBuilder(Ran.command(flags, arguments)));
            return new Running(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something has happened while the process lives. */
    Running until(String what, BooleanSupplier happened) throws InterruptedException {
        for (long begun = System.nanoTime(); !happened.getAsBoolean(); Thread.sleep(1)) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_SECONDS * 1_000_000_000L) {
                throw new AssertionError("The process " + (process.isAlive() ? "waits" : "ended") + " before " + what
                        + ":\n" + end().err());
            }
        }
        return this;
    }

    /** Ctrl-C, or the signal TERM where this process was started with Ctrl-C ignored, which children inherit. */
    Running interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal(), String.valueOf(process.pid())).start().waitFor();
        return this;
    }

    /** The exit code of a process that was interrupted, as shells count. */
    static int interrupted() throws IOException {
        return signal().equals("INT") ? 130 : 143;
    }

    private static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.isReadable(status) && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1 << 2 - 1) != 0);
        return ignored ? "TERM" : "INT";
    }

    /** What came of it. */
    Ran end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The process did not end within " + PATIENCE_SECONDS + " seconds.");
            }
            return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
