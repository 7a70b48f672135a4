package cli.tokenizer;

import cli.Output;
import cli.Problem;
import cli.SideOptions;
import contracts.BpeRecipe;
import contracts.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which vocabulary, a folder with both files or the two files by name, and whose code reads it. */
@Command
final class VocabularyOptions {

    @Option(names = "--model", paramLabel = "DIR", description = "A folder with vocab.json and merges.txt.")
    private Path model;

    @Option(names = "--vocab", paramLabel = "FILE", description = "A vocab.json, in place of --model; needs --merges.")
    private Path vocab;

    @Option(names = "--merges", paramLabel = "FILE", description = "Its merges.txt.")
    private Path merges;

    @Mixin
    private SideOptions side;

    Tokenizer tokenizer(Output output) throws IOException {
        boolean byFolder = model != null && vocab == null && merges == null;
        boolean byFiles = model == null && vocab != null && merges != null;
        if (!byFolder && !byFiles) {
            throw Problem.usage("Give either --model DIR or both --vocab FILE and --merges FILE.");
        }
        if (byFolder && !Files.isDirectory(model)) {
            throw new Problem("The folder " + model + " does not exist.");
        }
        BpeRecipe recipe = side.recipe(BpeRecipe.class, output);
        return recipe.tokenizer(byFolder
                ? recipe.read(model.resolve("vocab.json"), model.resolve("merges.txt"))
                : recipe.read(vocab, merges));
    }
}
