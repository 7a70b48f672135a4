package dojo.autograd;

import contracts.Exercise;
import contracts.Todo;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * A number that remembers how it was made: its value, its gradient, and the step that hands its gradient on to its
 * operands. Reverse-mode differentiation (Rumelhart, Hinton and Williams 1986) on single numbers, in the manner of
 * Karpathy's micrograd.
 *
 * <p>Each operation is one method, forward and backward side by side. Arrays are left out: they come later.
 */
public final class Scalar {

    private final String operation;
    private final List<Scalar> operands;
    private final DoubleConsumer step;
    private double value;
    private double gradient;

    private Scalar(String operation, double value, DoubleConsumer step, List<Scalar> operands) {
        this.operation = operation;
        this.value = value;
        this.step = step;
        this.operands = operands;
    }

    /** A number that nothing made: an input, a parameter or a constant. */
    public static Scalar of(double value) {
        return new Scalar("", value, gradient -> {}, List.of());
    }

    /**
     * The result of an operation.
     *
     * @param operation as a picture shows it
     * @param step takes the gradient of the result and adds each operand's part to the operand's gradient
     */
    public static Scalar made(String operation, double value, DoubleConsumer step, Scalar... operands) {
        return new Scalar(operation, value, step, List.of(operands));
    }

    public double value() {
        return value;
    }

    /** How much the last number of the walk back changes with this one, for a small change. */
    public double gradient() {
        return gradient;
    }

    /** Empty for a number that nothing made. */
    public String operation() {
        return operation;
    }

    public List<Scalar> operands() {
        return operands;
    }

    // ---- operations --------------------------------------------------------------------------------------------

    /** y = a + b. A solved sibling of the operations below. */
    public Scalar add(Scalar b) {
        return made("+", value + b.value, g -> {
            gradient += g; // dy/da = 1
            b.gradient += g; // dy/db = 1; subtle: b may be a itself, so gradients add up
        }, this, b);
    }

    /** y = a b. */
    @Exercise(id = "autograd.scalar-ops", points = 4, minutes = 30)
    public Scalar mul(Scalar b) {
        throw new Todo("autograd.scalar-ops");
    }

    /** y = a^n for a constant n. */
    @Exercise(id = "autograd.scalar-ops", points = 4, minutes = 30)
    public Scalar pow(double n) {
        throw new Todo("autograd.scalar-ops");
    }

    /** y = e^a. */
    @Exercise(id = "autograd.scalar-ops", points = 4, minutes = 30)
    public Scalar exp() {
        throw new Todo("autograd.scalar-ops");
    }

    /** y = ln a, for a above 0. */
    @Exercise(id = "autograd.scalar-ops", points = 4, minutes = 30)
    public Scalar log() {
        throw new Todo("autograd.scalar-ops");
    }

    /** y = tanh a. */
    @Exercise(id = "autograd.scalar-ops", points = 4, minutes = 30)
    public Scalar tanh() {
        throw new Todo("autograd.scalar-ops");
    }

    /** y = max(0, a). At 0, where there is no slope, 0 is taken. */
    @Exercise(id = "autograd.scalar-ops", points = 4, minutes = 30)
    public Scalar relu() {
        throw new Todo("autograd.scalar-ops");
    }

    // ---- what the operations above make possible ---------------------------------------------------------------

    /** a - b. No new gradient: it is made of what is there. */
    public Scalar sub(Scalar b) {
        return add(b.mul(of(-1)));
    }

    /** a / b, for b other than 0. */
    public Scalar div(Scalar b) {
        return mul(b.pow(-1));
    }

    // ---- the walk back -----------------------------------------------------------------------------------------

    /**
     * Fills the gradient of everything that this number was made from. To be called once for a graph, whose gradients
     * are 0 before.
     */
    @Exercise(id = "autograd.order", points = 3, minutes = 40, needs = "autograd.scalar-ops")
    public void backward() {
        throw new Todo("autograd.order");
    }

    /** Hands a gradient of this number on to its operands. */
    void stepBack(double upstream) {
        step.accept(upstream);
    }

    // ---- optimizers --------------------------------------------------------------------------------------------

    /** A step against the gradient, which starts anew at 0. For parameters alone, between two graphs. */
    void descend(double rate) {
        value -= rate * gradient;
        gradient = 0;
    }
}
