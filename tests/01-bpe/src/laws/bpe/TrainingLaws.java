package laws.bpe;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.BpeContract;
import contracts.BpeContract.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Chapter 01, learning merges: the naive trainer, and the fast one that must find the same. */
@Tag("bpe")
class TrainingLaws {

    private static final List<Pair> HAND = List.of(new Pair(64, 65), new Pair(64, 256), new Pair(64, 257));

    private final BpeContract subject = Subject.of(BpeContract.class);
    private final BpeContract reference = Reference.of(BpeContract.class);

    private static String asked(int merges, List<String> pieces) {
        return (merges == 1 ? "1 merge of " : merges + " merges of ") + pieces;
    }

    @Group
    class Naive {

        /** The lesson's example: ab and aa both count 2, and ab is greater. */
        @Example
        @Check(value = "bpe.train/hand-example", gate = true)
        void aaabdaaabac_gives_the_three_merges_worked_by_hand() {
            Expect.same("three merges of aaabdaaabac", HAND, subject.train(List.of("aaabdaaabac"), 3));
        }

        @Property
        @Check(value = "bpe.train/agrees-with-reference", weight = 2)
        void the_merges_agree_with_the_reference(@ForAll(supplier = Inputs.Words.class) List<String> pieces,
                @ForAll @IntRange(max = 12) int merges) {
            Expect.same(asked(merges, pieces), reference.train(pieces, merges),
                    subject.train(pieces, merges));
        }

        @Example
        @Check("bpe.train/golden")
        void the_merges_are_those_of_an_implementation_in_python() {
            for (Golden.Training golden : Golden.trainings()) {
                Expect.same(asked(golden.merges(), golden.pieces()), golden.learned(),
                        subject.train(golden.pieces(), golden.merges()));
            }
        }

        /** 0x7A is z, 0xC3 begins an accented letter: as a signed byte it would be -61. */
        @Example
        @Check("bpe.train/unsigned-ties")
        void the_greater_of_two_equally_frequent_pairs_wins_with_bytes_unsigned() {
            Expect.same("the first merge of za and \u00e9", List.of(new Pair(127, 102)),
                    subject.train(List.of("za", "\u00e9"), 1));
            Expect.same("the first merge of ab, ba and ca", List.of(new Pair(66, 64)),
                    subject.train(List.of("ab", "ba", "ca"), 1));
        }

        @Example
        @Check("bpe.train/runs")
        void a_run_counts_what_can_be_merged_at_once() {
            Expect.same("the first merge of aaa, aaa, bb, bb, bb", List.of(new Pair(65, 65)),
                    subject.train(List.of("aaa", "aaa", "bb", "bb", "bb"), 1));
        }

        @Property
        @Check("bpe.train/inside-a-piece")
        void every_token_lies_inside_a_piece(@ForAll(supplier = Inputs.Words.class) List<String> pieces,
                @ForAll @IntRange(max = 12) int merges) {
            List<Pair> learned = subject.train(pieces, merges);
            for (int k = 0; k < learned.size(); k++) {
                String token = reference.decode(new int[] {256 + k}, learned);
                Expect.that(pieces.stream().anyMatch(piece -> piece.contains(token)), "Merge " + k + " makes \"" + token
                        + "\", which is in none of " + pieces + ": it crosses a border between two pieces.");
            }
        }

        @Property
        @Check("bpe.train/order-of-pieces")
        void the_order_of_the_pieces_does_not_matter(@ForAll(supplier = Inputs.Words.class) List<String> pieces,
                @ForAll long seed) {
            List<String> shuffled = new ArrayList<>(pieces);
            Collections.shuffle(shuffled, new Random(seed));
            Expect.same("8 merges of " + shuffled, subject.train(pieces, 8), subject.train(shuffled, 8));
        }

        @Property
        @Check("bpe.train/prefix")
        void fewer_merges_are_the_first_of_more(@ForAll(supplier = Inputs.Words.class) List<String> pieces,
                @ForAll @IntRange(max = 8) int fewer) {
            List<Pair> more = subject.train(pieces, 9);
            Expect.same(asked(fewer, pieces), more.subList(0, Math.min(fewer, more.size())),
                    subject.train(pieces, fewer));
        }

