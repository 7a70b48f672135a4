package cli.learn;

import java.util.function.Consumer;

/** A new process for each take; none is used twice. */
record FreshChildren(ChildProcess.Start start, Consumer<String> printed) implements Children {

    @Override
    public ChildProcess take() {
        return ChildProcess.of(start, printed);
    }

    @Override
    public void giveBack(ChildProcess child, boolean usable) {
        child.close();
    }
}
