package engine.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engine.io.AtomicFiles;
import engine.io.BadCheckpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code metrics.jsonl}: one JSON object a line, {@code {"step":7,"loss":1.9,"lr":0.001}}, written as a run
 * goes and read for its plots.
 *
 * <p>Each line reaches the operating system before the next step begins, so a killed process loses at most the line
 * that it was writing. A number that JSON does not have (infinity, not a number) is written as null.
 */
public final class MetricsLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private OutputStream out;

    /**
     * The figures of one step, such as {@code loss} or {@code tokens_per_second}, in the order of the line. A null in
     * the file is {@code NaN} here.
     */
    public record Row(long step, Map<String, Double> figures) {
    }

    private MetricsLog(Path file) throws IOException {
        this.file = file;
        open();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Begins an empty log; one that stands there is lost. */
    public static MetricsLog start(Path file) throws IOException {
        AtomicFiles.writeText(file, "");
        return new MetricsLog(file);
    }

    /** Cuts a log back to the rows up to and with {@code step} and goes on behind them; a missing log begins empty. */
    public static MetricsLog resume(Path file, long step) throws IOException {
        List<Row> rows = Files.exists(file) ? read(file) : List.of();
        replace(file, rows.stream().filter(row -> row.step() <= step).toList());
        return new MetricsLog(file);
    }

    /** Adds a row. */
    public void append(long step, Map<String, Double> figures) throws IOException {
        out.write(line(step, figures)); // one write, unbuffered: whole in the file unless the process dies in it
    }

    /**
     * Adds figures to the last row of a step, or a row of their own where the step has none: for what is known later
     * than the rest. The file is written anew, atomically.
     */
    public void amend(long step, Map<String, Double> figures) throws IOException {
        List<Row> rows = read(file);
        Map<String, Double> all = new LinkedHashMap<>();
        if (!rows.isEmpty() && rows.get(rows.size() - 1).step() == step) {
            all.putAll(rows.remove(rows.size() - 1).figures());
        }
        all.putAll(figures);
        rows.add(new Row(step, all));
        out.close();
        try {
            replace(file, rows);
        } finally {
            open();
        }
    }

    private static void replace(Path file, List<Row> rows) throws IOException {
        AtomicFiles.write(file, out -> {
            for (Row row : rows) out.write(line(row.step(), row.figures()));
        });
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static byte[] line(long step, Map<String, Double> figures) {
        ObjectNode row = JSON.createObjectNode().put("step", step);
        figures.forEach((name, figure) -> row.put(name, Double.isFinite(figure) ? figure : null));
        return (row + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * All rows of a log, in its order. A last line that is not whole is left out.
     *
     * @throws BadCheckpoint where another line is no row
     */
    public static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            for (int number = 1; line != null; number++) {
                String next = lines.readLine();
                Row row = row(line);
                if (row != null) rows.add(row);
                else if (next != null) throw new BadCheckpoint(file, "its line " + number
                        + " is no JSON object with a step and figures", "delete the line or begin a new run");
                line = next;
            }
        } catch (CharacterCodingException e) {
            throw new BadCheckpoint(file, "it is not UTF-8", "begin a new run");
        }
        return rows;
    }

    /** The row that a line holds, or null where it holds none. */
    private static Row row(String line) {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
        if (!object.isObject() || !object.path("step").canConvertToLong()) return null;
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equals("step")) continue;
            if (!field.getValue().isNumber() && !field.getValue().isNull()) return null;
            figures.put(field.getKey(), field.getValue().isNull() ? Double.NaN : field.getValue().doubleValue());
        }
        return new Row(object.get("step").longValue(), figures);
    }

    /** The points (step, figure) of one figure, for a plot: {@code [0]} the steps, {@code [1]} the values. */
    public static double[][] series(List<Row> rows, String figure) {
        List<Row> having = rows.stream().filter(row -> row.figures().containsKey(figure)).toList();
        return new double[][] {
            having.stream().mapToDouble(Row::step).toArray(),
            having.stream().mapToDouble(row -> row.figures().get(figure)).toArray()};
    }
}