        @Example
        @Check("bpe.train/ends-early")
        void training_ends_when_no_pair_is_left() {
            Expect.same("50 merges of ab", List.of(new Pair(64, 65)), subject.train(List.of("ab"), 50));
            Expect.same("50 merges of nothing", List.of(), subject.train(List.of(), 50));
        }

        /** In Turkish the small letter of I has no dot, and the capital letter of i has one. */
        @Example
        @Check("bpe.train/any-locale")
        void capitals_stay_capitals_and_the_merges_do_not_depend_on_the_locale() {
            List<String> pieces = List.of("TITLE", "title", "IDLE", "idle", "ID", "id");
            List<Pair> here = subject.train(pieces, 20);
            Expect.same("the merges learned", reference.train(pieces, 20), here);
            Locale usual = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("tr"));
                Expect.same("the merges learned in Turkish", here, subject.train(pieces, 20));
            } finally {
                Locale.setDefault(usual);
            }
        }
    }

    @Group
    class Fast {

        private static final double SECONDS = 20;

        @Example
        @Check(value = "bpe.train-fast/hand-example", gate = true)
        void aaabdaaabac_gives_the_three_merges_worked_by_hand() {
            Expect.same("three merges of aaabdaaabac", HAND, subject.trainFast(List.of("aaabdaaabac"), 3));
        }

        @Property(tries = 200)
        @Check(value = "bpe.train-fast/agrees-with-naive", weight = 2)
        void the_merges_agree_with_the_naive_trainer(@ForAll(supplier = Inputs.Words.class) List<String> pieces,
                @ForAll @IntRange(max = 16) int merges) {
            Expect.same(asked(merges, pieces), reference.train(pieces, merges),
                    subject.trainFast(pieces, merges));
        }

        @Example
        @Check("bpe.train-fast/golden")
        void the_merges_are_those_of_an_implementation_in_python() {
            for (Golden.Training golden : Golden.trainings()) {
                Expect.same(asked(golden.merges(), golden.pieces()), golden.learned(),
                        subject.trainFast(golden.pieces(), golden.merges()));
            }
        }

        @Property
        @Check("bpe.train-fast/copies")
        void the_same_pieces_three_times_give_the_same_merges(
                @ForAll(supplier = Inputs.Words.class) List<String> pieces) {
            List<String> thrice = new ArrayList<>(pieces);
            thrice.addAll(pieces);
            thrice.addAll(pieces);
            Expect.same("8 merges of " + pieces + ", three times", subject.trainFast(pieces, 8),
                    subject.trainFast(thrice, 8));
        }

        @Property(tries = 20)
        @Check("bpe.train-fast/long-runs")
        void the_merges_of_long_runs_agree_with_the_naive_trainer(@ForAll @IntRange(min = 1, max = 200) int as,
                @ForAll @IntRange(max = 5) int marks) {
            List<String> pieces = List.of(   // of a and "!", which is token 0
                    "a".repeat(as) + "!".repeat(marks) + "a".repeat(as / 2), "!" + "a".repeat(as));
            Expect.same("12 merges of " + pieces, reference.train(pieces, 12), subject.trainFast(pieces, 12));
        }

        @Example
        @Check("bpe.train-fast/scales")
        void two_thousand_merges_of_forty_thousand_words_take_seconds() {
            Random random = new Random(1);
            List<String> pieces = IntStream.range(0, 40_000).mapToObj(i -> word(random)).toList();
            List<Pair> expected = reference.trainFast(pieces, 2000);
            long start = System.nanoTime();
            List<Pair> learned = subject.trainFast(pieces, 2000);
            double seconds = (System.nanoTime() - start) * 1e-9;
            Expect.same("2000 merges of 40,000 words", expected, learned);
            Expect.that(seconds < SECONDS, String.format(Locale.ROOT, "Learning 2000 merges of 40,000 words twice took "
                    + "%.1f s, not less than %.0f s: which work is done again in every round?", seconds, SECONDS));
        }

        /** Letters of unequal frequency, as in a language. */
        private static String word(Random random) {
            StringBuilder word = new StringBuilder(" ");
            for (int length = 3 + random.nextInt(6); length > 0; length--) {
                word.append((char) ('a' + (int) (26 * random.nextDouble() * random.nextDouble())));
            }
            return word.toString();
        }
    }
}
