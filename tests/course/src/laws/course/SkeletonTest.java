package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.CourseException;
import course.Skeleton;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("course")
class SkeletonTest {

    /** The skeleton of a class {@code A} in package {@code reference.bpe} with these members. */
    private static String membersOf(String members) {
        String head = "package reference.bpe;\n\nimport contracts.Exercise;\nimport contracts.SolutionOnly;\n\n";
        String skeleton = skeleton(head + "class A {\n" + members + "}\n");
        return skeleton.substring(skeleton.indexOf("class A {\n") + 10, skeleton.lastIndexOf("}\n"));
    }

    private static String skeleton(String source) {
        return Skeleton.of("A.java", source).orElseThrow();
    }

    @Test
    void a_whole_source_becomes_its_skeleton() {
        assertThat(skeleton("""
                package reference.attention;

                import contracts.Exercise;
                import contracts.SolutionOnly;
                import engine.Tensor;
                import engine.ops.Softmax;
                import java.util.List;
                import java.util.Map;
                import reference.bpe.Merges;

                /** Scores, after {@link reference.bpe.Encoder} and {@link Map}. */
                public final class Scores {

                    private final int width;  // hs

                    /** Every query with every key. */
                    @Exercise(id = "attention.scores", points = 3)
                    public Tensor scores(Tensor q, Tensor k) {
                        List<Tensor> parts = List.of(q, k);      // (T, hs)
                        return Softmax.of(helper(parts));
                    }

                    /** Gives the answer away. */
                    @SolutionOnly
                    private Tensor helper(List<Tensor> parts) {
                        return parts.get(0);
                    }

                    int given(Merges merges) {
                        return width;
                    }
                }
                """)).isEqualTo("""
                package dojo.attention;

                import contracts.Exercise;
                import contracts.Todo;
                import engine.Tensor;
                import java.util.Map;
                import dojo.bpe.Merges;

                /** Scores, after {@link dojo.bpe.Encoder} and {@link Map}. */
                public final class Scores {

                    private final int width;  // hs

                    /** Every query with every key. */
                    @Exercise(id = "attention.scores", points = 3)
                    public Tensor scores(Tensor q, Tensor k) {
                        throw new Todo("attention.scores");
                    }

                    int given(Merges merges) {
                        return width;
                    }
                }
                """);
    }

    @Nested
    class Bodies {

        @Test
        void braces_in_strings_comments_and_text_blocks_do_not_end_a_body() {
            assertThat(membersOf("""
                        @Exercise(id = "bpe.merge", points = 1)
                        void merge() {
                            String s = "}" + '}';  // }
                            /* } */
                            String block = \"""
                                } { }
                                \""";
                            Runnable r = () -> { int[] a = {1}; };
                        }
                        int after = 1;
                    """)).isEqualTo("""
                        @Exercise(id = "bpe.merge", points = 1)
                        void merge() {
                            throw new Todo("bpe.merge");
                        }
                        int after = 1;
                    """);
        }

        @Test
        void a_signature_with_generics_annotations_and_throws_is_kept() {
            assertThat(membersOf("""
                        @Exercise(
                            id = "bpe.train", points = 5,
                            needs = {"bpe.merge"}
                        )
                        static <K extends Comparable<? super K>> java.util.Map<K, int[]>
                                train(final K[] keys, int... sizes) throws java.io.IOException { return null; }
                    """)).isEqualTo("""
                        @Exercise(
                            id = "bpe.train", points = 5,
                            needs = {"bpe.merge"}
                        )
                        static <K extends Comparable<? super K>> java.util.Map<K, int[]>
                                train(final K[] keys, int... sizes) throws java.io.IOException {
                            throw new Todo("bpe.train");
                        }
                    """);
        }

