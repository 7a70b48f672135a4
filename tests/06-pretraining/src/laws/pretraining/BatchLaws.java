package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.PretrainingContract;
import contracts.PretrainingContract.Batch;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import laws.pretraining.Inputs.Data;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 06, batches: stretches of the data and what follows each token. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class BatchLaws {

    private static final int SIZE = 13;
    private static final int BLOCK = 3;
    private static final int STARTS = SIZE - BLOCK;

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    /** The lesson's example: six tokens, blocks of two, so there are four starts, 0 to 3. */
    @Example
    @Check(value = "pretraining.batch/hand-example", gate = true)
    void three_stretches_of_six_tokens_are_cut_as_by_hand() {
        Batch batch = subject.batch(new int[] {3, 1, 4, 1, 5, 9}, 2, new double[] {0, 0.5, 0.99});
        Expect.same("the inputs", new int[][] {{3, 1}, {4, 1}, {1, 5}}, batch.inputs());
        Expect.same("the targets", new int[][] {{1, 4}, {1, 5}, {5, 9}}, batch.targets());
    }

    @Property
    @Check(value = "pretraining.batch/agrees-with-reference", weight = 2)
    void the_batch_agrees_with_the_reference(@ForAll Data in) {
        Batch expected = reference.batch(in.tokens(), in.block(), in.uniforms());
        Batch actual = subject.batch(in.tokens(), in.block(), in.uniforms());
        Expect.same("the inputs", expected.inputs(), actual.inputs());
        Expect.same("the targets", expected.targets(), actual.targets());
    }

    /** The data counts up, so what follows token n is n + 1 in the data alone. */
    @Property
    @Check("pretraining.batch/targets-shifted-by-one")
    void the_targets_are_the_inputs_shifted_by_one(@ForAll Data in) {
        int[] tokens = IntStream.range(0, in.size()).map(i -> 2 * i).toArray();
        Batch batch = subject.batch(tokens, in.block(), in.uniforms());
        for (int i = 0; i < in.batch(); i++) {
            for (int t = 0; t < in.block(); t++) {
                Expect.same("where the target of place " + t + " stands in the data, in stretch " + i,
                        batch.inputs()[i][t] / 2 + 1, batch.targets()[i][t] / 2);
            }
        }
    }

    @Property
    @Check("pretraining.batch/shapes")
    void each_uniform_gives_one_stretch_of_the_block(@ForAll Data in) {
        Batch batch = subject.batch(in.tokens(), in.block(), in.uniforms());
        for (int[][] part : new int[][][] {batch.inputs(), batch.targets()}) {
            Expect.same("how many stretches there are", in.batch(), part.length);
            for (int[] stretch : part) {
                Expect.same("how long a stretch is", in.block(), stretch.length);
            }
        }
    }

    /** A hundred uniforms, evenly spaced: each of the ten starts has ten. */
    @Example
    @Check("pretraining.batch/every-start-alike")
    void evenly_spaced_uniforms_meet_every_start_equally_often() {
        int[] met = starts(IntStream.range(0, 10 * STARTS).mapToDouble(i -> (i + 0.5) / (10 * STARTS)).toArray());
        int[] expected = new int[STARTS];
        Arrays.fill(expected, 10);
        Expect.same("how often each start is met, from the first, 0, to the last, " + (STARTS - 1), expected, met);
    }

    /** Chi-square with nine degrees of freedom: more than 40 comes once in 100,000 draws from a uniform law. */
    @Property(tries = 3)
    @Check("pretraining.batch/uniform")
    void random_uniforms_cover_the_data_uniformly(@ForAll long seed) {
        int draws = 300 * STARTS;
        double chiSquare = 0;
        for (int met : starts(new SplittableRandom(seed).doubles(draws).toArray())) {
            chiSquare += (met - 300.0) * (met - 300.0) / 300;
        }
        Expect.that(chiSquare < 40, "The starts of " + draws + " stretches should be spread evenly over " + STARTS
                + " places, but their chi-square is " + chiSquare + ".");
    }

    /** How often each start is met in data that counts 0, 1, 2, ... */
    private int[] starts(double[] uniforms) {
        int[] met = new int[STARTS];
        for (int[] inputs : subject.batch(IntStream.range(0, SIZE).toArray(), BLOCK, uniforms).inputs()) {
            Expect.that(inputs[0] < STARTS, "A stretch starts at " + inputs[0] + ", but the last start whose targets "
                    + "are in the data is " + (STARTS - 1) + ".");
            met[inputs[0]]++;
        }
        return met;
    }
}
