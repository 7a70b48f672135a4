package cli.learn;

import checks.CheckResult;
import cli.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Checks in two processes at a time, where there are two processors: either takes the exercise that is next, so that
 * both are busy until the end. The checks of one exercise stay together and in their order; each exercise loads the
 * learner's classes anew. What both print comes line by line, as it is printed.
 *
 * @param children where the processes come from; asked by all threads
 * @param folders the learner's classes; none for the solutions
 * @param patienceSeconds how long one check may take
 */
record SideBySide(Children children, List<Path> folders, int patienceSeconds) {

    /** More would be faster still, but each process may take a gigabyte. */
    private static final int MOST = 2;

    /** @param exercises ids of the exercises to check; the last come first, as a chapter's last ones take longest */
    List<CheckResult> run(List<String> exercises) {
        return run(exercises, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    List<CheckResult> run(List<String> exercises, int processes) {
        List<String> lastFirst = new ArrayList<>(exercises);
        Collections.reverse(lastFirst);
        Queue<String> left = new ConcurrentLinkedQueue<>(lastFirst);
        List<CheckResult> results = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch running = new CountDownLatch(processes);
        for (int i = 0; i < processes; i++) {
            Thread thread = new Thread(() -> {
                try {
                    take(left, results::add, problems);
                } catch (Throwable problem) { // an error, too, must not look like checks that are done
                    problems.add(problem);
                } finally {
                    running.countDown();
                }
            }, "checks " + i);
            thread.setDaemon(true);
            thread.start();
        }
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problem interrupted = new Problem("Interrupted.");
            problems.add(interrupted); // the threads stop, too
            throw interrupted;
        }
        for (Throwable problem : problems) {
            throw problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
        }
        return List.copyOf(results);
    }

    /** One after the other, until none is left or something went wrong with the processes. */
    private void take(Queue<String> left, Consumer<CheckResult> listener, List<Throwable> problems) {
        ChildRun run = new ChildRun(children, folders, false, 0, patienceSeconds, () -> !problems.isEmpty());
        for (String next = left.poll(); next != null && problems.isEmpty(); next = left.poll()) {
            run.run(List.of(next), listener);
        }
    }
}