        @Test
        void a_nested_class_indents_deeper_and_its_siblings_stay() {
            assertThat(membersOf("""
                        record Pair(int a, int b) {
                            Pair {
                                if (a < 0) { throw new IllegalArgumentException("}"); }
                            }
                            @Exercise(id = "bpe.pair", points = 1) int sum() { return a + b; }
                            int product() { return a * b; }
                        }
                    """)).isEqualTo("""
                        record Pair(int a, int b) {
                            Pair {
                                if (a < 0) { throw new IllegalArgumentException("}"); }
                            }
                            @Exercise(id = "bpe.pair", points = 1) int sum() {
                                throw new Todo("bpe.pair");
                            }
                            int product() { return a * b; }
                        }
                    """);
        }

        @Test
        void tabs_and_letters_beyond_ascii_do_not_shift_a_cut() {
            assertThat(membersOf("""
                    \tString s = "\t日本 🙂 \\u007d"; int x;
                    \t/* 🙂\t*/ @Exercise(id = "bpe.x", points = 1)\tint x() { return "🙂".length(); }\t// é
                    """)).isEqualTo("""
                    \tString s = "\t日本 🙂 \\u007d"; int x;
                    \t/* 🙂\t*/ @Exercise(id = "bpe.x", points = 1)\tint x() {
                    \t\tthrow new Todo("bpe.x");
                    \t}\t// é
                    """);
        }

        @Test
        void line_breaks_stay_as_they_are() {
            String source = """
                    package reference.bpe;

                    import contracts.Exercise;
                    import java.util.List;

                    class A {
                        @Exercise(id = "bpe.x", points = 1)
                        int x() {
                            return List.of().size();
                        }

                        int y;
                    }
                    """;
            String windows = skeleton(source.replace("\n", "\r\n"));
            assertThat(windows).isEqualTo(skeleton(source).replace("\n", "\r\n"));
            assertThat(windows).contains("import contracts.Todo;\r\n").doesNotContain("List");
        }

        @Test
        void a_source_without_exercises_only_changes_its_packages() {
            String source = """
                    // licence
                    package reference.bpe;
                    import java.util.*;
                    import static reference.attention.Mask.causal;


                    class A { reference.attention.Mask m = causal(); String s = "reference.bpe"; }""";
            assertThat(skeleton(source)).isEqualTo(source.replace("reference.", "dojo."));
        }

        @Test
        void a_variable_called_reference_and_a_sentence_that_ends_so_stay() {
            String members = """
                        /** Compare with the reference. attention is all you need, or the preference.bpe of old. */
                        int f(int[] reference) { return reference.length + this.reference.bpe.x + reference.bpe(); }
                    """;
            assertThat(membersOf(members)).isEqualTo(members);
        }
    }

    @Nested
    class Hidden {

        @Test
        void a_member_goes_with_its_comments_and_the_blank_line_below() {
            assertThat(membersOf("""
                        int a;

                        // why
                        // and how
                        /** Its Javadoc. */
                        @SolutionOnly
                        @Deprecated
                        private static final int[] B = {
                            1, 2,
                        };  // its comment

                        int c;  // stays
                    """)).isEqualTo("""
                        int a;

                        int c;  // stays
                    """);
        }

        @Test
        void the_last_member_goes_with_the_blank_line_above() {
            assertThat(membersOf("""
                        int a;

                        @SolutionOnly
                        class B {
                            @SolutionOnly int inner;
                        }
                    """)).isEqualTo("    int a;\n");
        }

        @Test
        void several_in_a_row_leave_one_gap_and_none_at_the_end() {
            String row = """
                        @SolutionOnly
                        int a() { return 1; }

                        // about b
                        @SolutionOnly
                        int b;

                    """;
            assertThat(membersOf("    int x;\n\n" + row + "    int y;\n")).isEqualTo("    int x;\n\n    int y;\n");
            assertThat(membersOf("    int x;\n\n" + row.stripTrailing() + "\n")).isEqualTo("    int x;\n");
        }

        @Test
        void neighbours_in_a_block_of_fields_stay_together() {
            assertThat(membersOf("""
                        int a;
                        @SolutionOnly int b;
                        @SolutionOnly int b2;
                        int c; @SolutionOnly int d; int e;
                    """)).isEqualTo("    int a;\n    int c;  int e;\n");
        }

