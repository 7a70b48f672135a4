package engine.nd4j;

import static engine.nd4j.Memory.nd;

import engine.Array;
import engine.Demands;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Rows and numbers of a matrix by index, read and added to. */
final class Indexing {

    /** subtle: several threads would lose additions to a row that is meant twice. */
    private static final boolean ONE_THREAD = true;

    private final Memory memory;

    Indexing(Memory memory) {
        this.memory = memory;
    }

    Array gather(Array matrix, int[] ids) {
        Demands.rows(matrix, ids);
        INDArray result = memory.take(matrix.dtype(), ids.length, matrix.shape()[1]);
        if (ids.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("gather").addInputs(nd(matrix), Nd4j.createFromArray(ids))
                    .addIntegerArguments(0).addOutputs(result).build());
        }
        return new Nd4jArray(result);
    }

    void scatterAdd(Array matrix, int[] ids, Array rows) {
        Demands.rows(matrix, ids);
        Demands.sameType(matrix, rows);
        Demands.shape(rows, ids.length, matrix.shape()[1]);
        if (ids.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                    .addInputs(nd(matrix), Nd4j.createFromArray(ids), memory.rowMajor(nd(rows)))
                    .addOutputs(nd(matrix)).addBooleanArguments(ONE_THREAD).build());
        }
    }

    Array pick(Array matrix, int[] columns) {
        Demands.columns(matrix, columns);
        INDArray result = memory.take(matrix.dtype(), columns.length);
        if (columns.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("gather_nd").addInputs(memory.rowMajor(nd(matrix)), pairs(columns))
                    .addOutputs(result).build());
        }
        return new Nd4jArray(result);
    }

    void addPicked(Array matrix, int[] columns, Array numbers) {
        Demands.columns(matrix, columns);
        Demands.sameType(matrix, numbers);
        Demands.shape(numbers, columns.length);
        if (columns.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("scatter_nd_add")
                    .addInputs(nd(matrix), pairs(columns), memory.rowMajor(nd(numbers))).addOutputs(nd(matrix))
                    .build());
        }
    }

    /** (row, column) for each row. */
    private static INDArray pairs(int[] columns) {
        int[][] pairs = new int[columns.length][];
        for (int row = 0; row < columns.length; row++) {
            pairs[row] = new int[] {row, columns[row]};
        }
        return Nd4j.createFromArray(pairs);
    }
}
