package cli.tokenizer;

import cli.Exit;
import cli.Output;
import cli.Problem;
import contracts.Tokenizer;
import datasets.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo tokenizer encode}: a text's ids as one JSON array. */
@Command(
        name = "encode",
        description = "Prints the ids of a text as a JSON array. Without --text and --input it reads standard input.",
        footer = {"", "Example:", "  ./dojo tokenizer encode --model my-tokenizer --text 'Once upon a time'"})
final class EncodeCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private VocabularyOptions vocabulary;

    @Option(names = "--text", paramLabel = "S", description = "The text itself.")
    private String text;

    @Option(names = "--input", paramLabel = "FILE", description = "A UTF-8 file that holds the text.")
    private Path input;

    @Override
    public Integer call() throws IOException {
        if (text != null && input != null) {
            throw Problem.usage("Give --text or --input, not both.");
        }
        Tokenizer tokenizer = vocabulary.tokenizer(output);
        String whole = text != null ? text : input != null ? TextFile.exactly(input)
                : TextFile.exactly(System.in.readAllBytes(), "Standard input");
        output.json(tokenizer.encode(whole));
        return Exit.DONE;
    }
}
