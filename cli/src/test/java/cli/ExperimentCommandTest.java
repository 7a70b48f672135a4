package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo experiment} from end to end. */
class ExperimentCommandTest {

    @Test
    void without_a_name_the_experiments_are_listed() {
        Ran list = Ran.dojo("experiment");
        assertThat(list.exit()).isEqualTo(Exit.DONE);
        assertThat(list.out().lines()).anyMatch(line -> line.startsWith("bpe "))
                .anyMatch(line -> line.startsWith("attention "));
    }

    @Test
    void an_unknown_name_is_answered_with_the_names_that_there_are() {
        Ran unknown = Ran.dojo("experiment", "nix");
        assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
        assertThat(unknown.sentence()).contains("\"nix\"").contains("bigram, bpe", "moons, autograd, attention");
    }

    @Test
    void one_attention_layer_learns_to_look_at_the_token_before(@TempDir Path folder) throws IOException {
        Ran ran = Ran.dojo("experiment", "attention", "--out", folder.toString(), "--json");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        JsonNode figures = new ObjectMapper().readTree(ran.out());
        JsonNode losses = figures.get("losses");
        assertThat(losses.get(0).asDouble()).isGreaterThan(2.3);
        assertThat(losses.get(losses.size() - 1).asDouble()).isLessThan(0.05);
        assertThat(figures.get("on_previous").asDouble()).isGreaterThan(0.6);
        assertThat(figures.get("map_after").get(3).get(4).asDouble()).as("weight on the future").isZero();
        assertThat(Files.readString(folder.resolve("attention.html"))).contains("<svg", "Where it looks");
        assertThat(new ObjectMapper().readTree(folder.resolve("attention.json").toFile())).isEqualTo(figures);
    }

    @Test
    void a_beginners_counting_runs_with_what_is_missing_lent(@TempDir Path folder) throws IOException {
        LearnersHouse house = new LearnersHouse(folder);
        Path text = Files.writeString(folder.resolve("text.txt"), "the cat sat on the mat. ".repeat(30));
        String[] mine = {"experiment", "bigram", "--mine", "--data", text.toString(), "--out", folder.toString()};
        Ran unwritten = house.dojo(mine);
        assertThat(unwritten.exit()).isEqualTo(Exit.FAILED);
        assertThat(unwritten.sentence()).contains("firststeps.", "not written yet", "--fill");
        String[] filled = Arrays.copyOf(mine, mine.length + 1);
        filled[mine.length] = "--fill";
        Ran ran = house.dojo(filled);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).contains("uniform, ln 11", "unigram", "bigram", "The bigram writes:")
                .doesNotContain("floor");
        assertThat(Files.readString(folder.resolve("bigram.html"))).contains("<svg", "What follows what");
        JsonNode figures = new ObjectMapper().readTree(folder.resolve("bigram.json").toFile());
        assertThat(figures.get("side").asText()).isEqualTo("mine");
        assertThat(figures.get("bigram").asDouble()).isBetween(0.2, figures.get("unigram").asDouble());
    }

    @Test
    void words_of_one_role_end_up_beside_each_other(@TempDir Path folder) throws IOException {
        Ran ran = Ran.dojo("experiment", "wordvec", "--out", folder.toString(), "--json");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        JsonNode figures = new ObjectMapper().readTree(ran.out());
        assertThat(figures.get("runs")).hasSize(3).allSatisfy(run -> {
            assertThat(run.get("gap_before").asDouble()).isBetween(-0.05, 0.05);
            assertThat(run.get("gap").asDouble()).as("as the lesson says").isBetween(0.565, 0.585);
            assertThat(run.get("same_role").asDouble()).isBetween(0.805, 0.815);
            assertThat(run.get("other_roles").asDouble()).isBetween(0.225, 0.235);
        });
        assertThat(figures.get("pairs_of_one_role").asInt()).isEqualTo(1180);
        assertThat(figures.get("pairs_of_other_roles").asInt()).isEqualTo(44_271);
        assertThat(figures.get("analogies").toString()).contains("[\"he\",\"she\",\"his\",\"her\"]", "geese");
        assertThat(figures.get("nearest").toString()).contains("pink 0.97, silver 0.96, blue 0.95, golden 0.95",
                "grandmother 0.90, father 0.89, sister 0.89, grandfather 0.88, brother 0.88, uncle 0.87");
        assertThat(Files.readString(folder.resolve("wordvec.html")))
                .contains("<svg", "Nearest neighbours", "Analogies", "grandmother");
        assertThat(new ObjectMapper().readTree(folder.resolve("wordvec.json").toFile())).isEqualTo(figures);
    }
}
