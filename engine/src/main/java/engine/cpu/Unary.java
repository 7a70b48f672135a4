package engine.cpu;

/** The functions of one number and a constant, as what they are: the float64 loops take them from here. */
enum Unary {

    SCALE((x, c) -> x * c),
    PLUS((x, c) -> x + c),
    EXP((x, c) -> Math.exp(x)),
    LOG((x, c) -> Math.log(x)),
    SQRT((x, c) -> Math.sqrt(x)),
    TANH((x, c) -> Math.tanh(x)),
    GREATER((x, c) -> x > c ? 1 : 0),
    AT_LEAST(Math::max);

    final Function f;

    /** Whether it takes longer than to read its result from memory. */
    boolean isSlow() {
        return this == EXP || this == LOG || this == TANH;
    }

    Unary(Function f) {
        this.f = f;
    }

    interface Function {
        double of(double x, double constant);
    }
}
