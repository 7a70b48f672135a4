package cli.tokenizer;

import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.Problem;
import cli.SideOptions;
import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import datasets.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo tokenizer train}: learns merges from a text and writes GPT-2's two files. */
@Command(
        name = "train",
        description = "Learns merges from a UTF-8 text and writes vocab.json and merges.txt as GPT-2 does.",
        footer = {"", "Example:",
            "  ./dojo tokenizer train --input story.txt --vocab-size 1000 --special '<|endoftext|>' --out my-tokenizer"})
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private SideOptions side;

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "The text to learn from, UTF-8.")
    private Path input;

    @Option(names = "--vocab-size", required = true, paramLabel = "N",
            description = "How many tokens: the 256 bytes, the merges and the specials together.")
    private int vocabularySize;

    @Option(names = "--special", paramLabel = "S",
            description = "A text that is one token, never split or merged; may be given several times.")
    private List<String> specials = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the two files.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        BpeRecipe recipe = side.recipe(BpeRecipe.class, output);
        String text = TextFile.read(input);
        BpeVocabulary vocabulary;
        try (var life = LifeSign.of("learning merges")) {
            vocabulary = recipe.train(text, vocabularySize, specials);
        } catch (IllegalArgumentException unusable) {
            throw Problem.usage(unusable.getMessage());
        }
        recipe.write(vocabulary, out);
        output.line("%d tokens (256 bytes, %d merges, %d specials) in %s and %s", vocabulary.size(),
                vocabulary.merges().size(), vocabulary.specials().size(), out.resolve("vocab.json"),
                out.resolve("merges.txt"));
        if (vocabulary.size() < vocabularySize) {
            output.note("%s is too short for %d tokens: after %d merges no pair is left.", input, vocabularySize,
                    vocabulary.merges().size());
        }
        return Exit.DONE;
    }
}
