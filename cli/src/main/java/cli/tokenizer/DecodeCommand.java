package cli.tokenizer;

import cli.Exit;
import cli.Output;
import cli.Problem;
import datasets.TextFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo tokenizer decode}: the text of some ids, to the byte; a line's end follows on a terminal only. */
@Command(
        name = "decode",
        description = "Prints the text of some ids. Without --ids it reads them from standard input.",
        footer = {"", "Example:", "  ./dojo tokenizer decode --model my-tokenizer --ids 46,77,290"})
final class DecodeCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private VocabularyOptions vocabulary;

    @Option(names = "--ids", paramLabel = "1,2,3", description = "The ids, with commas; brackets as in JSON do no harm.")
    private String list;

    @Override
    public Integer call() throws IOException {
        int[] ids = ids(list != null ? list : TextFile.exactly(System.in.readAllBytes(), "Standard input"));
        output.text(vocabulary.tokenizer(output).decode(ids));
        if (System.console() != null) {
            output.line("");
        }
        return Exit.DONE;
    }

    private static int[] ids(String list) {
        String bare = list.strip().replaceFirst("^\\[", "").replaceFirst("]$", "").strip();
        try {
            return bare.isEmpty() ? new int[0]
                    : Stream.of(bare.split(",", -1)).map(String::strip).mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException e) {
            throw Problem.usage("The ids must be whole numbers with commas between, as in 1,2,3; "
                    + e.getMessage().replace("For input string: ", "") + " is none.");
        }
    }
}
