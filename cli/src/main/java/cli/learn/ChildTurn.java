package cli.learn;

import checks.CheckResult;
import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What one process does of a {@link ChildRun}: all that is left, or all up to the check that ends the process. */
final class ChildTurn {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long START_MILLIS = 60_000;
    private static final long TICK_MILLIS = 20;
    private static final long GRACE_MILLIS = 300;

    private final ChildRun run;
    private final ChildProcess child;
    private final Set<String> done;
    private final Consumer<CheckResult> verdicts;
    private final Consumer<CheckResult> listener;
    private Map<String, JsonNode> plan;
    private String running;
    private boolean usable;

    /** @param done ids of the checks that have a result; the listener adds to them */
    ChildTurn(ChildRun run, ChildProcess child, Set<String> done, Consumer<CheckResult> verdicts,
            Consumer<CheckResult> listener) {
        this.run = run;
        this.child = child;
        this.done = done;
        this.verdicts = verdicts;
        this.listener = listener;
    }

    /** Whether the process may do another run: it ended this one, and none of the learner's threads is left in it. */
    boolean usable() {
        return usable;
    }

    /** False where the process died with a check, which is told, and there may be more to do. */
    boolean run(List<String> exercises) throws InterruptedException {
        plan = child.plan(START_MILLIS);
        child.ask(Map.of("run", groups(exercises), "folders", run.folders().stream().map(Path::toString).toList(),
                "brief", run.brief(), "millis", run.drawMillis()));
        long heard = System.nanoTime();
        while (true) {
            JsonNode said = child.next(TICK_MILLIS);
            if (run.cancelled().getAsBoolean()) {
                cancel(said);
                return true;
            } else if (said == null && (System.nanoTime() - heard) / 1_000_000 > patienceMillis()) {
                giveUp("did not come back within " + run.patienceSeconds() + " seconds" + stands()
                        + ": look for a loop that never ends, or for work that is done again and again");
                return false;
            } else if (said == null) {
                continue;
            } else if (ChildProcess.isEnd(said)) {
                giveUp(death());
                return false;
            } else if (said.has("end")) {
                usable = !said.path("leftovers").asBoolean();
                return true;
            }
            heard = System.nanoTime();
            hear(said);
        }
    }

    /** A check must come back soon; before the first one a process may be busy with its own start. */
    private long patienceMillis() {
        return running == null ? START_MILLIS : 1000L * run.patienceSeconds();
    }

    private List<List<String>> groups(List<String> exercises) {
        List<List<String>> groups = new ArrayList<>();
        for (String exercise : exercises) {
            List<String> group = plan.keySet().stream()
                    .filter(check -> check.startsWith(exercise + "/") && !done.contains(check)).toList();
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private void hear(JsonNode said) {
        if (said.has("starts")) {
            running = said.get("starts").asText();
        } else if (said.has("verdict")) {
            verdicts.accept(read(said.get("verdict")));
        } else if (said.has("result")) {
            listener.accept(read(said.get("result")));
            running = null;
        }
    }

    private static CheckResult read(JsonNode result) {
        try {
            return JSON.treeToValue(result, CheckResult.class);
        } catch (JsonProcessingException e) {
            throw new Problem("A check's result cannot be read: " + e.getOriginalMessage() + ".", e);
        }
    }

    /** Waits a little for the running check, so that a warm process is not lost. */
    private void cancel(JsonNode said) throws InterruptedException {
        child.ask(Map.of("cancel", true));
        long asked = System.nanoTime();
        for (JsonNode last = said; System.nanoTime() - asked < GRACE_MILLIS * 1_000_000; last = child.next(TICK_MILLIS)) {
            if (last != null && (last.has("end") || ChildProcess.isEnd(last))) {
                usable = last.has("end") && !last.path("leftovers").asBoolean();
                return;
            }
        }
    }

    /** The learner's line in which a check stands that does not come back. */
    private String stands() throws InterruptedException {
        child.ask(Map.of("where", true));
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < GRACE_MILLIS * 1_000_000) {
            JsonNode said = child.next(TICK_MILLIS);
            if (said != null && !said.path("stands").asText().isEmpty()) {
                return ", it stands at " + said.get("stands").asText();
            }
        }
        return "";
    }

    /** What became of a process that ended by itself while a check ran. */
    private String death() throws InterruptedException {
        int code = child.exitCode();
        if (running == null) {
            throw new Problem("The process for the checks ended with code " + code + " before it was done"
                    + child.lastWords());
        }
        if (child.outOfMemory()) {
            return "used up the memory: look for a list or an array that grows without end";
        }
        if (child.crashed()) {
            return "crashed in native code: look for a wrong index or shape that it was given";
        }
        return code > 128 || code < 0
                ? "was ended by the system (signal " + (code - 128) + "): look for what takes too much memory"
                : "ended the process with exit code " + code + ": look for System.exit";
    }

    /** The check is red, and so is the rest of its exercise, which is not tried: it would end the same way. */
    private void giveUp(String how) {
        if (running == null) {
            throw new Problem("The process for the checks does not answer" + child.lastWords());
        }
        String exercise = running.substring(0, running.indexOf('/'));
        listener.accept(red(running, "Your code " + how + "."));
        for (String other : plan.keySet()) {
            if (other.startsWith(exercise + "/") && !done.contains(other)) {
                listener.accept(red(other, "Not tried, since your code " + how.replaceFirst("[:,].*", ".")));
            }
        }
    }

    private CheckResult red(String check, String message) {
        JsonNode planned = plan.get(check);
        return new CheckResult(check, planned.path("law").asText(),
                planned.path("weight").asInt(1), planned.path("gate").asBoolean(), CheckResult.Status.RED, message, "",
                "", "", 1000L * run.patienceSeconds(), false, null);
    }
}
