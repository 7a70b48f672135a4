package cli.report;

import cli.model.TokenizerFiles;
import cli.train.Corpus;
import contracts.Tokenizer;
import datasets.Baselines;
import datasets.Stories;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a model of a text is measured by, in nats per token: models that only count below it, and where the text was
 * told by a grammar the least loss that is possible.
 */
record Ladder(Baselines baselines, OptionalDouble floor) {

    static Ladder of(Corpus corpus, Tokenizer tokenizer) {
        int[] validation = tokenizer.encode(corpus.validation());
        Baselines baselines =
                Baselines.of(tokenizer.encode(corpus.train()), validation, tokenizer.vocabularySize());
        double charactersPerToken = (double) corpus.validation().length() / validation.length;
        return new Ladder(baselines, corpus.name().equals(Corpus.EMBEDDED)
                ? OptionalDouble.of(Stories.floor() * charactersPerToken) : OptionalDouble.empty());
    }

    /** The embedded stories, a token for each character. */
    static Ladder ofStories() throws IOException {
        Corpus stories = Corpus.of(Corpus.EMBEDDED);
        return of(stories, TokenizerFiles.characters(stories.train() + stories.validation()).tokenizer());
    }

    /** From the highest loss down. */
    Map<String, Double> rungs() {
        Map<String, Double> rungs = new LinkedHashMap<>();
        rungs.put("ln V", baselines.uniform());
        rungs.put("unigram", baselines.unigram());
        rungs.put("bigram", baselines.bigram());
        floor.ifPresent(loss -> rungs.put("floor", loss));
        return rungs;
    }

    /** Where a model's loss stands, in a sentence. */
    String place(double loss) {
        if (loss >= baselines.uniform()) {
            return "It is not better than knowing nothing yet: let it train longer, or with a smaller learning rate.";
        }
        if (loss >= baselines.unigram()) {
            return "It knows more than nothing, but less than how often each token comes.";
        }
        return loss >= baselines.bigram()
                ? "It beats counting tokens, but not yet counting pairs of them."
                : "It beats counting pairs of tokens: it uses more of the text than the last token.";
    }
}
