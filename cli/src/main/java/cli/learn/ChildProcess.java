package cli.learn;

import checks.CheckHook;
import checks.Child;
import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A started {@link Child}: takes requests, gives what it says, and is gone when this process is. */
public final class ChildProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CRASH = "# A fatal error has been detected by the Java Runtime Environment";
    private static final JsonNode CLOSED = JSON.createObjectNode().put("closed", true);

    private final Process process;
    private final BlockingQueue<JsonNode> said = new LinkedBlockingQueue<>();
    private final Map<String, JsonNode> plan = new LinkedHashMap<>();
    private final Thread killer;
    private boolean ready;
    private volatile boolean outOfMemory;
    private volatile boolean crashed;
    private volatile String lastPrinted = "";

    private ChildProcess(Process process) {
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * What a child is started with.
     *
     * @param side {@code chapters} or {@code solutions}
     * @param topics whose laws it finds
     * @param seed of all draws
     * @param warm whether it runs the laws on the reference until there is something to do
     * @param scratch where a crash leaves its log
     */
    public record Start(String side, List<String> topics, long seed, boolean warm, Path scratch) {}

    /**
     * Starts a child.
     *
     * @param printed hears each line that the learner's code prints, in a thread of its own
     */
    public static ChildProcess of(Start start, Consumer<String> printed) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(start));
            builder.environment().put("OMP_NUM_THREADS", "1"); // the laws' arrays are small: threads would only wait
            ChildProcess child = new ChildProcess(builder.start());
            child.read("child's results", child.process.getInputStream(), child::hear, () -> child.said.add(CLOSED));
            child.read("child's prints", child.process.getErrorStream(), line -> {
                child.lastPrinted = line;
                printed.accept(line);
            }, () -> {});
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("The process for the checks could not be started", e);
        }
    }

    private void read(String name, InputStream from, Consumer<String> listener, Runnable atEnd) {
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    listener.accept(line);
                }
            } catch (IOException e) {
                // the process was killed; that is told by its end
            }
            atEnd.run();
        }, name);
        reader.setDaemon(true);
        reader.start();
    }

    private void hear(String line) {
        outOfMemory |= line.startsWith(Child.OUT_OF_MEMORY);
        crashed |= line.startsWith(CRASH);
        if (line.startsWith("{")) { // native code may print, too
            try {
                said.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("A child said what is no JSON", e);
            }
        }
    }

    /** Sends a request; one that comes too late is told by the process's end. */
    public void ask(Object request) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException gone) {
            // its end is in what it said
        }
    }

    /**
     * The checks of its topics: id to weight and gate. Waits until it is ready.
     *
     * @param patienceMillis how long that may take
     */
    public Map<String, JsonNode> plan(long patienceMillis) throws InterruptedException {
        while (!ready) {
            JsonNode said = next(patienceMillis);
            if (said == null) {
                throw new Problem("The checks did not start within " + patienceMillis / 1000 + " seconds.");
            } else if (isEnd(said)) {
                throw new Problem("The process for the checks ended with code " + exitCode() + " before it began"
                        + lastWords());
            } else if (said.has("plan")) {
                plan.put(said.get("plan").asText(), said);
            }
            ready = said.has("ready");
        }
        return plan;
    }

    /** The next thing that it says; null where it says nothing for so long. */
    public JsonNode next(long millis) throws InterruptedException {
        return said.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether this is the last that was heard of a process. */
    public static boolean isEnd(JsonNode said) {
        return said == CLOSED;
    }

    /** Whether it ended because its memory was used up. */
    public boolean outOfMemory() {
        return outOfMemory;
    }

    /** Whether it ended in native code; the JVM says so, its exit code is 1 as many another's. */
    public boolean crashed() {
        return crashed;
    }

    /** What it printed last, to close a sentence with. */
    public String lastWords() {
        return lastPrinted.isEmpty() ? "." : "; the last that it said: " + lastPrinted;
    }

    /** The exit code of a process that ended. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException ending) {
            // the hook runs already
        }
    }

    private static List<String> command(Start start) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + start.scratch.resolve("crash-%p.log"), "-XX:-CreateCoredumpOnCrash",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", // else each array reads the size of the process
                "-Ddojo.side=" + start.side, "-D" + CheckHook.SEED + "=" + start.seed,
                "-cp", System.getProperty("java.class.path"), Child.class.getName()));
        if (start.warm) {
            command.add("--warm");
        }
        command.addAll(start.topics);
        return command;
    }
}
