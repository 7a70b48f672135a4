package contracts;

import contracts.AutogradContract.Node;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the experiments need from one side's chapter 03: a classifier made of scalars, a picture of a scalar graph, and
 * a language model made of array operations.
 *
 * <p>Given and ungraded. The reference and the learner's chapter each have one, found by {@code ServiceLoader}.
 */
public interface AutogradRecipe {

    /** A network that tells two kinds of points in the plane apart, its weights drawn from the seed. */
    Classifier classifier(int hidden, long seed);

    /** Labels are -1 and 1. */
    interface Classifier {

        /** One step against the gradient; gives the mean loss before it, in nats. */
        double step(double[][] points, int[] labels, double rate);

        /** Above 0 for label 1, below for -1. */
        double score(double[] point);

        int parameters();
    }

    /**
     * A graph with the values and the gradients of its nodes, after the walk back from the last one, as an SVG element.
     *
     * @param names a name for each node; an empty one shows the operation alone
     */
    String picture(String title, List<Node> graph, List<String> names);

    /** A model that predicts a token from the few before it, its weights drawn from the seed. */
    LanguageModel languageModel(int vocabulary, int context, int channels, int hidden, long seed);

    /** Contexts are (N, context) ids, targets N ids. */
    interface LanguageModel {

        /** One step against the gradient; gives the mean loss before it, in nats per token. */
        double step(int[][] contexts, int[] targets, double rate);

        /** Nats per token. */
        double loss(int[][] contexts, int[] targets);

        /** Copies of the weights, by name. */
        Map<String, INDArray> weights();
    }
}
