package laws.wordvec;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.WordvecContract;
import java.util.Arrays;
import java.util.stream.IntStream;
import laws.wordvec.Inputs.Vectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 02, what one does with vectors: neighbours by cosine, analogies. */
@Tag("wordvec")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class NeighbourLaws {

    private final WordvecContract subject = Subject.of(WordvecContract.class);
    private final WordvecContract reference = Reference.of(WordvecContract.class);

    @Group
    @Domain(Inputs.class)
    @Domain(DomainContext.Global.class)
    class Nearest {

        /** The lesson's example: by dot product the long vector (50, 0) would come before (4, 3). */
        @Example
        @Check(value = "wordvec.neighbours/hand-example", gate = true)
        void five_vectors_are_ranked_as_by_hand() {
            double[][] vectors = {{3, 4}, {4, 3}, {30, 40}, {-4, 3}, {50, 0}};
            Expect.close("the cosine of (3, 4) and (4, 3)", 0.96, subject.cosine(vectors[0], vectors[1]));
            Expect.close("the cosine of (3, 4) and (50, 0)", 0.6, subject.cosine(vectors[0], vectors[4]));
            Expect.same("the three nearest to (3, 4)", new int[] {2, 1, 4}, subject.nearest(vectors, 0, 3));
        }

        @Property
        @Check(value = "wordvec.neighbours/agrees-with-reference", weight = 2)
        void cosines_and_rankings_agree_with_the_reference(@ForAll Vectors v, @ForAll @IntRange(max = 10) int n) {
            for (double[] other : v.table()) {
                Expect.close("a cosine", reference.cosine(v.table()[v.word()], other),
                        subject.cosine(v.table()[v.word()], other));
            }
            Expect.same("the " + n + " nearest to word " + v.word(), reference.nearest(v.table(), v.word(), n),
                    subject.nearest(v.table(), v.word(), n));
        }

        @Example
        @Check("wordvec.neighbours/golden")
        void cosines_and_rankings_are_those_of_pytorch() {
            double[][] vectors = Golden.vectors();
            for (int a = 0; a < vectors.length; a++) {
                for (int b = 0; b < vectors.length; b++) {
                    Expect.close("the cosine of vectors " + a + " and " + b, Golden.cosines()[a][b],
                            subject.cosine(vectors[a], vectors[b]));
                }
                Expect.same("all others, the nearest to " + a + " first", Golden.nearest()[a],
                        subject.nearest(vectors, a, vectors.length - 1));
            }
        }

        @Property
        @Check("wordvec.neighbours/bounds")
        void a_cosine_lies_between_minus_one_and_one_and_does_not_care_for_order(@ForAll Vectors v) {
            double[] a = v.table()[0];
            double[] b = v.table()[1];
            double cosine = subject.cosine(a, b);
            Expect.that(Math.abs(cosine) <= 1 + 1e-12, "The cosine is " + cosine + ".");
            Expect.close("the cosine of b and a", cosine, subject.cosine(b, a));
            Expect.close("the cosine of a vector with itself", 1, subject.cosine(a, a));
            Expect.close("the cosine of a vector and its opposite", -1, subject.cosine(a, scaled(a, -1)));
        }

        /** By powers of two, which change no digit. */
        @Property
        @Check("wordvec.neighbours/rescaled")
        void the_length_of_a_vector_changes_no_ranking(@ForAll Vectors v, @ForAll @IntRange(max = 4) int which,
                @ForAll @IntRange(min = -20, max = 20) int power) {
            double[][] rescaled = v.table().clone();
            rescaled[which] = scaled(rescaled[which], Math.pow(2, power));
            Expect.close("the cosine of word " + v.word() + " and word " + which + " after rescaling",
                    subject.cosine(v.table()[v.word()], v.table()[which]),
                    subject.cosine(rescaled[v.word()], rescaled[which]));
            Expect.same("the ranking after vector " + which + " was multiplied by 2^" + power,
                    subject.nearest(v.table(), v.word(), 9), subject.nearest(rescaled, v.word(), 9));
        }

        @Property
        @Check("wordvec.neighbours/all-others")
        void all_others_are_there_once_the_nearest_first(@ForAll Vectors v) {
            int[] nearest = subject.nearest(v.table(), v.word(), 100);
            int[] sorted = nearest.clone();
            Arrays.sort(sorted);
            Expect.same("the words among the 100 nearest to word " + v.word() + ", sorted", IntStream
                    .range(0, v.table().length).filter(word -> word != v.word()).toArray(), sorted);
            for (int i = 1; i < nearest.length; i++) {
                double before = reference.cosine(v.table()[v.word()], v.table()[nearest[i - 1]]);
                double here = reference.cosine(v.table()[v.word()], v.table()[nearest[i]]);
                Expect.that(before >= here, "Word " + nearest[i] + " with the cosine " + here + " comes after word "
                        + nearest[i - 1] + " with the cosine " + before + ".");
            }
        }

        /** Word 2 and all later ones are copies of word 0, so their cosines with it and with each other are equal. */
        @Property
        @Check("wordvec.neighbours/ties")
        void of_equal_cosines_the_smaller_id_comes_first(@ForAll Vectors v) {
            double[][] twins = v.table().clone();
            Arrays.setAll(twins, word -> v.table()[word == 1 ? 1 : 0]);
            for (int word : new int[] {0, 2, 3}) {
                int[] copies = IntStream.range(0, twins.length).filter(copy -> copy != 1 && copy != word).toArray();
                Expect.same("the nearest to word " + word + ", of which " + Arrays.toString(copies) + " are copies",
                        copies, subject.nearest(twins, word, copies.length));
            }
        }

        @Example
        @Check("wordvec.neighbours/zeros")
        void a_vector_of_zeros_has_the_cosine_zero_with_every_vector() {
            double[] zeros = {0, 0};
            Expect.close("of zeros and (1, 2)", 0, subject.cosine(zeros, new double[] {1, 2}));
            Expect.close("of (1, 2) and zeros", 0, subject.cosine(new double[] {1, 2}, zeros));
            Expect.close("of zeros and zeros", 0, subject.cosine(zeros, zeros));
            Expect.same("the nearest to (1, 0) of (-1, 0), zeros and (0.1, 1)", new int[] {3, 2, 1}, subject.nearest(
                    new double[][] {{1, 0}, {-1, 0}, zeros, {0.1, 1}}, 0, 3));
        }
    }

    @Group
    @Domain(Inputs.class)
    @Domain(DomainContext.Global.class)
    class Analogies {

        /** The lesson's example: the target is (-0.4, 1, 0.8), along which word 4 lies. */
        @Example
        @Check(value = "wordvec.analogy/hand-example", gate = true)
        void a_riddle_of_five_vectors_is_solved_as_by_hand() {
            double[][] vectors = {{0, 1, 1}, {2, 0, 0}, {0, 3, 0}, {3, 0, 4}, {-2, 5, 4}};
            Expect.same("word 1 is to word 2 as word 3 is to word", 4, subject.analogy(vectors, 1, 2, 3));
        }

        @Property
        @Check(value = "wordvec.analogy/agrees-with-reference", weight = 2)
        void the_answer_agrees_with_the_reference(@ForAll Vectors v) {
            int[] words = {v.word(), (v.word() + 1) % 5, (v.word() + 3) % 5};
            Expect.same(words[0] + " is to " + words[1] + " as " + words[2] + " is to",
                    reference.analogy(v.table(), words[0], words[1], words[2]),
                    subject.analogy(v.table(), words[0], words[1], words[2]));
        }

        @Property
        @Check("wordvec.analogy/parallelogram")
        void the_fourth_corner_of_a_parallelogram_is_found(@ForAll Vectors v) {
            double[][] corners = v.table().clone();
            corners[3] = new double[corners[0].length];
            for (int k = 0; k < 3; k++) {
                double length = Math.sqrt(Arrays.stream(corners[k]).map(x -> x * x).sum());
                for (int i = 0; i < corners[3].length; i++) {
                    corners[3][i] += (k == 0 ? -1 : 1) * corners[k][i] / length;
                }
            }
            Expect.same("0 is to 1 as 2 is to", 3, subject.analogy(corners, 0, 1, 2));
        }

        @Property
        @Check("wordvec.analogy/not-asked")
        void the_answer_is_none_of_the_words_asked_with(@ForAll Vectors v) {
            int answer = subject.analogy(v.table(), 1, v.word() == 1 ? 0 : v.word(), 4);
            Expect.that(answer >= 0 && answer < v.table().length && answer != 1 && answer != 4
                    && answer != (v.word() == 1 ? 0 : v.word()), "The answer is word " + answer + ".");
        }

        @Property
        @Check("wordvec.analogy/rescaled")
        void the_length_of_a_vector_changes_no_answer(@ForAll Vectors v, @ForAll @IntRange(max = 4) int which,
                @ForAll @IntRange(min = -20, max = 20) int power) {
            double[][] rescaled = v.table().clone();
            rescaled[which] = scaled(rescaled[which], Math.pow(2, power));
            Expect.same("0 is to 1 as 2 is to, after vector " + which + " was multiplied by 2^" + power,
                    subject.analogy(v.table(), 0, 1, 2), subject.analogy(rescaled, 0, 1, 2));
        }

        @Example
        @Check("wordvec.analogy/ties")
        void of_equal_cosines_the_smaller_id_wins() {
            double[][] vectors = {{1, 0, 0}, {-2, 5, 4}, {2, 0, 0}, {0, 3, 0}, {3, 0, 4}, {-2, 5, 4}, {-4, 10, 8}};
            Expect.same("word 2 is to word 3 as word 4 is to word", 1, subject.analogy(vectors, 2, 3, 4));
        }
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(x -> factor * x).toArray();
    }
}
