package course;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * javac inside this process: a learner's chapter into a folder, a patched reference into memory. One file manager
 * serves all compilations, so that the jars of the class path are read once and a small source takes some tens of
 * milliseconds. No annotation processing; not for several threads at a time.
 */
public final class SourceCompiler implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-implicit:none", "-parameters", "-nowarn", "-Xlint:none");
    /** A learner's code must run on Java 17, whatever Java this is: neither newer syntax nor newer methods. */
    private static final List<String> LEARNERS = List.of("--release", "17");
    /** The same of the syntax alone: javac takes {@code --release} only where it writes files itself. */
    private static final List<String> IN_MEMORY = List.of("-source", "17", "-target", "17");

    private final JavaCompiler javac;
    private final StandardJavaFileManager files;

    /** A compiler that sees what this process sees. */
    public SourceCompiler() {
        this(classPath());
    }

    /** A compiler that sees the given folders and jars. */
    public SourceCompiler(List<Path> classPath) {
        this(ToolProvider.getSystemJavaCompiler(), classPath);
    }

    /** @param javac the compiler; null where this Java has none */
    public SourceCompiler(JavaCompiler javac, List<Path> classPath) {
        if (javac == null) {
            throw new CourseException("The Java in " + System.getProperty("java.home")
                    + " has no compiler; install a JDK, version 17 or newer, and start again with it.");
        }
        this.javac = javac;
        this.files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        setClassPath(classPath);
    }

    /** The class path of this process; a jar that only lists others in its manifest is followed by javac itself. */
    public static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of).toList();
    }

    /**
     * Compiles all Java sources below a folder. Classes that lay in the output folder before are removed first.
     *
     * @param sources a source root
     * @param output  where the classes go; made where it is missing
     * @return the errors, or none
     */
    public Compilation compile(Path sources, Path output) {
        for (Path old : Sources.files(output)) {
            if (old.toString().endsWith(".class")) {
                Sync.delete(old);
            }
        }
        try {
            Files.createDirectories(output);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        } catch (IOException problem) {
            throw new UncheckedIOException(output + " cannot take classes", problem);
        }
        List<Path> paths = Sources.java(sources);
        return paths.isEmpty() ? new Compilation(true, "") : run(files, files.getJavaFileObjectsFromPaths(paths), LEARNERS);
    }

    /**
     * Compiles sources in memory against the class path.
     *
     * @param sources file name to text; the name ends in the class's own, {@code attention/Scores.java}
     * @param classes takes the classes: binary name, for instance {@code reference.attention.Scores}, to class file
     * @return the errors, or none
     */
    public Compilation compile(Map<String, String> sources, Map<String, byte[]> classes) {
        List<JavaFileObject> texts = new ArrayList<>();
        sources.forEach((name, text) -> texts.add(new TextSource(name, text)));
        Map<String, ByteArrayOutputStream> written = new TreeMap<>();
        Compilation result = run(new MemoryOutput(files, written), texts, IN_MEMORY);
        if (result.successful()) {
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        }
        return result;
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException problem) {
            throw new UncheckedIOException("the compiler's files cannot be closed", problem);
        }
    }

    private void setClassPath(List<Path> classPath) {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException problem) {
            throw new UncheckedIOException("the class path " + classPath + " cannot be read", problem);
        }
    }

    private Compilation run(JavaFileManager manager, Iterable<? extends JavaFileObject> sources, List<String> target) {
        StringWriter said = new StringWriter();
        List<String> options = Stream.concat(OPTIONS.stream(), target.stream()).toList();
        boolean successful = javac.getTask(said, manager, null, options, null, sources).call();
        return new Compilation(successful, successful ? "" : said.toString());
    }

    private static final class TextSource extends SimpleJavaFileObject {

        private final String text;

        TextSource(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written;

        MemoryOutput(JavaFileManager files, Map<String, ByteArrayOutputStream> written) {
            super(files);
            this.written = written;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
                                                   FileObject sibling) {
            URI uri = URI.create("memory:///" + name.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
