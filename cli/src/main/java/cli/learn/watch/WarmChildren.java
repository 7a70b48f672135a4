package cli.learn.watch;

import cli.learn.ChildProcess;
import cli.learn.Children;
import java.util.function.Consumer;

/** One process that is used again and again, and a spare one that is warm by the time it is needed. */
final class WarmChildren implements Children, AutoCloseable {

    private final ChildProcess.Start start;
    private final Consumer<String> printed;
    private ChildProcess current;
    private ChildProcess spare;

    /** @param printed hears what the learner's code prints */
    WarmChildren(ChildProcess.Start start, Consumer<String> printed) {
        this.start = start;
        this.printed = printed;
        this.current = ChildProcess.of(start, printed);
    }

    @Override
    public synchronized ChildProcess take() {
        if (current != null && !current.isAlive()) {
            giveBack(current, false);
        }
        if (current == null) {
            restock();
            current = spare;
            spare = null;
        }
        return current;
    }

    @Override
    public synchronized void giveBack(ChildProcess child, boolean usable) {
        if (!usable) {
            child.close();
            current = null;
        }
    }

    /** Starts a spare where there is none; best while nothing runs. */
    synchronized void restock() {
        if (spare != null && !spare.isAlive()) {
            spare.close();
            spare = null;
        }
        if (spare == null) {
            spare = ChildProcess.of(start, printed);
        }
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
        }
        if (spare != null) {
            spare.close();
        }
    }
}
