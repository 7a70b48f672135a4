package laws.course;

import static laws.course.SmallHouse.MERGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.CourseException;
import course.Graft;
import course.Skeleton;
import course.SourceCompiler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("course")
class GraftTest {

    private static final String SKELETON = Skeleton.of("Merge.java", MERGE).orElseThrow();

    @Test
    void what_is_not_written_is_seen_whatever_its_form() {
        assertThat(Graft.unwritten("Merge.java", SKELETON)).containsExactlyInAnyOrder("bpe.merge", "bpe.twice");
        String begun = SKELETON
                .replace("throw new Todo(\"bpe.merge\");", "return 1;")
                .replace("throw new Todo(\"bpe.twice\");", "// think\n throw new contracts.Todo( \"bpe.twice\" ) ;");
        assertThat(Graft.unwritten("Merge.java", begun)).containsExactly("bpe.twice");
        String half = SKELETON.replace("throw new Todo(\"bpe.merge\");", "int a = 1; throw new Todo(\"bpe.merge\");");
        assertThat(Graft.unwritten("Merge.java", half)).containsExactly("bpe.twice");
    }

    @Test
    void one_exercise_comes_with_its_helper_and_imports_and_the_rest_stays_the_learners() {
        String learner = SKELETON
                .replace("merge(int left)", "merge(int mine)")
                .replace("throw new Todo(\"bpe.twice\")", "return   left + 2 /* mine */")
                .replace("/** One more. */", "/** My words. */");
        String grafted = Graft.of("Merge.java", learner, MERGE, Set.of("bpe.merge", "attention.scores"));
        assertThat(grafted)
                .contains("return   left + 2 /* mine */;", "/** My words. */", "return helper(all);", "merge(int left)")
                .contains("@SolutionOnly\n    private static int helper(List<Integer> all) {")
                .contains("import contracts.Exercise;\nimport contracts.SolutionOnly;\nimport contracts.Todo;\n"
                        + "import java.util.ArrayList;\nimport java.util.List;\n")
                .startsWith("package dojo.bpe;");
        assertCompiles(grafted);
        assertThat(Graft.of("Merge.java", grafted, MERGE, Set.of("bpe.merge"))).isEqualTo(grafted);
    }

    @Test
    void all_exercises_of_an_untouched_source_compile() {
        String grafted = Graft.of("Merge.java", SKELETON, MERGE, Set.of("bpe.merge", "bpe.twice"));
        assertThat(Graft.unwritten("Merge.java", grafted)).isEmpty();
        assertCompiles(grafted);
    }

    @Test
    void nothing_chosen_changes_nothing() {
        assertThat(Graft.of("Merge.java", SKELETON, MERGE, Set.of("bpe.other"))).isEqualTo(SKELETON);
    }

    @Test
    void line_breaks_of_a_learners_editor_do_no_harm() {
        String grafted = Graft.of("Merge.java", SKELETON.replace("\n", "\r\n"), MERGE, Set.of("bpe.merge"));
        assertThat(grafted).contains("import java.util.List;\r\n");
        assertCompiles(grafted);
    }

    @Test
    void nested_classes_get_their_own_helpers() {
        String reference = """
                package reference.bpe;

                import static java.lang.Math.abs;

                class Outer {
                    static class Inner {
                        @contracts.Exercise(id = "bpe.inner", points = 1, minutes = 1)
                        int inner() { return abs(B) + new Side().s; }
                        @contracts.SolutionOnly private static final int B = -1;
                    }

                    @contracts.SolutionOnly static class Side { int s; }
                }
                """;
        String skeleton = Skeleton.of("Outer.java", reference).orElseThrow();
        assertThat(skeleton).doesNotContain("abs", "Side", " B ");
        String grafted = Graft.of("Outer.java", skeleton, reference, Set.of("bpe.inner"));
        assertThat(grafted).contains("import static java.lang.Math.abs;");
        assertCompiles("Outer", grafted);
    }

    @Test
    void a_source_that_does_not_parse_is_named_with_its_line() {
        String broken = SKELETON.replace("throw new Todo(\"bpe.merge\");", "int = 3;");
        int line = (int) broken.substring(0, broken.indexOf("int = 3")).lines().count();
        assertThatThrownBy(() -> Graft.of("dojo/Merge.java", broken, MERGE, Set.of("bpe.twice")))
                .isInstanceOf(CourseException.class).hasMessageStartingWith("dojo/Merge.java:" + line + " ");
    }

    @Test
    void a_method_that_is_gone_is_named() {
        assertThatThrownBy(() -> Graft.of("Merge.java", "package dojo.bpe; class Merge {}", MERGE, Set.of("bpe.merge")))
                .isInstanceOf(CourseException.class)
                .hasMessageContaining("@Exercise(id = \"bpe.merge\")").hasMessageContaining("merge(int)");
    }

    @Test
    void a_helper_of_the_learners_own_with_the_same_name_is_named() {
        String learner = SKELETON.replace("private Merge() {}",
                "private static int helper(java.util.List<Integer> all) { return 0; }");
        String clash = learner.replace("java.util.List", "List");
        assertThatThrownBy(() -> Graft.of("Merge.java", clash, MERGE, Set.of("bpe.merge")))
                .isInstanceOf(CourseException.class).hasMessageContaining("helper(List)");
    }

    private static void assertCompiles(String text) {
        assertCompiles("Merge", text);
    }

    private static void assertCompiles(String name, String text) {
        try (SourceCompiler compiler = new SourceCompiler()) {
            Map<String, String> sources = Map.of(name + ".java", text,
                    "Fast.java", "package dojo.bpe; class Fast { static int zero() { return 0; } }");
            assertThat(compiler.compile(sources, new HashMap<>()).shown()).isEmpty();
        }
    }
}
