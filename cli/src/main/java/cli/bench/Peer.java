package cli.bench;

import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import course.House;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same model in PyTorch, a process that works only when it is asked: {@code tests/bench/peers/gpt.py --turns}. It
 * gets what the launcher gives us, so that it runs at its best: as many threads, and passive waiting, without which
 * the waiting threads spin against the working ones; a policy that the user has set holds for both.
 */
final class Peer implements AutoCloseable {

    /** Tried one after the other where none is named: the PATH's own may be another than the system's. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Thread killer;
    private final BufferedReader said;
    private final Writer asked;
    private final Path err;
    private final JsonNode about;

    private Peer(String python, Path script, List<String> words, int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(words);
        command.add("--turns");
        err = Files.createTempFile("dojo-peer", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
        try {
            process = builder.start();
        } catch (IOException e) {
            Files.delete(err);
            throw e;
        }
        killer = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(killer);
        said = process.inputReader(StandardCharsets.UTF_8);
        asked = process.outputWriter(StandardCharsets.UTF_8);
        about = answer();
    }

    /**
     * Starts the peer and waits until it is ready.
     *
     * @param python the one to use; null to look for one
     * @param words what it does, and its shape
     * @throws Problem a sentence where there is no Python with PyTorch
     */
    static Peer start(House house, String python, List<String> words) {
        Path script = house.root().resolve("tests/bench/peers/gpt.py");
        List<String> reasons = new ArrayList<>();
        for (String one : python == null ? PYTHONS : List.of(python)) {
            try {
                return new Peer(one, script, words, Setting.wantedThreads());
            } catch (IOException e) {
                reasons.add(one + ": " + e.getMessage());
            }
        }
        throw new Problem("There is no Python with PyTorch to compare with (" + String.join("; ", reasons) + "); "
                + "install python3-torch and libopenblas0-pthread, or name a Python that has it with --python.");
    }

    /** "PyTorch 1.13.0, 2 threads". */
    String name() {
        return "PyTorch " + about.path("torch").asText() + ", " + about.path("threads").asInt() + " threads";
    }

    /** The size of its model. */
    long parameters() {
        return about.path("parameters").asLong();
    }

    /** Lets it work, and waits. @return the milliseconds of each step, or the mean of all tokens */
    double[] turn(int units) {
        try {
            asked.write(units + "\n");
            asked.flush();
            JsonNode millis = answer().path("millis");
            double[] values = new double[millis.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = millis.get(i).asDouble();
            }
            return values;
        } catch (IOException e) {
            throw new Problem("The peer ended before it was done: " + e.getMessage() + ".", e);
        }
    }

    private JsonNode answer() throws IOException {
        String line = said.readLine();
        if (line == null) {
            List<String> last = Files.readAllLines(err);
            close();
            throw new IOException(last.isEmpty() ? "it said nothing" : last.get(last.size() - 1));
        }
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            close();
            throw new IOException("it said \"" + line + "\"");
        }
    }

    private void end() {
        process.destroy();
        try {
            Files.deleteIfExists(err);
        } catch (IOException e) {
            // a temporary file stays
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException ending) {
            // the process ends, and the killer is at work
        }
    }
}
