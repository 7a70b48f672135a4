package cli.bench;

import cli.Side;
import cli.train.Knobs;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import reference.pretraining.CharTokenizer;

/**
 * One training step on characters: its median time, beside PyTorch's where that is wanted, the memory of the process as
 * it goes on, and then, in steps of their own, the time by operation.
 */
final class StepBench {

    private static final int SEED = 1;
    private static final int TURN = 10;

    private StepBench() {}

    /**
     * What was measured.
     *
     * @param turns milliseconds of a step
     * @param tokens of a step
     * @param megabytesAfterWarmUp the process's memory then; 0 where the system does not tell
     * @param megabytes after each tenth of the timed steps, which are alike where nothing is left behind
     * @param peakMegabytes the most that it ever was until then
     * @param profile time by operation, the largest first; empty where none was wanted
     */
    record Result(String preset, int steps, long parameters, Turns turns, int tokens, long megabytesAfterWarmUp,
            List<Long> megabytes, long peakMegabytes, List<StepProfile.Row> profile) implements Measured {

        @Override
        public String table() {
            return turns.table("a step of " + preset + ", median of " + steps, tokens)
                    + String.format(Locale.ROOT, "%-34s %10d MB, %d MB at the peak%n", "memory after the warm-up",
                            megabytesAfterWarmUp, peakMegabytes)
                    + String.format(Locale.ROOT, "%-34s        %s MB%n", "memory at each tenth of the steps",
                            megabytes.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                    + (profile.isEmpty() ? "" : StepProfile.table(profile));
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("preset", preset);
            figures.put("steps", steps);
            figures.put("parameters", parameters);
            figures.putAll(turns.figures("step", tokens));
            figures.put("megabytes_after_warmup", megabytesAfterWarmUp);
            figures.put("megabytes", megabytes.get(9));
            figures.put("megabytes_after_each_tenth", megabytes);
            figures.put("megabytes_peak", peakMegabytes);
            figures.put("profile", profile.stream().map(StepProfile.Row::asMap).toList());
            return figures;
        }
    }

    /** @param profiled steps whose time is told by operation; 0 for no profile */
    static Result run(String text, String preset, Knobs knobs, PeerOptions peers, int warmUp, int steps, int profiled) {
        CharTokenizer tokenizer = CharTokenizer.of(text);
        GptConfig config = knobs.config(tokenizer.vocabularySize());
        TrainingSettings settings = knobs.settings(SEED);
        int[] tokens = tokenizer.encode(text);
        GptRecipe.Run run = Side.reference(GptRecipe.class).begin(config, settings, tokens, DType.FLOAT32);
        long parameters = run.weights().values().stream().mapToLong(weight -> weight.value().size()).sum();
        work(run, warmUp);
        long before = Memory.now();
        Memory memory = new Memory();
        Turns turns;
        try (Peer peer = peers.start("step", config, settings.batch(), parameters)) {
            if (peer != null && warmUp > 0) {
                peer.turn(warmUp);
            }
            turns = Turns.of(units -> {
                double[] millis = work(run, units);
                memory.look();
                return millis;
            }, peer, 0, steps, TURN);
        }
        long peak = Memory.peak();
        List<StepProfile.Row> profile = profiled == 0 ? List.of()
                : StepProfile.of(config, settings, tokens, profiled);
        return new Result(preset, steps, parameters, turns,
                settings.batch() * settings.block() * settings.accumulation(), before, memory.tenths(), peak, profile);
    }

    private static double[] work(GptRecipe.Run run, int steps) {
        double[] millis = new double[steps];
        for (int i = 0; i < steps; i++) {
            long start = System.nanoTime();
            run.step();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return millis;
    }
}
