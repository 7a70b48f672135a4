package engine.nd4j;

import engine.Array;
import engine.DType;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array that ND4J holds. */
record Nd4jArray(INDArray data, int[] shape) implements Array {

    Nd4jArray(INDArray data) {
        this(data, Arrays.stream(data.shape()).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public DType dtype() {
        return data.dataType() == DataType.DOUBLE ? DType.FLOAT64 : DType.FLOAT32;
    }
}
