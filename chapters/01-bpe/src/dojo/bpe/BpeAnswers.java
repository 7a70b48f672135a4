package dojo.bpe;

import contracts.BpeContract;
import contracts.BpeVocabulary;
import java.util.List;
import java.util.Map;

/** Chapter 01's contract, answered by this side's classes. Given: there is nothing to write here. */
public final class BpeAnswers implements BpeContract {

    @Override
    public Map<Pair, Integer> countPairs(int[] ids) {
        return Pairs.count(ids);
    }

    @Override
    public int[] merge(int[] ids, Pair pair, int merged) {
        return Pairs.merge(ids, pair, merged);
    }

    @Override
    public List<Pair> train(List<String> pieces, int merges) {
        return Trainer.train(pieces, merges);
    }

    @Override
    public int[] encode(String piece, List<Pair> merges) {
        return new Encoder(merges).encode(piece);
    }

    @Override
    public String decode(int[] ids, List<Pair> merges) {
        return new Decoder(merges, List.of()).decode(ids);
    }

    @Override
    public List<String> preTokenize(String text) {
        return PreTokenizer.split(text);
    }

    @Override
    public int[] encodeText(String text, List<Pair> merges) {
        return encodeWithSpecials(text, merges, List.of());
    }

    @Override
    public List<String> preTokenizeFast(String text) {
        return FastPreTokenizer.split(text);
    }

    @Override
    public List<Pair> trainFast(List<String> pieces, int merges) {
        return IncrementalTrainer.train(pieces, merges);
    }

    @Override
    public List<String> splitSpecials(String text, List<String> specials) {
        return new Specials(specials).split(text);
    }

    @Override
    public int[] encodeWithSpecials(String text, List<Pair> merges, List<String> specials) {
        return new BpeTokenizer(BpeVocabulary.trained(merges, specials), PreTokenizer::split).encode(text);
    }
}
