package laws.bpe;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.BpeContract;
import contracts.BpeContract.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Chapter 01, the two steps on one sequence: counting pairs and merging one. */
@Tag("bpe")
class PairLaws {

    private static final int NEW = 300;

    private final BpeContract subject = Subject.of(BpeContract.class);
    private final BpeContract reference = Reference.of(BpeContract.class);

    @Group
    class Counting {

        @Example
        @Check(value = "bpe.count-pairs/hand-example", gate = true)
        void five_tokens_are_counted_as_by_hand() {
            Expect.same("the pairs of [1, 2, 3, 1, 2]", Map.of(new Pair(1, 2), 2, new Pair(2, 3), 1, new Pair(3, 1), 1),
                    subject.countPairs(new int[] {1, 2, 3, 1, 2}));
        }

        @Example
        @Check("bpe.count-pairs/runs")
        void a_run_of_equal_tokens_counts_what_can_be_merged_at_once() {
            for (int length = 2; length <= 7; length++) {
                int[] run = new int[length];
                Arrays.fill(run, 7);
                Expect.same("the pairs of a run of " + length, Map.of(new Pair(7, 7), length / 2),
                        subject.countPairs(run));
            }
        }

        @Example
        @Check("bpe.count-pairs/too-short")
        void fewer_than_two_tokens_have_no_pair() {
            Expect.same("the pairs of nothing", Map.of(), subject.countPairs(new int[0]));
            Expect.same("the pairs of one token", Map.of(), subject.countPairs(new int[] {5}));
        }

        @Property
        @Check(value = "bpe.count-pairs/agrees-with-reference", weight = 2)
        void the_counts_agree_with_the_reference(@ForAll(supplier = Inputs.FewTokens.class) int[] ids) {
            Expect.same("the pairs of " + Arrays.toString(ids), reference.countPairs(ids), subject.countPairs(ids));
        }

        @Property
        @Check("bpe.count-pairs/every-neighbour")
        void every_pair_of_neighbours_is_counted_and_no_other(@ForAll(supplier = Inputs.FewTokens.class) int[] ids) {
            Set<Pair> neighbours = new HashSet<>();
            for (int i = 0; i + 1 < ids.length; i++) {
                neighbours.add(new Pair(ids[i], ids[i + 1]));
            }
            Expect.that(neighbours.equals(subject.countPairs(ids).keySet()), "The neighbours in " + Arrays.toString(ids)
                    + " are " + neighbours + ", but the counted pairs are " + subject.countPairs(ids).keySet() + ".");
        }

        @Property
        @Check("bpe.count-pairs/tokens-saved")
        void the_count_of_a_pair_is_what_merging_it_saves(@ForAll(supplier = Inputs.FewTokens.class) int[] ids) {
            subject.countPairs(ids).forEach((pair, count) -> Expect.same(
                    "how many tokens merging " + pair + " in " + Arrays.toString(ids) + " saves",
                    ids.length - reference.merge(ids, pair, NEW).length, count));
        }
    }

    @Group
    class Merging {

        @Example
        @Check(value = "bpe.merge/hand-example", gate = true)
        void six_tokens_are_merged_as_by_hand() {
            Expect.same("[5, 6, 6, 7, 9, 1] with (6, 7) merged to 99", new int[] {5, 6, 99, 9, 1},
                    subject.merge(new int[] {5, 6, 6, 7, 9, 1}, new Pair(6, 7), 99));
        }

        @Example
        @Check("bpe.merge/runs")
        void a_run_of_equal_tokens_is_merged_from_the_left() {
            Expect.same("[7, 7, 7] with (7, 7) merged to 8", new int[] {8, 7},
                    subject.merge(new int[] {7, 7, 7}, new Pair(7, 7), 8));
            Expect.same("[7, 7, 7, 7] with (7, 7) merged to 8", new int[] {8, 8},
                    subject.merge(new int[] {7, 7, 7, 7}, new Pair(7, 7), 8));
        }

        @Example
        @Check("bpe.merge/ends")
        void the_first_and_the_last_pair_count_as_well() {
            Expect.same("[6, 7, 1, 6, 7] with (6, 7) merged to 99", new int[] {99, 1, 99},
                    subject.merge(new int[] {6, 7, 1, 6, 7}, new Pair(6, 7), 99));
            Expect.same("[7, 6, 6] with (6, 7) merged to 99", new int[] {7, 6, 6},
                    subject.merge(new int[] {7, 6, 6}, new Pair(6, 7), 99));
            Expect.same("nothing, merged", new int[0], subject.merge(new int[0], new Pair(6, 7), 99));
        }

        @Property
        @Check(value = "bpe.merge/agrees-with-reference", weight = 2)
        void the_tokens_agree_with_the_reference(@ForAll(supplier = Inputs.FewTokens.class) int[] ids,
                @ForAll(supplier = Inputs.FewPairs.class) Pair pair) {
            Expect.same(Arrays.toString(ids) + " with " + pair + " merged", reference.merge(ids, pair, NEW),
                    subject.merge(ids, pair, NEW));
        }

        @Property
        @Check("bpe.merge/can-be-undone")
        void taking_the_new_token_apart_gives_the_sequence_back(@ForAll(supplier = Inputs.FewTokens.class) int[] ids,
                @ForAll(supplier = Inputs.FewPairs.class) Pair pair) {
            List<Integer> apart = new ArrayList<>();
            for (int id : subject.merge(ids, pair, NEW)) {
                apart.addAll(id == NEW ? List.of(pair.left(), pair.right()) : List.of(id));
            }
            Expect.same("the merged sequence, taken apart again", ids, apart.stream().mapToInt(id -> id).toArray());
        }

        @Property
        @Check("bpe.merge/none-left")
        void no_occurrence_of_the_pair_is_left(@ForAll(supplier = Inputs.FewTokens.class) int[] ids,
                @ForAll(supplier = Inputs.FewPairs.class) Pair pair) {
            int[] merged = subject.merge(ids, pair, NEW);
            for (int i = 0; i + 1 < merged.length; i++) {
                Expect.that(merged[i] != pair.left() || merged[i + 1] != pair.right(),
                        pair + " still stands at " + i + " in " + Arrays.toString(merged) + ".");
            }
        }
    }
}
