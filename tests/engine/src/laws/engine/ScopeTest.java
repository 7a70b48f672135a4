package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Memory that is lent and taken back: what lives on, what is used again, and that no result depends on it. */
@ParameterizedClass(name = "{0}")
@MethodSource("labs")
@SuppressWarnings("try") // a scope is there to be closed
class ScopeTest {

    private final Backend be;
    private final Lab lab;

    ScopeTest(Lab lab) {
        this.be = lab.be();
        this.lab = lab;
    }

    /** In both types: a backend may lend the memory of one alone. */
    static Stream<Lab> labs() {
        return Backends.available().stream().flatMap(be -> Stream.of(DType.values()).map(type -> new Lab(be, type)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws.engine.Operations#all")
    void results_and_gradients_are_the_same_in_memory_that_was_used_before(Operation operation) {
        double[][] outside = run(operation);
        for (int i = 0; i < 3; i++) {
            try (Backend.Scope ignored = be.scope()) {
                assertThat(run(operation)).isDeepEqualTo(outside);
                spoil();
            }
        }
    }

    private double[][] run(Operation operation) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < operation.shapes().size(); i++) {
            inputs.add(lab.parameter(operation.draw(1, i), operation.shapes().get(i)));
        }
        Tensor y = operation.apply(inputs);
        y.backward(y.like(Lab.normals(2, y.value().size()), y.shape()));
        double[][] numbers = new double[inputs.size() + 1][];
        numbers[0] = y.toDoubles();
        for (int i = 0; i < inputs.size(); i++) {
            numbers[i + 1] = inputs.get(i).grad().toDoubles();
        }
        return numbers;
    }

    /** Leaves NaN in arrays of many shapes, which the pool lends again. */
    private void spoil() {
        for (int a = 1; a <= 4; a++) {
            be.full(lab.dtype(), Double.NaN, a);
            for (int b = 1; b <= 4; b++) {
                be.full(lab.dtype(), Double.NaN, a, b);
                be.full(lab.dtype(), Double.NaN, 2, a, b);
            }
        }
    }

    @Test
    void an_array_made_outside_lives_on() {
        Array outside = lab.normal(1, 3, 3);
        double[] before = be.toDoubles(outside);
        Array sum = be.zeros(lab.dtype(), 3, 3);
        double[] copied;
        try (Backend.Scope ignored = be.scope()) {
            Array inside = be.scale(outside, 2);
            be.assignInPlace(sum, inside);
            copied = be.toDoubles(inside);
        }
        try (Backend.Scope ignored = be.scope()) {
            be.full(lab.dtype(), Double.NaN, 3, 3);
        }
        assertThat(be.toDoubles(outside)).isEqualTo(before);
        lab.close("assigned", copied, new int[] {3, 3}, sum);
    }

    @Test
    void an_array_of_a_closed_scope_is_lent_again() {
        Array stale;
        try (Backend.Scope ignored = be.scope()) {
            stale = be.full(DType.FLOAT32, 1, 23);
        }
        try (Backend.Scope outer = be.scope()) {
            be.full(DType.FLOAT32, 2, 23);
            lab.close("to the next scope", Lab.filled(2, 23), new int[] {23}, stale);
            try (Backend.Scope inner = be.scope()) {
                stale = be.full(DType.FLOAT32, 3, 23);
            }
            be.full(DType.FLOAT32, 4, 23);
            lab.close("from an inner scope", Lab.filled(4, 23), new int[] {23}, stale);
        }
    }

    @Test
    void the_inner_of_two_scopes_takes_back_its_own_arrays_alone() {
        try (Backend.Scope outer = be.scope()) {
            Array early = be.full(lab.dtype(), 1, 17);
            try (Backend.Scope inner = be.scope()) {
                be.full(lab.dtype(), 2, 17);
            }
            Array late = be.full(lab.dtype(), 3, 17);
            lab.close("made before the inner scope", Lab.filled(1, 17), new int[] {17}, early);
            lab.close("made after it", Lab.filled(3, 17), new int[] {17}, late);
        }
    }

    @Test
    void scopes_are_closed_in_the_reverse_order() {
        Backend.Scope outer = be.scope();
        Backend.Scope inner = be.scope();
        assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("reverse");
        inner.close();
        outer.close();
    }

    @Test
    void a_scope_is_closed_by_an_exception_too() {
        assertThatThrownBy(() -> {
            try (Backend.Scope ignored = be.scope()) {
                be.add(lab.normal(1, 2), lab.normal(1, 3));
            }
        }).isInstanceOf(IllegalArgumentException.class);
        try (Backend.Scope ignored = be.scope()) {
            lab.close("works on", lab.vector(3), be.add(lab.vector(1), lab.vector(2)));
        }
    }

    @Test
    void each_thread_has_scopes_of_its_own() {
        try (Backend.Scope ignored = be.scope()) {
            Array mine = be.full(lab.dtype(), 1, 19);
            CompletableFuture.runAsync(() -> {
                try (Backend.Scope other = be.scope()) {
                    be.full(lab.dtype(), 2, 19);
                }
            }).join();
            lab.close("untouched", Lab.filled(1, 19), new int[] {19}, mine);
        }
    }

    @Test
    void memory_does_not_grow_over_200_steps() {
        Tensor w = Tensor.parameter(be, lab.normal32(1, 64, 64));
        for (int i = 0; i < 20; i++) {
            step(w);
        }
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 200; i++) {
            step(w); // makes 9 MB
        }
        assertThat(Pointer.physicalBytes() - before).isLessThan(400L << 20);
    }

    private void step(Tensor w) {
        try (Backend.Scope ignored = be.scope()) {
            be.zeros(DType.FLOAT32, 2 << 20);
            Tensor x = Tensor.constant(be, lab.normal32(2, 96, 64));
            Tensor y = x.matmul(w).gelu().reshape(3, 32, 64).softmax().maskedFill(x.slice(0, 0, 32), 0);
            y.square().mean().backward();
            w.assign(w.sub(w.grad().scale(0.1)).detach());
            be.assignInPlace(w.gradient(), be.zeros(DType.FLOAT32, 64, 64));
        }
    }
}
