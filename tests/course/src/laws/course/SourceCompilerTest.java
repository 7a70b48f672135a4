package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.Compilation;
import course.CourseException;
import course.SourceCompiler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class SourceCompilerTest {

    @TempDir
    Path folder;

    private final SourceCompiler compiler = new SourceCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void a_folder_is_compiled_against_the_class_path_of_this_process() throws IOException {
        put("src/dojo/a/A.java", "package dojo.a; class A { Object todo() { return new contracts.Todo(\"a.a\"); } }");
        put("src/dojo/a/B.java", "package dojo.a; class B extends A {}");
        assertThat(compiler.compile(folder.resolve("src"), folder.resolve("out")).successful()).isTrue();
        assertThat(folder.resolve("out/dojo/a/B.class")).exists();

        Files.delete(folder.resolve("src/dojo/a/B.java"));
        assertThat(compiler.compile(folder.resolve("src"), folder.resolve("out")).shown()).isEmpty();
        assertThat(folder.resolve("out/dojo/a/A.class")).exists();
        assertThat(folder.resolve("out/dojo/a/B.class")).doesNotExist();
    }

    @Test
    void errors_look_as_javac_shows_them() throws IOException {
        put("src/dojo/a/A.java", "package dojo.a;\n\nclass A {\n    int a = \"text\";\n    int b = missing;\n}\n");
        Compilation result = compiler.compile(folder.resolve("src"), folder.resolve("out"));
        assertThat(result.successful()).isFalse();
        assertThat(result.problems()).extracting(Compilation.Problem::line).containsExactly(4, 5);
        assertThat(result.problems().get(0).file()).isEqualTo(folder.resolve("src/dojo/a/A.java").toString());
        assertThat(result.shownFrom(folder)).isEqualToNormalizingNewlines("""
                src/dojo/a/A.java:4: error: incompatible types: String cannot be converted to int
                    int a = "text";
                            ^
                src/dojo/a/A.java:5: error: cannot find symbol
                    int b = missing;
                            ^
                  symbol:   variable missing
                  location: class A
                2 errors
                """);
    }

    @Test
    void texts_are_compiled_in_memory() {
        Map<String, byte[]> classes = new HashMap<>();
        Compilation result = compiler.compile(Map.of("x/A.java",
                "package x; public class A { class Inner {} Runnable r = () -> { throw new contracts.Todo(\"\"); }; }"),
                classes);
        assertThat(result.shown()).isEmpty();
        assertThat(classes).containsOnlyKeys("x.A", "x.A$Inner");
    }

    @Test
    void errors_in_a_text_leave_no_classes() {
        Map<String, byte[]> classes = new HashMap<>();
        Compilation result = compiler.compile(
                Map.of("x/A.java", "package x; class A {", "x/B.java", "package x; class B {}"), classes);
        assertThat(result.shown()).contains("x/A.java:1: error: reached end of file while parsing").contains("1 error");
        assertThat(classes).isEmpty();
    }

    @Test
    void a_jar_that_only_lists_others_is_followed() throws IOException {
        put("lib/y/Y.java", "package y; public class Y {}");
        compiler.compile(folder.resolve("lib"), folder.resolve("classes"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, folder.resolve("classes").toUri().toString());
        Path jar = folder.resolve("booter.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        try (SourceCompiler other = new SourceCompiler(List.of(jar))) {
            Map<String, String> sources = Map.of("x/A.java", "package x; class A extends y.Y {}");
            assertThat(other.compile(sources, new HashMap<>()).shown()).isEmpty();
        }
    }

    @Test
    void a_java_without_a_compiler_is_told_in_a_sentence() {
        assertThatThrownBy(() -> new SourceCompiler(null, List.of())).isInstanceOf(CourseException.class)
                .hasMessageContaining("install a JDK, version 17 or newer");
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
