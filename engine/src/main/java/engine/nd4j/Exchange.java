package engine.nd4j;

import engine.Array;
import engine.Backend;
import engine.DType;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The way of numbers between ND4J's arrays, in which contracts speak, and those of a backend. */
public final class Exchange {

    private Exchange() {}

    /** A copy of ND4J's numbers: float32 stays, everything else becomes float64. */
    public static Array copy(INDArray array, Backend backend) {
        DType dtype = array.dataType() == DataType.FLOAT ? DType.FLOAT32 : DType.FLOAT64;
        int[] shape = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        return backend.of(dtype, numbers(array), shape);
    }

    /** In row-major order. */
    private static double[] numbers(INDArray array) {
        double[] numbers = new double[Math.toIntExact(array.length())];
        if (numbers.length == 0) {
            return numbers;
        }
        INDArray rows = Layout.isRowMajor(array) ? array : array.dup('c');
        DataBuffer data = rows.data();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = data.getDouble(i); // subtle: a view's buffer counts from the view's own start
        }
        return numbers;
    }

    /** A float64 array of ND4J. */
    public static INDArray of(double[] numbers, int... shape) {
        return Nd4j.createFromArray(numbers).reshape(Layout.longs(shape));
    }
}
