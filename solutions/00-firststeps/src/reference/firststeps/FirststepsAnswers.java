package reference.firststeps;

import contracts.FirststepsContract;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract's functions, answered by this chapter's classes. Given: nothing here is an exercise. */
public final class FirststepsAnswers implements FirststepsContract {

    @Override
    public double dot(INDArray a, INDArray b) {
        return Dot.product(a, b);
    }

    @Override
    public INDArray addRow(INDArray x, INDArray row) {
        return Rows.add(x, row);
    }

    @Override
    public INDArray softmax(INDArray logits) {
        return Softmax.rows(logits);
    }

    @Override
    public double crossEntropy(INDArray logits, int[] targets) {
        return CrossEntropy.mean(logits, targets);
    }

    @Override
    public INDArray counts(int[] ids, int vocabulary) {
        return Bigram.counts(ids, vocabulary);
    }

    @Override
    public INDArray bigram(int[] ids, int vocabulary) {
        return Bigram.probabilities(ids, vocabulary);
    }

    @Override
    public int sample(INDArray probabilities, double u) {
        return Sampler.sample(probabilities, u);
    }

    @Override
    public int[] write(INDArray table, int first, double[] u) {
        return Sampler.write(table, first, u);
    }
}
