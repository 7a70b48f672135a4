package reference.bpe;

import contracts.BpeContract.Pair;
import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import contracts.Todo;
import contracts.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the commands need of this chapter. Given: there is nothing to write here. */
public final class BpeToolbox implements BpeRecipe {

    @Override
    public BpeVocabulary train(String text, int vocabularySize, List<String> specials) {
        int merges = vocabularySize - 256 - specials.size();
        if (merges < 0) {
            throw new IllegalArgumentException("A vocabulary of " + vocabularySize + " tokens has no room for 256 bytes"
                    + (specials.isEmpty() ? "" : " and " + specials.size() + " specials") + ": ask for at least "
                    + (256 + specials.size()) + ".");
        }
        Specials cutter = new Specials(specials);
        Set<String> special = new HashSet<>(specials);
        List<String> pieces = new ArrayList<>();
        for (String chunk : specials.isEmpty() ? List.of(text) : cutter.split(text)) {
            if (!special.contains(chunk)) {
                pieces.addAll(PreTokenizer.split(chunk));
            }
        }
        BpeVocabulary vocabulary = BpeVocabulary.trained(learn(pieces, merges), specials);
        VocabularyFiles.requireDistinctNames(vocabulary);
        return vocabulary;
    }

    /** By the fast trainer, which is a stretch exercise; as long as it is not written, by the naive one. */
    private static List<Pair> learn(List<String> pieces, int merges) {
        try {
            return IncrementalTrainer.train(pieces, merges);
        } catch (Todo notYet) {
            return Trainer.train(pieces, merges);
        }
    }

    @Override
    public Tokenizer tokenizer(BpeVocabulary vocabulary) {
        return new BpeTokenizer(vocabulary);
    }

    @Override
    public BpeVocabulary read(Path vocab, Path merges) throws IOException {
        return VocabularyFiles.read(vocab, merges);
    }

    @Override
    public void write(BpeVocabulary vocabulary, Path directory) throws IOException {
        VocabularyFiles.write(vocabulary, directory);
    }
}
