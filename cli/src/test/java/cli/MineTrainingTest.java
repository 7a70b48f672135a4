package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learner's own chapters train and write, as the reference does. */
class MineTrainingTest {

    private static final int STEPS = 5;

    @TempDir
    static Path folder;

    private static Path text;
    private static SmallRun expected;

    @BeforeAll
    static void train() throws IOException {
        text = SmallRun.text(folder, 300);
        expected = new SmallRun(folder.resolve("expected"));
        SmallRun.answer(Ran.dojo(expected.begin(text, STEPS)));
    }

    @Test
    void nothing_written_yet_is_told_by_the_first_exercise_that_is_missed(@TempDir Path root) throws IOException {
        LearnersHouse house = new LearnersHouse(root);
        SmallRun mine = new SmallRun(root.resolve("run"));
        Ran ran = house.dojo(mine.begin(text, STEPS, "--mine"));
        assertThat(ran.exit()).as(ran.out()).isEqualTo(Exit.FAILED);
        assertThat(ran.err())
                .containsPattern("dojo: The exercise (transformer|pretraining)\\.\\S+ is not written yet; ")
                .contains("--fill").doesNotContain("Unexpected", "\tat ");

        SmallRun filled = new SmallRun(root.resolve("filled"));
        Ran training = house.dojo(filled.begin(text, STEPS, "--mine", "--fill"));
        SmallRun.answer(training);
        assertThat(training.err()).containsPattern("0 of \\d+ parts are yours");
        assertThat(filled.metrics()).isEqualTo(expected.metrics());
        assertThat(filled.model(STEPS)).isEqualTo(expected.model(STEPS));
    }

    @Test
    void unlocked_chapters_give_the_references_losses_and_text(@TempDir Path root) throws IOException {
        LearnersHouse house = new LearnersHouse(root);
        assertThat(house.dojo("unlock", "6").exit()).isEqualTo(Exit.DONE);
        SmallRun mine = new SmallRun(root.resolve("run"));
        JsonNode answer = SmallRun.answer(house.dojo(mine.begin(text, STEPS, "--mine")));
        assertThat(mine.metrics()).isEqualTo(expected.metrics());
        assertThat(mine.model(STEPS)).isEqualTo(expected.model(STEPS));
        assertThat(answer.get("val_loss").asDouble()).isPositive();
        String[] generate = {"generate", "--model", mine.out().toString(), "--prompt", "the", "--max-tokens", "8"};
        String reference = house.dojo(generate).out();
        String[] own = Arrays.copyOf(generate, generate.length + 1);
        own[generate.length] = "--mine";
        assertThat(house.dojo(own).out()).isEqualTo(reference).startsWith("the");
    }
}
