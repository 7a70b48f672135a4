package laws.autograd;

import engine.Tensor;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradients of the engine's tape: a second opinion, which shares no line with chapter 03's reference. */
final class Engine {

    private Engine() {}

    /** The gradient of sum(upstream * f(x)) by x. */
    static INDArray gradient(INDArray x, INDArray upstream, UnaryOperator<Tensor> f) {
        Tensor leaf = Tensor.of(x).asParameter();
        f.apply(leaf).backward(Tensor.of(upstream));
        return leaf.grad().toINDArray();
    }

    /** Layer normalization of the engine's own operations. */
    static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        Tensor centred = x.sub(x.mean(-1));
        return centred.div(centred.square().mean(-1).plus(epsilon).sqrt()).mul(weight).add(bias);
    }
}
