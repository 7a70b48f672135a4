package cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a finished run came to, in words: its loss beside that of a model that knows nothing, where the model lies, and
 * how to let it write.
 *
 * @param folder the run's
 * @param side of {@link RunFile}: whose code trained, and so whose shall write
 * @param prompt a word that the model's tokenizer knows
 * @param backend its name
 */
record RunReport(RunResult result, Path folder, String side, String prompt, String backend) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(say("%d steps, %.0f tokens a second, %.0f s, %,d parameters, %s", result.steps(),
                result.tokensPerSecond(), result.seconds(), result.parameters(), backend));
        if (result.lossesAveraged() > 0) {
            lines.add(say("mean of the last %d training losses: %.4f nats per token", result.lossesAveraged(),
                    result.trainLoss()));
        }
        lines.add(say("validation loss, on text that it was not trained on: %.4f nats per token; %s",
                result.validationLoss(), meaning()));
        lines.add(say("The model is in %s. Let it write: ./dojo generate --model %s --prompt \"%s\"%s",
                folder.resolve("step-" + result.steps()), folder, prompt, options()));
        if (!side.equals(RunFile.REFERENCE)) {
            lines.add("See it beside your earlier runs, with what it looks at: ./dojo report");
        }
        return lines;
    }

    /** The perplexity beside the vocabulary: among how many equally likely tokens the model hesitates. */
    private String meaning() {
        double uniform = Math.log(result.vocabulary());
        String nothing = say("knowing nothing gives ln %,d = %.4f", result.vocabulary(), uniform);
        return result.validationLoss() < uniform
                ? say("%s, so it hesitates among %.1f tokens in place of %,d", nothing,
                        Math.exp(result.validationLoss()), result.vocabulary())
                : nothing + ", and it does no better";
    }

    private String options() {
        return switch (side) {
            case RunFile.MINE -> " --mine";
            case RunFile.MINE_FILLED -> " --mine --fill";
            default -> "";
        };
    }

    private static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
