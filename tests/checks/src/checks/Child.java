package checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import course.LearnerLoader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process in which a learner's code is checked: an endless loop, an exit or a crash ends it and nothing else. It
 * writes one JSON object a line to standard output: a {@code {"plan": check, ...}} for every check, then
 * {@code {"starts": check}} and {@code {"result": ...}} for each that runs, and last {@code {"end": true}}. What the learner's code prints goes to standard error.
 *
 * <p>Arguments: the topics by commas, the checks and exercises to leave out by commas (or -), the
 * subject's folders.
 */
public final class Child {

    private static final Logger JQWIK = Logger.getLogger("net.jqwik");

    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();

    private Child(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        JQWIK.setLevel(Level.WARNING); // it says at each start that its database of failed seeds is off
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        List<String> topics = List.of(arguments[0].split(","));
        List<String> left = List.of(arguments[1].split(","));
        List<Path> folders = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        new Child(out).run(topics, left, folders);
        System.exit(0); // a learner's thread may still run
    }

    private void run(List<String> topics, List<String> left, List<Path> folders) {
        ClassLoader own = Child.class.getClassLoader();
        ClassLoader subject = folders.isEmpty() ? own : new LearnerLoader(folders, own);
        Trial trial = Trial.of(subject, check -> say(Map.of("starts", check)),
                result -> say(Map.of("result", result)));
        Laws laws = new Laws(topics);
        laws.checks().forEach((id, check) ->
                say(Map.of("plan", id, "weight", check.weight(), "gate", check.gate())));
        for (String topic : topics) {
            laws.run(laws.checks().keySet().stream()
                    .filter(check -> check.startsWith(topic + "."))
                    .filter(check -> !left.contains(check))
                    .filter(check -> !left.contains(check.substring(0, check.indexOf('/'))))
                    .toList(), trial);
        }
        say(Map.of("end", true));
    }

    private void say(Object line) {
        try {
            out.println(json.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON.", e);
        }
    }
}
