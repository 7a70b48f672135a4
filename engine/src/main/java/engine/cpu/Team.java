package engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that share long loops: the caller and its helpers, as many in all as OpenMP is told. Each takes the next
 * block that nobody has, so a helper that wakes late holds nobody up, and no result depends on who worked out what.
 */
final class Team {

    /** How long a helper looks for the next loop before it lets others run between two looks... */
    private static final long LOOKS_NANOS = 30_000;

    /** ...and how long before it sleeps: to wake it costs both the caller and the helper more than a short loop. */
    private static final long LOOKS_ON_NANOS = 1_000_000;

    /** How often the caller looks for the end of the others' last blocks before it lets others run. */
    private static final int MANY_LOOKS = 1000;

    private static final Team INSTANCE = new Team(threads());

    private final List<Helper> helpers = new ArrayList<>();
    private final ReentrantLock inUse = new ReentrantLock();
    private volatile Loop current;

    private Team(int threads) {
        for (int i = 1; i < threads; i++) {
            Helper helper = new Helper("engine-" + i);
            helpers.add(helper);
            helper.start();
        }
    }

    /** As the launcher tells OpenMP; all processors where nobody says. */
    private static int threads() {
        String asked = System.getenv("OMP_NUM_THREADS");
        boolean number = asked != null && asked.matches("[1-9]\\d{0,3}");
        return number ? Integer.parseInt(asked) : Runtime.getRuntime().availableProcessors();
    }

    /** How many threads it has, the caller included. */
    static int size() {
        return INSTANCE.helpers.size() + 1;
    }

    /** The work on block i of a loop. */
    interface Block {
        void run(int i);
    }

    /** Runs blocks 0 to {@code blocks - 1} in any order, by all threads, and returns when the last is done. */
    static void share(int blocks, Block block) {
        INSTANCE.run(blocks, block);
    }

    private void run(int blocks, Block block) {
        // a second caller works alone
        if (blocks < 2 || helpers.isEmpty() || inUse.isHeldByCurrentThread() || !inUse.tryLock()) {
            for (int i = 0; i < blocks; i++) {
                block.run(i);
            }
            return;
        }
        try {
            Loop loop = new Loop(blocks, block);
            current = loop;
            helpers.forEach(Helper::wake);
            loop.work(true);
            loop.await();
        } finally {
            current = null;
            inUse.unlock();
        }
    }

    /** One loop, and what of it is taken. */
    private static final class Loop {
        private final int blocks;
        private final Block block;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger front = new AtomicInteger();
        private final AtomicInteger back = new AtomicInteger();
        private final AtomicInteger working = new AtomicInteger();
        private volatile Throwable problem;

        Loop(int blocks, Block block) {
            this.blocks = blocks;
            this.block = block;
        }

        /**
         * The caller begins at the front, its helpers at the back: so each finds in its own cache most of what it has
         * read and written in the loop before.
         */
        void work(boolean caller) {
            working.incrementAndGet(); // subtle: before a block is taken, so that await cannot miss it
            try {
                while (taken.getAndIncrement() < blocks) {
                    block.run(caller ? front.getAndIncrement() : blocks - 1 - back.getAndIncrement());
                }
            } catch (Throwable e) {
                problem = e;
                taken.set(blocks);
            } finally {
                working.decrementAndGet();
            }
        }

        void await() {
            for (int looks = 0; working.get() > 0; looks++) {
                if (looks < MANY_LOOKS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield(); // on a busy machine the helper may need this very processor
                }
            }
            if (problem instanceof RuntimeException e) {
                throw e;
            }
            if (problem instanceof Error e) {
                throw e;
            }
        }
    }

    private final class Helper extends Thread {
        private volatile boolean asleep;

        Helper(String name) {
            super(name);
            setDaemon(true);
            setContextClassLoader(Team.class.getClassLoader()); // else a learner's first array would keep its classes
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            Loop done = null;
            while (true) {
                Loop loop = current;
                if (loop == null || loop == done) {
                    loop = lookFor(done);
                }
                loop.work(false);
                done = loop;
            }
        }

        private Loop lookFor(Loop done) {
            long start = System.nanoTime();
            while (true) {
                Loop loop = current;
                if (loop != null && loop != done) {
                    return loop;
                }
                long looked = System.nanoTime() - start;
                if (looked < LOOKS_NANOS) {
                    Thread.onSpinWait();
                    continue;
                }
                if (looked < LOOKS_ON_NANOS) {
                    Thread.yield();
                    continue;
                }
                asleep = true;
                loop = current;
                if (loop == null || loop == done) { // subtle: looked at again, as a loop may have come meanwhile
                    LockSupport.park(this);
                }
                asleep = false;
                start = System.nanoTime();
            }
        }
    }
}
