package cli.bench;

import cli.Side;
import cli.train.Knobs;
import contracts.GptRecipe;
import engine.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import reference.pretraining.CharTokenizer;

/** One training step of the preset baby on characters: its median time, and the memory of the process as it goes on. */
final class StepBench {

    private static final int WARM_UP = 100;
    private static final int SEED = 1;

    private StepBench() {}

    /**
     * What was measured.
     *
     * @param steps that were timed, after a hundred others
     * @param millisPerStep the median
     * @param tokensPerSecond from the median
     * @param residentMegabytesAfterWarmUp the process's memory then; 0 where the system does not tell
     * @param residentMegabytes at the end
     * @param peakMegabytes the most that it ever was
     */
    public record Result(int steps, double millisPerStep, double tokensPerSecond, long residentMegabytesAfterWarmUp,
            long residentMegabytes, long peakMegabytes) {

        public String table() {
            return String.format(Locale.ROOT, "%-34s %10.1f ms%n%-34s %10.0f%n%-34s %10d MB%n%-34s %10d MB%n%-34s %10d MB%n",
                    "a step of baby, median of " + steps, millisPerStep, "tokens a second", tokensPerSecond,
                    "memory after " + WARM_UP + " steps", residentMegabytesAfterWarmUp, "memory at the end",
                    residentMegabytes, "memory at its peak", peakMegabytes);
        }
    }

    static Result run(String text, int steps) throws IOException {
        CharTokenizer tokenizer = CharTokenizer.of(text);
        Knobs knobs = Knobs.preset("baby");
        GptRecipe.Run run = Side.reference(GptRecipe.class).begin(knobs.config(tokenizer.vocabularySize()),
                knobs.settings(SEED), tokenizer.encode(text), DType.FLOAT32);
        for (int i = 0; i < WARM_UP; i++) {
            run.step();
        }
        long before = megabytes("VmRSS");
        double[] millis = new double[Math.max(1, steps)];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            run.step();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        double median = millis[millis.length / 2];
        double tokens = (double) knobs.whole("batch") * knobs.whole("block");
        return new Result(millis.length, median, 1000 * tokens / median, before, megabytes("VmRSS"),
                megabytes("VmHWM"));
    }

    /** From Linux's own account of this process. */
    private static long megabytes(String what) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000).findFirst().orElse(0);
    }
}
