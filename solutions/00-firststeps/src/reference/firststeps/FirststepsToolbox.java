package reference.firststeps;

import contracts.FirststepsRecipe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the experiment needs of this chapter. Given: there is nothing to write here. */
public final class FirststepsToolbox implements FirststepsRecipe {

    @Override
    public INDArray unigram(int[] ids, int vocabulary) {
        return Bigram.unigram(ids, vocabulary);
    }

    @Override
    public INDArray bigram(int[] ids, int vocabulary) {
        return Bigram.probabilities(ids, vocabulary);
    }

    @Override
    public INDArray addRow(INDArray x, INDArray row) {
        return Rows.add(x, row);
    }

    @Override
    public double crossEntropy(INDArray logits, int[] targets) {
        return CrossEntropy.mean(logits, targets);
    }

    @Override
    public int[] write(INDArray table, int first, double[] u) {
        return Sampler.write(table, first, u);
    }
}