        @Test
        void a_comment_of_the_member_above_is_not_taken_along() {
            assertThat(membersOf("""
                        int a;  // a's
                        @SolutionOnly int b;

                        // about c and d

                        @SolutionOnly A(int x) {}
                        int d;
                    """)).isEqualTo("""
                        int a;  // a's
                        // about c and d

                        int d;
                    """);
        }

        @Test
        void a_source_that_is_hidden_whole_has_no_skeleton() {
            assertThat(Skeleton.of("A.java", "package reference.bpe;\n@contracts.SolutionOnly class A {}\n")).isEmpty();
        }

        @Test
        void a_second_type_may_be_hidden() {
            assertThat(skeleton("package reference.bpe;\n\nclass A {}\n\n@contracts.SolutionOnly\nclass B {}\n"))
                    .isEqualTo("package dojo.bpe;\n\nclass A {}\n");
        }
    }

    @Nested
    class ImportLines {

        @Test
        void a_block_that_loses_its_last_line_leaves_no_gap() {
            assertThat(skeleton("""
                    package reference.bpe;

                    import static java.lang.Math.max;

                    import java.util.List;

                    import contracts.Exercise;

                    class A {
                        @Exercise(id = "bpe.x", points = 1)
                        int x() { return max(1, List.of().size()); }
                    }
                    """)).isEqualTo("""
                    package dojo.bpe;

                    import contracts.Exercise;
                    import contracts.Todo;

                    class A {
                        @Exercise(id = "bpe.x", points = 1)
                        int x() {
                            throw new Todo("bpe.x");
                        }
                    }
                    """);
        }

        @Test
        void todo_is_imported_at_its_sorted_place() {
            assertThat(skeleton("""
                    package reference.bpe;

                    import contracts.BpeContract;
                    import contracts.Exercise;
                    import contracts.Vocabulary;

                    class A implements BpeContract {
                        Vocabulary v;
                        @Exercise(id = "bpe.x", points = 1) void x() {}
                    }
                    """)).contains("contracts.Exercise;\nimport contracts.Todo;\nimport contracts.Vocabulary;\n");
        }

        @Test
        void todo_is_imported_into_a_source_without_imports() {
            assertThat(skeleton("package reference.bpe;\n\nclass A {@contracts.Exercise(id = \"bpe.x\") void x() {}}"))
                    .startsWith("package dojo.bpe;\n\nimport contracts.Todo;\n\nclass A {");
        }

        @Test
        void todo_is_not_imported_twice() {
            assertThat(skeleton("""
                    package reference.bpe;

                    import contracts.*;

                    class A {
                        @Exercise(id = "bpe.x", points = 1) void x() {}
                    }
                    """)).contains("import contracts.*;\n\nclass A").doesNotContain("import contracts.Todo");
        }
    }

    @Nested
    class Refusals {

        @Test
        void a_source_that_is_not_java_is_refused_with_its_line() {
            assertThatThrownBy(() -> skeleton("package reference.bpe;\nclass A {\n  int = 3;\n}\n"))
                    .isInstanceOf(CourseException.class).hasMessageStartingWith("A.java:3 ");
        }

        @Test
        void an_exercise_that_no_learner_would_see_is_refused() {
            assertThatThrownBy(() -> membersOf("    @SolutionOnly class B { @Exercise(id = \"bpe.x\") void x() {} }\n"))
                    .isInstanceOf(CourseException.class).hasMessageContaining("bpe.x");
        }

        @Test
        void a_mark_where_nothing_can_be_left_out_is_refused() {
            assertThatThrownBy(() -> membersOf("    enum B { @SolutionOnly X, Y }\n"))
                    .isInstanceOf(CourseException.class).hasMessageContaining("@SolutionOnly");
        }

        @Test
        void an_exercise_without_an_id_is_refused() {
            assertThatThrownBy(() -> membersOf("    @Exercise(points = 1) void x() {}\n"))
                    .isInstanceOf(CourseException.class).hasMessageContaining("no id");
        }
    }
}
