package cli.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C as a wish: whoever works asks {@link #wished()} between two steps, saves, says so, and closes; only then does
 * the process end, with {@link #EXIT}. A work that never asks is ended after a minute.
 */
public final class Interruption implements AutoCloseable {

    /** 128 + SIGINT, as shells count. */
    public static final int EXIT = 130;

    private static final int PATIENCE_SECONDS = 60;

    private final AtomicBoolean wished = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::waitUntilClosed, "interruption");

    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public boolean wished() {
        return wished.get();
    }

    private void waitUntilClosed() {
        wished.set(true);
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is saved; the process may end. */
    @Override
    public void close() {
        closed.countDown();
        if (!wished.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                wished.set(true); // the process began to end in between
            }
        }
    }
}
