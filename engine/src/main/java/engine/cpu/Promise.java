package engine.cpu;

/** What may still have to be worked out of other numbers, so that a scope keeps an eye on them. */
interface Promise<S> {

    /** Whether it needs no other numbers any more, at the latest now that these are about to change. */
    boolean isOver(Cells<S> changing);

    boolean reads(Cells<S> cells);

    boolean readsNothingBut(Cells<S> cells);

    /** Lets it read the same numbers elsewhere. */
    void readInstead(Cells<S> cells, Cells<S> same);

    /** Works it out, if that is not done, so that the others may change. */
    void finish();
}
