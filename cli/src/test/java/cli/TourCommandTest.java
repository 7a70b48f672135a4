package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo tour} with a handful of steps, twice into one folder. */
class TourCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void a_tour_ends_in_a_report_that_stands_alone_and_a_second_one_replaces_only_its_own() throws Exception {
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "mine");
        Ran first = Ran.dojo("tour", "--out", folder.toString(), "--steps", "2");
        assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
        assertThat(first.err()).contains("1/7", "2/7", "3/7", "4/7", "5/7", "6/7", "7/7");
        assertThat(first.out()).contains("report.html", "results.json", "./dojo generate --model");

        String report = Files.readString(folder.resolve("report.html"));
        assertThat(report).doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//")
                .doesNotContainPattern("(?i)@import|url\\(\\s*[\"']?https?:")
                .doesNotContainPattern("(?i)<(link|iframe|script\\s+src)");
        assertThat(report).contains("<svg", "ln V", "unigram", "bigram", "GPT", "floor", "Once upon a time");

        JsonNode results = JSON.readTree(folder.resolve("results.json").toFile());
        assertThat(results.get("steps").asInt()).isEqualTo(2);
        Map<String, String> table = table(report);
        assertThat(table).hasSameSizeAs(results);
        results.properties().forEach(figure -> assertThat(table.get(figure.getKey())).as(figure.getKey())
                .isEqualTo(shown(figure.getValue())));
        assertThat(results.get("wordvec_gap").asDouble()).isGreaterThan(0.2);
        assertThat(results.get("moons_accuracy").asDouble()).isGreaterThan(0.95);
        assertThat(report).contains("What the network says", ">gradient -2<");
        assertThat(results.get("floor").asDouble()).isLessThan(results.get("bigram").asDouble());
        assertThat(results.get("bigram").asDouble()).isLessThan(results.get("unigram").asDouble());
        assertThat(results.get("unigram").asDouble()).isLessThan(results.get("uniform").asDouble());

        Path metrics = folder.resolve("model/metrics.jsonl");
        String[] again = {"tour", "--out", folder.toString(), "--steps", "1000", "--seed", "2"};
        Ran second = Running.dojo(folder, List.of(), again).until("its first step", () -> begins(metrics, 2))
                .interrupt().end();
        assertThat(second.exit()).as(second.err()).isEqualTo(Running.interrupted());
        assertThat(second.err()).containsPattern("Stopped after step \\d+; there is no report");
        assertThat(folder.resolve("report.html")).as("the page of a model that is gone").doesNotExist();
        assertThat(foreign).hasContent("mine");
    }

    /** Whether another run than that of so many steps has begun to write its metrics. */
    private static boolean begins(Path metrics, int steps) {
        try {
            String run = Files.readString(metrics.resolveSibling("run.json"));
            return !run.contains("\"steps\" : " + steps + ".0") && Files.size(metrics) > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The rows of the report's table of figures. */
    private static Map<String, String> table(String report) {
        Map<String, String> rows = new HashMap<>();
        Pattern pattern = Pattern.compile(
                "<tr>\\s*<td[^>]*>([a-z_]+)</td>\\s*<td[^>]*>([^<]*)</td>\\s*</tr>");
        Matcher row = pattern.matcher(report);
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    private static String shown(JsonNode figure) {
        return !figure.isDouble() ? figure.asText()
                : String.format(Locale.ROOT, figure.asDouble() < 100 ? "%.4f" : "%.0f", figure.asDouble());
    }

    @Test
    void what_is_no_tours_model_is_never_deleted() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Path precious = Files.writeString(model.resolve("precious.txt"), "mine");
        assertRefused("model is not a tour's model");
        SmallRun run = new SmallRun(model);
        SmallRun.answer(Ran.here(run.begin(SmallRun.text(folder, 300), 1)));
        assertRefused("model is not a tour's model");
        assertThat(precious).hasContent("mine");
        assertThat(run.out().resolve("step-1")).isDirectory();
    }

    private void assertRefused(String says) {
        Ran ran = Ran.here("tour", "--out", folder.toString(), "--steps", "1");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains(says);
    }
}
