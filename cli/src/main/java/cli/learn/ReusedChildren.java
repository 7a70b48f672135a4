package cli.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Processes that come back clean are taken again; where none waits, a new one is started. For several threads. */
final class ReusedChildren implements Children, AutoCloseable {

    private final ChildProcess.Start start;
    private final Consumer<String> printed;
    private final Deque<ChildProcess> waiting = new ArrayDeque<>();
    private boolean closed;

    /** @param printed hears each line that the learner's code prints */
    ReusedChildren(ChildProcess.Start start, Consumer<String> printed) {
        this.start = start;
        this.printed = printed;
    }

    @Override
    public synchronized ChildProcess take() {
        while (!waiting.isEmpty()) {
            ChildProcess child = waiting.pop();
            if (child.isAlive()) {
                return child;
            }
            child.close(); // what a learner's code has left running may end it later
        }
        return ChildProcess.of(start, printed);
    }

    @Override
    public synchronized void giveBack(ChildProcess child, boolean usable) {
        if (usable && !closed) {
            waiting.push(child);
        } else {
            child.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(ChildProcess::close);
        waiting.clear();
    }
}
