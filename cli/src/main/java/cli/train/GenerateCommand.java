package cli.train;

import cli.BackendOption;
import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.Problem;
import cli.SideOptions;
import cli.model.GptFolder;
import cli.model.ModelFolder;
import cli.model.TokenizerFiles;
import contracts.GptRecipe;
import contracts.Tokenizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dojo generate}: a model goes on with a text, printed as it comes. */
@Command(
        name = "generate",
        description = "Lets a model go on with a text, and prints it as it comes.",
        footer = {"", "Example:", "  ./dojo generate --model target/tour/model --prompt 'Once upon a time'"})
public final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Mixin
    private SideOptions side;

    @Mixin
    private BackendOption backend;

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

    @Override
    public Integer call() throws IOException {
        if (maxTokens < 0 || topK < 0 || !(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw Problem.usage("--max-tokens, --top-k and --temperature cannot be negative.");
        }
        backend.start();
        GptRecipe recipe = side.recipe(GptRecipe.class, output);
        Path checkpoint = ModelFolder.resolve(folder);
        Tokenizer tokenizer = TokenizerFiles.read(checkpoint).tokenizer();
        GptFolder saved = GptFolder.open(checkpoint);
        if (tokenizer.vocabularySize() != saved.config().vocabulary()) {
            throw new Problem("In " + checkpoint + " the tokenizer has " + tokenizer.vocabularySize() + " tokens and "
                    + "the model " + saved.config().vocabulary() + "; give the files of one model.");
        }
        int[] ids = tokenizer.encode(prompt);
        if (ids.length == 0) {
            throw Problem.usage("The prompt is empty; give at least one token to go on from.");
        }
        GptRecipe.Model model;
        try (var life = LifeSign.of("reading the model")) {
            model = recipe.model(saved.config(), saved.weights());
        }
        print(tokenizer, new Generation(model, saved.config().context(), temperature, topK, seed), ids);
        return Exit.DONE;
    }

    /** Until all tokens are there, or nobody reads any more. */
    private void print(Tokenizer tokenizer, Generation generation, int[] ids) {
        output.text(prompt);
        TokenStream stream = new TokenStream(tokenizer);
        PrintWriter out = command.commandLine().getOut();
        generation.goOn(ids, maxTokens, id -> {
            output.text(stream.next(id));
            return !out.checkError();
        });
        output.line("%s", stream.rest());
    }
}
