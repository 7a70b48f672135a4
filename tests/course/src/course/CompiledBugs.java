package course;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Known bugs as classes. Each is compiled once and kept under {@code target/known-bugs}, in a file that is named after
 * a hash of the bug and of its chapter's reference; what cannot be kept is compiled again.
 */
public final class CompiledBugs implements AutoCloseable {

    private final House house;
    private final Map<Chapter, String> references = new HashMap<>();
    private SourceCompiler compiler;

    public CompiledBugs(House house) {
        this.house = house;
    }

    /** The patched reference, loaded beside the one of this process. */
    public synchronized PatchedLoader load(KnownBugs catalogue, KnownBug bug) {
        String hash = hash(references.computeIfAbsent(catalogue.chapter(), this::reference) + bug.edits());
        String name = bug.id().replace('/', '-');
        Path kept = house.root().resolve("target/known-bugs").resolve(name + "-" + hash.substring(0, 16) + ".zip");
        Map<String, byte[]> classes = read(kept);
        if (classes.isEmpty()) {
            if (compiler == null) {
                compiler = new SourceCompiler();
            }
            classes = catalogue.compile(bug, compiler);
            keep(kept, name, classes);
        }
        return new PatchedLoader(classes, CompiledBugs.class.getClassLoader());
    }

    @Override
    public synchronized void close() {
        if (compiler != null) {
            compiler.close();
            compiler = null;
        }
    }

    private String reference(Chapter chapter) {
        return hash(Sources.texts(house.solution(chapter)).toString());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static Map<String, byte[]> read(Path kept) {
        Map<String, byte[]> classes = new TreeMap<>();
        if (!Files.isRegularFile(kept)) {
            return classes;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(kept)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                classes.put(entry.getName(), zip.readAllBytes());
            }
            return classes;
        } catch (IOException spoilt) {
            return Map.of();
        }
    }

    /** Writes the classes and takes away what was kept of an earlier reference. */
    private static void keep(Path kept, String name, Map<String, byte[]> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : classes.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes any bytes.", impossible);
        }
        try {
            Files.createDirectories(kept.getParent());
            try (var old = Files.newDirectoryStream(kept.getParent(), name + "-????????????????.zip")) {
                for (Path file : old) {
                    Files.deleteIfExists(file);
                }
            }
            Path written = Files.createTempFile(kept.getParent(), name, ".part");
            Files.write(written, bytes.toByteArray());
            Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException readOnly) {
            // then it is compiled again the next time
        }
    }
}
