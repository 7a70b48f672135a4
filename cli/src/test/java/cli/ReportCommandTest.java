package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo report} of a learner who has written nothing, one exercise, or something that does not compile. */
class ReportCommandTest {

    private static final String TODO = "throw new Todo(\"attention.scores\");";
    private static final String SCORES = "int hs = q.dim(-1); System.err.println(\"my scores\");"
            + " return q.matmul(k.transpose(-2, -1)).scale(1 / Math.sqrt(hs));";

    @TempDir
    Path folder;

    private LearnersHouse house;
    private Path attention;
    private Path runs;

    @BeforeEach
    void copy() {
        house = new LearnersHouse(folder);
        attention = folder.resolve("chapters/04-attention/src/dojo/attention/Attention.java");
        runs = folder.resolve(".dojo/runs.json");
    }

    private void change(String was, String becomes) throws IOException {
        String text = Files.readString(attention);
        assertThat(text).contains(was);
        Files.writeString(attention, text.replace(was, becomes));
    }

    private String page(Ran ran) throws IOException {
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(Exit.DONE);
        Path page = folder.resolve("page/report.html");
        assertThat(ran.out()).isEqualTo("Your page: " + page + "\n");
        String html = Files.readString(page);
        assertThat(html).doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//");
        return html;
    }

    private Ran report(String... flags) {
        return Ran.dojo(List.of(("-Ddojo.home=" + folder + " " + String.join(" ", flags)).strip().split(" ")),
                new byte[0], "report", "--out", folder.resolve("page").toString());
    }

    @Test
    void a_beginner_gets_the_ladder_and_the_command_for_the_first_run() throws IOException {
        Path classes = folder.resolve("classes.log");
        String page = page(report("-Xlog:class+load:file=" + classes));
        assertThat(page).contains("04-attention", "unigram", "bigram", "floor", "<svg",
                "./dojo pretrain gpt --mine --fill --preset tiny", "has not been trained yet");
        assertThat(page).doesNotContain("What it writes", "Your runs");
        assertThat(Files.readString(classes)).contains("cli.report.LearnersPage").doesNotContain("org.nd4j.");
    }

    @Test
    void one_exercise_of_ones_own_trains_in_a_gpt_and_the_page_says_which_parts_are_whose() throws IOException {
        Path text = SmallRun.text(folder, 300);
        SmallRun reference = new SmallRun(folder.resolve("reference"));
        SmallRun.answer(house.dojo(reference.begin(text, 3)));
        assertThat(runs).as("the reference's runs are not the learner's").doesNotExist();

        change(TODO, SCORES);
        SmallRun run = new SmallRun(folder.resolve("run"));
        Ran training = house.dojo(run.begin(text, 3, "--mine", "--fill"));
        JsonNode answer = SmallRun.answer(training);
        assertThat(training.err()).contains("my scores").containsPattern("\\b1 of \\d+ parts are yours");
        assertThat(run.metrics()).as("these scores are right").isEqualTo(reference.metrics());
        JsonNode noted = new ObjectMapper().readTree(runs.toFile()).get("runs").get(0);
        assertThat(noted.get("val_loss")).isEqualTo(answer.get("val_loss"));
        assertThat(noted.get("mine")).extracting(JsonNode::asText).containsExactly("attention.scores");

        Ran drawn = report();
        String page = page(drawn);
        int parts = 1 + noted.get("lent").size();
        assertThat(drawn.err()).as("the learner's code draws the maps").contains("my scores");
        assertThat(page).contains("1 of " + parts + " parts are yours; the reference lends the others.",
                "your GPT", "unigram", "Layer 0, head 0", "What it writes",
                "by your chapter 04, in which masks and attend are lent",
                "the vectors come to them through the reference's blocks",
                String.format("%.4f nats per token", answer.get("val_loss").asDouble()));

        assertThat(page).containsPattern("<td>scores</td><td>[a-z, -]*\\bmasks\\b[a-z, -]*</td>");

        change("q.matmul(", "q.matmull(");
        Files.writeString(runs, Files.readString(runs).replace("\"val_loss\"", "\"other_loss\""));
        page = page(report());
        assertThat(page).contains("could not run this model. Your 04-attention does not compile", "Your GPT",
                "This run was stopped after step 3 of 3", "--resume").doesNotContain("Layer 0, head 0", "your GPT");

        Files.move(run.out(), folder.resolve("elsewhere"));
        assertThat(page(report())).contains("run (gone)", "has not been trained yet").doesNotContain("your GPT");
    }

    @Test
    void a_damaged_list_of_runs_is_set_aside_and_so_is_damaged_progress() throws IOException {
        Files.createDirectories(runs.getParent());
        Files.writeString(runs, "{\"runs\": [{\"folder\": 3}]}");
        Files.writeString(runs.resolveSibling("progress.json"), "{");
        Ran ran = report();
        page(ran);
        assertThat(ran.err()).contains(".dojo/runs.json was damaged and is now runs.damaged.json", "progress.damaged.json");
        assertThat(runs.resolveSibling("runs.damaged.json")).hasContent("{\"runs\": [{\"folder\": 3}]}");
    }
}
