package checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import course.Course;
import course.CourseException;
import course.LearnerLoader;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process in which a learner's code is checked: an endless loop, an exit or a crash ends it and nothing else. Its
 * arguments are topics, whose laws it finds; with {@code --warm} before them it runs the laws on the reference and
 * compiles the known bugs until there is something to do, so that the first run is a fast one. One JSON object a line
 * goes either way:
 *
 * <pre>
 * says   {"plan": check, "law": sentence, "weight": 1, "gate": true} for every check of the topics, then {"ready": true}
 * hears  {"run": [[check, ...], ...], "folders": [folder, ...], "brief": true, "millis": 1000}
 * says   {"starts": check}, {"verdict": {...}}, {"result": {...}}, ... and last {"end": true, "leftovers": false}
 * hears  {"cancel": true}                                     the end comes as soon as the running check is over
 * hears  {"where": true}
 * says   {"stands": "Pairs.java:31"}                          the learner's line in which the running check is now
 * </pre>
 *
 * A run has a list of checks for each exercise. A brief one leaves an exercise once a check is red; with millis an
 * exercise draws no longer than that. A red check's verdict comes before it is diagnosed. The gate comes first, then
 * what took least time before. Each run loads the learner's classes anew. The end of standard input ends the process,
 * after the run. What the learner's code prints goes to standard error.
 */
public final class Child {

    /** How the last line of a process begins whose memory was used up; the JVM writes the same of its heap. */
    public static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    private static final Logger JQWIK = Logger.getLogger("net.jqwik");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final Laws laws;
    private final Thread worker = Thread.currentThread();
    private final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
    /** How long each check took the last time, in this process. */
    private final Map<String, Long> millis = new HashMap<>();
    private volatile boolean cancelled;

    private Child(PrintStream out, Laws laws) {
        this.out = out;
        this.laws = laws;
    }

    public static void main(String[] arguments) throws InterruptedException {
        JQWIK.setLevel(Level.SEVERE); // it warns of a database that is off, and of a long shrinking
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        InputStream in = System.in;
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream()); // who reads standard input finds its end
        List<String> topics = new ArrayList<>(Arrays.asList(arguments));
        boolean warm = topics.remove("--warm");
        Child child = new Child(out, new Laws(topics));
        Thread listener = new Thread(() -> child.listen(in), "requests");
        listener.setDaemon(true);
        listener.start();
        try {
            child.serve(warm ? topics : List.of());
        } catch (OutOfMemoryError arrays) { // the heap's own end comes from the JVM
            out.println(OUT_OF_MEMORY + ": " + arrays.getMessage());
            Runtime.getRuntime().halt(3);
        }
        System.exit(0); // a learner's thread may still run
    }

    private void listen(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode request = JSON.readTree(line);
                if (request.has("cancel")) {
                    cancelled = true;
                } else if (request.has("where")) {
                    say(Map.of("stands", Sentences.where(worker.getStackTrace())));
                } else {
                    cancelled = false;
                    requests.add(request);
                }
            }
        } catch (IOException gone) {
            // who asked has ended
        }
        requests.add(JSON.createObjectNode().put("quit", true));
    }

    /** @param warmUp topics to be warm for */
    private void serve(List<String> warmUp) throws InterruptedException {
        laws.checks().forEach((id, check) -> say(
                Map.of("plan", id, "law", laws.sentence(id), "weight", check.weight(), "gate", check.gate())));
        say(Map.of("ready", true));
        warmUp(warmUp);
        for (JsonNode request = requests.take(); !request.has("quit"); request = requests.take()) {
            run(request);
        }
    }

    private void warmUp(List<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        Trial reference = Trial.glance(Child.class.getClassLoader(), this::remember);
        for (String check : laws.checks().keySet()) {
            if (requests.isEmpty()) {
                laws.run(List.of(check), reference);
            }
        }
        try {
            topics.forEach(topic -> Diagnoses.prepare(Course.chapter(topic), () -> !requests.isEmpty()));
        } catch (CourseException unreadable) {
            // then there will be no diagnosis; a verdict needs none
        }
    }

    private void remember(CheckResult result) {
        millis.put(result.check(), result.millis());
    }

    private void run(JsonNode request) {
        List<Path> folders = new ArrayList<>();
        request.path("folders").forEach(folder -> folders.add(Path.of(folder.asText())));
        ClassLoader own = Child.class.getClassLoader();
        ClassLoader subject = folders.isEmpty() ? own : new LearnerLoader(folders, own);
        for (JsonNode exercise : request.path("run")) {
            List<String> checks = new ArrayList<>();
            exercise.forEach(check -> checks.add(check.asText()));
            checks.sort(Comparator.comparing((String check) -> !laws.checks().get(check).gate())
                    .thenComparing(check -> millis.getOrDefault(check, 0L)));
            Trial trial = Trial.watched(subject, request.path("brief").asBoolean(), () -> cancelled,
                    check -> say(Map.of("starts", check)), result -> {
                        remember(result);
                        say(Map.of("result", result));
                    }).tellingFirst(red -> say(Map.of("verdict", red)));
            if (request.path("millis").asLong() > 0) {
                trial.at(new Pace(request.path("millis").asLong(), checks.size()));
            }
            for (String check : checks) {
                if (!trial.over()) {
                    laws.run(List.of(check), trial);
                }
            }
        }
        say(Map.of("end", true, "leftovers", leftovers()));
    }

    /** Whether a thread that the learner's code began still runs. */
    private boolean leftovers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(entry -> entry.getKey() != worker && !Sentences.where(entry.getValue()).isEmpty());
    }

    private synchronized void say(Object line) {
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON.", e);
        }
    }
}
