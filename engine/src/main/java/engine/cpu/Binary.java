package engine.cpu;

/** The functions of two numbers and a constant, as what they are: the float64 loops take them from here. */
enum Binary {

    ADD((a, b, c) -> a + b),
    SUB((a, b, c) -> a - b),
    MUL((a, b, c) -> a * b),
    DIV((a, b, c) -> a / b),
    MAX((a, b, c) -> Math.max(a, b)),
    /** a where the mask b is not 0, else the constant. */
    MASKED_FILL((a, b, c) -> b != 0 ? a : c);

    final Function f;

    Binary(Function f) {
        this.f = f;
    }

    interface Function {
        double of(double a, double b, double constant);
    }
}
