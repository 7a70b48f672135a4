package laws.wordvec;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.WordvecContract;
import contracts.WordvecContract.Counted;
import contracts.WordvecContract.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import laws.wordvec.Inputs.Counts;
import laws.wordvec.Inputs.Reading;
import laws.wordvec.Inputs.Text;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 02, from a text to pairs: vocabulary, subsampling, skip-grams. */
@Tag("wordvec")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class TextLaws {

    private static final List<String> TEXT = List.of("the", "cat", "saw", "the", "dog", "and", "ran", "off");

    private final WordvecContract subject = Subject.of(WordvecContract.class);
    private final WordvecContract reference = Reference.of(WordvecContract.class);

    @Group
    @Domain(Inputs.class)
    @Domain(DomainContext.Global.class)
    class Words {

        /** The lesson's example: "the" is a quarter of eight words, the threshold is a sixteenth. */
        @Example
        @Check(value = "wordvec.vocabulary/hand-example", gate = true)
        void eight_words_are_counted_and_thinned_out_as_by_hand() {
            Counted counted = subject.vocabulary(TEXT, 1);
            Expect.same("the words", List.of("the", "and", "cat", "dog", "off", "ran", "saw"), counted.words());
            Expect.same("the counts", new int[] {2, 1, 1, 1, 1, 1, 1}, counted.counts());
            Expect.same("the words that occur twice", new Counted(List.of("the"), new int[] {2}),
                    subject.vocabulary(TEXT, 2));
            Expect.close("how probably \"the\" stays", 0.5, subject.keepProbability(2, 8, 0.0625));
            Expect.close("how probably \"cat\" stays", Math.sqrt(0.5), subject.keepProbability(1, 8, 0.0625));
            Expect.same("what is left: cat the and ran", new int[] {2, 0, 1, 5}, subject.subsample(
                    new int[] {0, 2, 6, 0, 3, 1, 5, 4}, counted.counts(), 0.0625,
                    new double[] {0.6, 0.6, 0.8, 0.4, 0.9, 0.7, 0.1, 0.75}));
        }

        @Property
        @Check(value = "wordvec.vocabulary/agrees-with-reference", weight = 2)
        void the_vocabulary_agrees_with_the_reference(@ForAll Text text) {
            Expect.same("the vocabulary", reference.vocabulary(text.words(), text.minCount()),
                    subject.vocabulary(text.words(), text.minCount()));
        }

        @Property
        @Check("wordvec.vocabulary/counts")
        void every_word_that_is_frequent_enough_has_its_count_and_no_other_is_there(@ForAll Text text) {
            Counted counted = subject.vocabulary(text.words(), text.minCount());
            for (String word : new TreeSet<>(text.words())) {
                int count = Collections.frequency(text.words(), word);
                int id = counted.words().indexOf(word);
                Expect.same("whether \"" + word + "\", which occurs " + count + " times, is in the vocabulary",
                        count >= text.minCount(), id >= 0);
                Expect.that(id < 0 || counted.counts()[id] == count, "\"" + word + "\" occurs " + count
                        + " times, but its count is " + (id < 0 ? 0 : counted.counts()[id]) + ".");
            }
        }

        @Property
        @Check("wordvec.vocabulary/order")
        void a_word_comes_after_more_frequent_ones_and_equals_by_the_alphabet(@ForAll Text text) {
            Counted counted = subject.vocabulary(text.words(), 1);
            List<Integer> ids = new ArrayList<>(IntStream.range(0, counted.words().size()).boxed().toList());
            ids.sort(Comparator.comparing((Integer id) -> -counted.counts()[id])
                    .thenComparing(id -> counted.words().get(id)));
            Expect.same("the words in their order", ids.stream().map(counted.words()::get).toList(), counted.words());
        }

        @Property
        @Check("wordvec.vocabulary/shuffled")
        void the_order_of_the_text_does_not_matter(@ForAll Text text, @ForAll long seed) {
            List<String> shuffled = new ArrayList<>(text.words());
            Collections.shuffle(shuffled, new Random(seed));
            Expect.same("the vocabulary of " + shuffled, subject.vocabulary(text.words(), text.minCount()),
                    subject.vocabulary(shuffled, text.minCount()));
        }

        @Property
        @Check("wordvec.vocabulary/keep-probability")
        void rare_words_stay_and_four_times_as_frequent_ones_stay_half_as_often(
                @ForAll @IntRange(min = 1, max = 1000) int count, @ForAll @IntRange(min = 1, max = 999) int more) {
            long total = 1_000_000;
            double share = (double) count / total;
            Expect.close("a word whose share is the threshold", 1, subject.keepProbability(count, total, share));
            Expect.close("a rarer word", 1, subject.keepProbability(count, total, share * (1 + more)));
            double often = subject.keepProbability(count, total, share / (1 + more));
            Expect.that(often > 0 && often < 1, "A word " + (1 + more) + " times as frequent as the threshold stays "
                    + "with the probability " + often + ", which should lie between 0 and 1.");
            Expect.close("a word four times as frequent", often / 2,
                    subject.keepProbability(4 * count, total, share / (1 + more)));
        }

        @Property
        @Check("wordvec.vocabulary/keep-probability-agrees")
        void the_keep_probability_agrees_with_the_reference(@ForAll @IntRange(min = 1, max = 100_000) int count,
                @ForAll @IntRange(min = 1, max = 5) int digits) {
            double threshold = Math.pow(10, -digits);
            Expect.close("how probably it stays", reference.keepProbability(count, 3_000_000_000L, threshold),
                    subject.keepProbability(count, 3_000_000_000L, threshold));
        }

        @Property
        @Check("wordvec.vocabulary/subsample-agrees")
        void what_stays_agrees_with_the_reference(@ForAll Counts words, @ForAll long seed) {
            int[] ids = IntStream.range(0, 12).map(i -> i * i % words.counts().length).toArray();
            double[] u = Inputs.uniforms(seed, ids.length);
            for (double threshold : new double[] {0.001, 0.05, 0.5}) {
                Expect.same("what stays of " + Arrays.toString(ids) + " at " + threshold,
                        reference.subsample(ids, words.counts(), threshold, u),
                        subject.subsample(ids, words.counts(), threshold, u));
            }
        }

        /** Two of eight words and a threshold of a sixteenth: the keep probability is exactly 1/2. */
        @Example
        @Check("wordvec.vocabulary/border")
        void a_uniform_at_the_keep_probability_is_not_below_it() {
            Expect.same("what stays for 0.5 and the number below it", new int[] {0}, subject.subsample(
                    new int[] {0, 0}, new int[] {2, 6}, 0.0625, new double[] {0.5, Math.nextDown(0.5)}));
        }

        /** Uniforms at equal distances: what stays is the probability's share of them. */
        @Property(tries = 50)
        @Check("wordvec.vocabulary/share-that-stays")
        void each_word_keeps_its_share(@ForAll Counts words, @ForAll @IntRange(min = 0, max = 1) int word) {
            int n = 1000;
            int[] ids = new int[n];
            Arrays.fill(ids, word);
            double[] u = IntStream.range(0, n).mapToDouble(i -> (i + 0.5) / n).toArray();
            long total = Arrays.stream(words.counts()).asLongStream().sum();
            double keep = Math.min(1, Math.sqrt(0.05 * total / words.counts()[word]));
            int stays = subject.subsample(ids, words.counts(), 0.05, u).length;
            Expect.that(Math.abs(stays - n * keep) <= 1, "Of " + n + " occurrences of word " + word + " " + n * keep
                    + " should stay, but " + stays + " do.");
        }
    }

    @Group
    @Domain(Inputs.class)
    @Domain(DomainContext.Global.class)
    class Pairs {

        /** The lesson's example: the word 8 stands at two positions, and each is the other's context. */
        @Example
        @Check(value = "wordvec.pairs/hand-example", gate = true)
        void four_words_are_paired_as_by_hand() {
            Expect.same("the pairs of [7, 8, 9, 8]", pairs("7-8 8-7 8-9 8-8 9-8 9-8 8-8 8-9"),
                    subject.pairs(new int[] {7, 8, 9, 8}, 2, new double[] {0, 0.5, 0.4, 0.9}));
        }

        @Property
        @Check(value = "wordvec.pairs/agrees-with-reference", weight = 2)
        void the_pairs_agree_with_the_reference(@ForAll Reading text) {
            Expect.same("the pairs", reference.pairs(text.ids(), text.window(), text.u()),
                    subject.pairs(text.ids(), text.window(), text.u()));
        }

        /** Every position holds another word, so that a pair tells which positions it is made of. */
        @Property
        @Check("wordvec.pairs/reach")
        void a_position_sees_all_within_its_reach_and_none_beyond(
                @ForAll @IntRange(min = 1, max = 9) int length, @ForAll @IntRange(min = 1, max = 4) int window,
                @ForAll @IntRange(min = 1, max = 4) int reach) {
            int r = Math.min(reach, window);
            List<Pair> found = subject.pairs(positions(length), window, same((r - 0.5) / window, length));
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < length; j++) {
                    boolean near = i != j && Math.abs(i - j) <= r;
                    Expect.same("how often position " + i + " has position " + j + " as its context, with a reach of "
                            + r, near ? 1 : 0, Collections.frequency(found, new Pair(i, j)));
                }
            }
        }

        @Property
        @Check("wordvec.pairs/symmetric")
        void with_one_reach_for_all_the_pairs_are_symmetric(@ForAll Reading text) {
            List<Pair> found = subject.pairs(text.ids(), text.window(), same(0.9995, text.ids().length));
            List<Pair> turned = found.stream().map(pair -> new Pair(pair.context(), pair.centre())).toList();
            Expect.same("the pairs, sorted, against themselves with centre and context exchanged", sorted(turned),
                    sorted(found));
        }

        @Property
        @Check("wordvec.pairs/not-itself")
        void a_position_is_never_its_own_context_but_its_word_may_be(
                @ForAll @IntRange(min = 0, max = 9) int length, @ForAll @IntRange(min = 1, max = 4) int window) {
            double[] u = same(0.9995, length);
            List<Pair> different = subject.pairs(positions(length), window, u);
            Expect.that(different.stream().noneMatch(pair -> pair.centre() == pair.context()),
                    "No word stands twice in the text, but one is its own context in " + different + ".");
            Expect.same("the number of pairs in a text of one word, " + length + " times", different.size(),
                    subject.pairs(new int[length], window, u).size());
        }

        @Property
        @Check("wordvec.pairs/backwards")
        void a_text_read_backwards_has_the_same_pairs(@ForAll Reading text) {
            int n = text.ids().length;
            int[] ids = IntStream.range(0, n).map(i -> text.ids()[n - 1 - i]).toArray();
            double[] u = IntStream.range(0, n).mapToDouble(i -> text.u()[n - 1 - i]).toArray();
            Expect.same("the pairs, sorted", sorted(subject.pairs(text.ids(), text.window(), text.u())),
                    sorted(subject.pairs(ids, text.window(), u)));
        }

        /** Uniforms at equal distances, of which the middle word has one after the other. */
        @Property
        @Check("wordvec.pairs/near-more-often")
        void a_neighbour_at_distance_d_is_met_in_window_plus_one_minus_d_of_window_draws(
                @ForAll @IntRange(min = 1, max = 5) int window) {
            int length = 2 * window + 1;
            int[] met = new int[length];
            for (int draw = 0; draw < 4 * window; draw++) {
                double[] u = same(0, length);
                u[window] = (draw + 0.5) / (4 * window);
                subject.pairs(positions(length), window, u).stream().filter(pair -> pair.centre() == window)
                        .forEach(pair -> met[pair.context()]++);
            }
            for (int distance = 1; distance <= window; distance++) {
                Expect.same("how often the neighbour at distance " + distance + " of " + window + " is met in "
                        + 4 * window + " draws", 4 * (window + 1 - distance), met[window + distance]);
            }
        }

        private static int[] positions(int length) {
            return IntStream.range(0, length).toArray();
        }

        private static double[] same(double u, int length) {
            double[] all = new double[length];
            Arrays.fill(all, u);
            return all;
        }

        private static List<Pair> pairs(String shown) {
            return Arrays.stream(shown.split(" ")).map(pair -> pair.split("-"))
                    .map(pair -> new Pair(Integer.parseInt(pair[0]), Integer.parseInt(pair[1]))).toList();
        }

        private static List<Pair> sorted(List<Pair> pairs) {
            return pairs.stream().sorted(Comparator.comparing(Pair::centre).thenComparing(Pair::context)).toList();
        }
    }
}
