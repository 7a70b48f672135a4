package cli.learn;

import checks.CheckHook;
import checks.CheckResult;
import checks.Child;
import cli.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Checks in a process of their own. A check that does not come back is killed with its process; the checks of other
 * exercises go on in a new one.
 *
 * @param side {@code chapters} or {@code solutions}
 * @param folders the learner's classes; none for the solutions
 * @param seed of all draws
 * @param patienceSeconds how long one check may take
 * @param scratch where a crash leaves its log
 */
record ChildRun(String side, List<Path> folders, long seed, int patienceSeconds, Path scratch) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLOSED = "";

    /**
     * Runs the checks of these topics and hands over each result as it comes.
     *
     * @param leftOut ids of exercises that are not checked
     */
    void run(List<String> topics, Set<String> leftOut, Consumer<CheckResult> listener) {
        Set<String> done = new HashSet<>(leftOut);
        boolean ended = false;
        while (!ended) {
            ended = once(topics, done, result -> {
                done.add(result.check());
                listener.accept(result);
            });
        }
    }

    /** One process; false where it died with a check, which is then done, and more are left. */
    private boolean once(List<String> topics, Set<String> done, Consumer<CheckResult> listener) {
        try {
            Process process = new ProcessBuilder(command(topics, done))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close(); // who reads standard input finds its end
            Thread killer = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(killer);
            try {
                return listen(process, done, listener);
            } finally {
                process.destroyForcibly();
                Runtime.getRuntime().removeShutdownHook(killer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The process for the checks could not be started", e);
        }
    }

    private boolean listen(Process process, Set<String> done, Consumer<CheckResult> listener) throws IOException {
        Map<String, JsonNode> plan = new LinkedHashMap<>();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> pass(process, lines), "child's results");
        reader.setDaemon(true);
        reader.start();
        String running = null;
        while (true) {
            String line = poll(lines);
            if (line == null) {
                if (running == null) {
                    throw new Problem("The checks did not start within " + patienceSeconds + " seconds.");
                }
                giveUp(running, plan, done, "did not come back within " + patienceSeconds
                        + " seconds: look for a loop that never ends", listener);
                return false;
            }
            if (line.equals(CLOSED)) {
                giveUp(running, plan, done, death(process, running), listener);
                return false;
            }
            JsonNode said = JSON.readTree(line);
            if (said.has("end")) {
                return true;
            }
            if (said.has("plan")) {
                plan.put(said.get("plan").asText(), said);
            } else if (said.has("starts")) {
                running = said.get("starts").asText();
            } else {
                listener.accept(JSON.treeToValue(said.get("result"), CheckResult.class));
                running = null;
            }
        }
    }

    /** What became of a process that ended by itself while a check ran. */
    private static String death(Process process, String running) {
        int code = waitFor(process);
        if (running == null) {
            throw new Problem("The process for the checks ended with code " + code + " before it was done; what it "
                    + "said stands above.");
        }
        return code > 128 || code < 0
                ? "crashed (signal " + (code - 128) + "): look for a wrong index given to native code, or too much memory"
                : "ended the process with exit code " + code + ": look for System.exit";
    }

    /** The check is red, and so is the rest of its exercise, which is not tried: it would end the same way. */
    private void giveUp(String check, Map<String, JsonNode> plan, Set<String> done, String how,
            Consumer<CheckResult> listener) {
        String exercise = check.substring(0, check.indexOf('/'));
        listener.accept(red(plan.get(check), check, "Your code " + how + "."));
        plan.forEach((other, planned) -> {
            if (other.startsWith(exercise + "/") && !done.contains(other)) {
                listener.accept(red(planned, other, "Not tried, since your code " + how.replaceFirst(":.*", ".")));
            }
        });
    }

    private CheckResult red(JsonNode planned, String check, String message) {
        return new CheckResult(check, check.substring(check.indexOf('/') + 1).replace('-', ' '),
                planned.path("weight").asInt(1), planned.path("gate").asBoolean(), CheckResult.Status.RED, message, "",
                "", Long.toString(seed), 1000L * patienceSeconds);
    }

    private String poll(BlockingQueue<String> lines) {
        try {
            return lines.poll(patienceSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }

    private static void pass(Process process, BlockingQueue<String> lines) {
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("{")) { // native code may print, too
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // the process was killed; that is told by its end
        }
        lines.add(CLOSED);
    }

    private List<String> command(List<String> topics, Set<String> done) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-Ddojo.side=" + side, "-D" + CheckHook.SEED + "=" + seed,
                "-XX:ErrorFile=" + scratch.resolve("crash-%p.log"), "-XX:-CreateCoredumpOnCrash",
                "-cp", System.getProperty("java.class.path"), Child.class.getName(),
                String.join(",", topics), done.isEmpty() ? "-" : String.join(",", done)));
        folders.forEach(folder -> command.add(folder.toString()));
        return command;
    }
}
