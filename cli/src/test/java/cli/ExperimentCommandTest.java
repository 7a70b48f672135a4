package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(unknown.sentence()).contains("\"nix\"").contains("bpe, attention");
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
}
