package cli.train;

import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.Side;
import cli.model.GptFolder;
import cli.model.ModelFolder;
import cli.model.TokenizerFiles;
import contracts.GptRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo generate}: a model goes on with a text, printed as it comes. */
@Command(
        name = "generate",
        description = "Lets a model go on with a text, and prints it as it comes.",
        footer = {"", "Example:", "  ./dojo generate --model target/tour/model --prompt 'Once upon a time'"})
public final class GenerateCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "A checkpoint's or a run's folder.")
    private Path folder;

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "What the text begins with.")
    private String prompt;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "200",
            description = "How many tokens to add (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--temperature", paramLabel = "X", defaultValue = "0.8",
            description = "0 always takes the likeliest token, 1 the model's own chances (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--top-k", paramLabel = "K", defaultValue = "0",
            description = "Choose among the K likeliest tokens; 0 for all (default).")
    private int topK;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The draws follow from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--mine", description = "Run the model with your own chapters 04 and 05.")
    private boolean mine;

    @Option(names = "--fill", description = "With --mine: what you have not written yet is the reference's.")
    private boolean fill;

    @Override
    public Integer call() throws IOException {
        if (maxTokens < 0 || topK < 0 || !(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw Problem.usage("--max-tokens, --top-k and --temperature cannot be negative.");
        }
        if (fill && !mine) {
            throw Problem.usage("--fill goes with --mine.");
        }
        Path checkpoint = ModelFolder.resolve(folder);
        TokenizerFiles tokenizer = TokenizerFiles.read(checkpoint);
        GptFolder saved = GptFolder.read(checkpoint);
        GptRecipe recipe = mine ? Side.mine(GptRecipe.class, fill, output) : Side.reference(GptRecipe.class);
        GptRecipe.Model model = recipe.model(saved.config(), saved.weights());
        Generation generation = new Generation(model, saved.config().context(), temperature, topK, seed);
        int[] ids = tokenizer.tokenizer().encode(prompt);
        if (ids.length == 0) {
            throw Problem.usage("The prompt is empty; give at least one token to go on from.");
        }
        output.text(prompt);
        TokenStream stream = new TokenStream(tokenizer.tokenizer());
        generation.goOn(ids, maxTokens, id -> output.text(stream.next(id)));
        output.line("%s", stream.rest());
        return Exit.DONE;
    }
}
