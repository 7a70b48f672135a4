package dojo.bpe;

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
import java.util.function.Function;

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
        Specials marks = new Specials(specials);
        Set<String> special = new HashSet<>(specials);
        Function<String, List<String>> cutter = cutter();
        List<String> pieces = new ArrayList<>();
        for (String chunk : specials.isEmpty() ? List.of(text) : marks.split(text)) {
            if (!special.contains(chunk)) {
                pieces.addAll(cutter.apply(chunk));
            }
        }
        BpeVocabulary vocabulary = BpeVocabulary.trained(learn(pieces, merges), specials);
        VocabularyFiles.requireDistinctNames(vocabulary);
        return vocabulary;
    }

    /** The fast way is a stretch exercise: as long as it is not written, the plain one does. */
    private static Function<String, List<String>> cutter() {
        try {
            FastPreTokenizer.split("");
            return FastPreTokenizer::split;
        } catch (Todo notYet) {
            return PreTokenizer::split;
        }
    }

    /** As {@link #cutter}: by the fast trainer where it is written, otherwise by the naive one. */
    private static List<Pair> learn(List<String> pieces, int merges) {
        try {
            return IncrementalTrainer.train(pieces, merges);
        } catch (Todo notYet) {
            return Trainer.train(pieces, merges);
        }
    }

    @Override
    public Tokenizer tokenizer(BpeVocabulary vocabulary) {
        return new BpeTokenizer(vocabulary, cutter());
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
