package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.Chapter;
import course.Course;
import course.CourseException;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.PatchedLoader;
import course.SourceCompiler;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class PatchTest {

    private static final Chapter BPE = Course.chapter("bpe");

    @TempDir
    Path root;

    /** A reference of two classes: one adds by way of the other, and answers for a contract. */
    @BeforeEach
    void a_small_house() throws IOException {
        Files.createDirectories(root.resolve("chapters"));
        put("solutions/01-bpe/src/reference/sample/Sum.java", """
                package reference.sample;

                public class Sum implements java.util.function.IntBinaryOperator {
                    public int applyAsInt(int a, int b) {
                        int result = Step.of(a);
                        for (int i = 0; i < b; i++) {
                            result++;

                            if (result == 1000) {
                                break;
                            }
                        }
                        return result;
                    }
                }
                """);
        put("solutions/01-bpe/src/reference/sample/Step.java", """
                package reference.sample;

                final class Step {
                    static int of(int a) {
                        return new Sum() instanceof Sum ? a : 0;
                    }
                }
                """);
    }

    private KnownBugs bugs(String yaml) throws IOException {
        put("tests/01-bpe/bugs.yaml", yaml);
        return KnownBugs.of(new House(root), BPE);
    }

    @Test
    void a_catalogue_is_read() throws IOException {
        KnownBugs catalogue = bugs("""
                bugs:
                  - id: bpe.sum/double
                    says: >
                      Every step
                      counts twice.
                    lesson: steps
                    file: sample/Sum.java
                    was: result++;
                    becomes: result += 2;
                alternatives:
                  - id: bpe.sum/two-files
                    says: Two files change.
                    file: sample/Sum.java
                    edits:
                      - {was: result++;, becomes: result += 1;}
                      - {file: sample/Step.java, was: "? a : 0", becomes: "? a : 1"}
                """);
        KnownBug bug = catalogue.bugs().get(0);
        assertThat(bug.exercise()).isEqualTo("bpe.sum");
        assertThat(bug.says()).isEqualTo("Every step counts twice.");
        assertThat(catalogue.apply(bug)).containsOnlyKeys("sample/Sum.java");
        assertThat(catalogue.apply(catalogue.alternatives().get(0)))
                .hasEntrySatisfying("sample/Sum.java", text -> assertThat(text).contains("result += 1;"))
                .hasEntrySatisfying("sample/Step.java", text -> assertThat(text).contains("? a : 1"));
    }

    @Test
    void a_chapter_without_a_catalogue_has_no_known_bugs() {
        assertThat(KnownBugs.of(new House(root), BPE).bugs()).isEmpty();
    }

    @Test
    void lines_match_whatever_their_common_indentation_and_are_put_back_at_it() throws IOException {
        KnownBugs catalogue = bugs("""
                bugs:
                  - id: bpe.sum/lines
                    says: Says.
                    file: sample/Sum.java
                    was: |
                      result++;

                      if (result == 1000) {
                          break;
                      }
                    becomes: |
                      if (b > 0) {
                          result--;
                      }
                """);
        assertThat(catalogue.apply(catalogue.bugs().get(0)).get("sample/Sum.java")).isEqualTo("""
                package reference.sample;

                public class Sum implements java.util.function.IntBinaryOperator {
                    public int applyAsInt(int a, int b) {
                        int result = Step.of(a);
                        for (int i = 0; i < b; i++) {
                            if (b > 0) {
                                result--;
                            }
                        }
                        return result;
                    }
                }
                """);
    }

    @Test
    void a_source_with_other_line_breaks_matches_as_well() throws IOException {
        Path file = root.resolve("solutions/01-bpe/src/reference/sample/Sum.java");
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        KnownBugs catalogue = bugs(oneBug("\"    break;\\n}\"", "x"));
        assertThat(catalogue.apply(catalogue.bugs().get(0)).get("sample/Sum.java")).doesNotContain("\r");
    }

    @Test
    void lines_that_are_indented_otherwise_among_themselves_do_not_match() {
        assertThatThrownBy(() -> apply("|\n      result++;\n      \n        if (result == 1000) {", "x"))
                .isInstanceOf(CourseException.class).hasMessageContaining("matches 0 times");
    }

    @Test
    void what_matches_twice_or_never_is_refused_with_file_and_bug() {
        assertThatThrownBy(() -> apply("result", "x")).isInstanceOf(CourseException.class)
                .hasMessageStartingWith("tests/01-bpe/bugs.yaml: the \"was\" of bpe.sum/bug matches 4 times in "
                        + "solutions/01-bpe/src/reference/sample/Sum.java, not once: result");
        assertThatThrownBy(() -> apply("nowhere", "x")).hasMessageContaining("matches 0 times");
        assertThatThrownBy(() -> apply("''", "x")).hasMessageContaining("matches 0 times");
    }

    @Test
    void slips_in_the_catalogue_are_refused_by_name() {
        assertThatThrownBy(() -> bugs("bugs:\n  - id: bpe.sum/a\n    say: x\n"))
                .hasMessage("tests/01-bpe/bugs.yaml: bpe.sum/a has an unknown field \"say\".");
        assertThatThrownBy(() -> bugs("bugs:\n  - id: bpe.sum\n")).hasMessageContaining("bpe.sum is not an exercise");
        assertThatThrownBy(() -> bugs("bugs:\n  - id: bpe.sum/a\n")).hasMessageContaining("no text \"says\"");
        assertThatThrownBy(() -> bugs("bug: []\n")).hasMessageContaining("unknown field \"bug\"");
        assertThatThrownBy(() -> bugs("bugs:\n  - id: {x\n")).hasMessageMatching(
                "tests/01-bpe/bugs.yaml:\\d is not YAML: expected ',' or '}', but got .*");
        String twice = oneBug("a", "b");
        assertThatThrownBy(() -> bugs(twice + twice.substring("bugs:\n".length()))).hasMessageContaining("twice");
        String elsewhere = oneBug("a", "b").replace("Sum.java", "Other.java");
        assertThatThrownBy(() -> bugs(elsewhere).apply(KnownBugs.of(new House(root), BPE).bugs().get(0)))
                .hasMessageContaining("Other.java, which does not exist");
    }

    @Test
    void a_patched_reference_lives_beside_the_one_it_was_made_from() throws Exception {
        Path classes = root.resolve("classes");
        try (SourceCompiler compiler = new SourceCompiler(List.of(classes))) {
            assertThat(compiler.compile(root.resolve("solutions/01-bpe/src"), classes).shown()).isEmpty();
            put("classes/META-INF/services/java.util.function.IntBinaryOperator", "reference.sample.Sum\n");
            KnownBugs catalogue = bugs(oneBug("result++;", "result += 2;"));
            Map<String, byte[]> patched = catalogue.compile(catalogue.bugs().get(0), compiler);
            assertThat(patched).containsOnlyKeys("reference.sample.Sum");

            try (URLClassLoader plain = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
                PatchedLoader loader = new PatchedLoader(patched, plain);
                assertThat(answers(plain).applyAsInt(3, 4)).isEqualTo(7);
                assertThat(answers(loader).applyAsInt(3, 4)).isEqualTo(11);
                assertThat(answers(loader).getClass().getClassLoader()).isSameAs(loader);
                assertThat(loader.loadClass("reference.sample.Step").getClassLoader()).isSameAs(loader);
                assertThat(loader.loadClass("contracts.Todo")).isSameAs(contracts.Todo.class);
                assertThatThrownBy(() -> loader.loadClass("reference.sample.None"))
                        .isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    @Test
    void a_patch_that_does_not_compile_shows_why() throws IOException {
        KnownBugs catalogue = bugs(oneBug("result++;", "result = ;"));
        try (SourceCompiler compiler = new SourceCompiler()) {
            assertThatThrownBy(() -> catalogue.compile(catalogue.bugs().get(0), compiler))
                    .isInstanceOf(CourseException.class)
                    .hasMessageContaining("bpe.sum/bug does not compile").hasMessageContaining("Sum.java:7: error:");
        }
    }

    private static IntBinaryOperator answers(ClassLoader loader) {
        return ServiceLoader.load(IntBinaryOperator.class, loader).findFirst().orElseThrow();
    }

    private void apply(String was, String becomes) throws IOException {
        KnownBugs catalogue = bugs(oneBug(was, becomes));
        catalogue.apply(catalogue.bugs().get(0));
    }

    private static String oneBug(String was, String becomes) {
        return "bugs:\n  - id: bpe.sum/bug\n    says: Says.\n    file: sample/Sum.java\n    was: " + was
                + "\n    becomes: " + becomes + "\n";
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
