package cli.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import engine.plot.LinePlot.Series;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import reference.bpe.BpeToolbox;

/** What the experiment shows, and the lesson tells of it. */
class BpeExperimentTest {

    @Test
    void the_curves_are_those_of_the_lesson() {
        BpeExperiment.Result result = BpeExperiment.run(new BpeToolbox());
        assertThat(result.curves()).extracting(Series::name)
                .containsExactly("English", "Chinese", "Chinese, merges from English");
        for (Series curve : result.curves()) {
            assertThat(curve.y()[0]).as("256 bytes alone: " + curve.name()).isEqualTo(1);
            assertThat(curve.y()).as(curve.name()).isSorted();
        }
        int merges256 = result.sizes().indexOf(512);
        assertThat(result.curves().get(0).y()[merges256]).as("English").isBetween(2.35, 2.45);
        assertThat(result.curves().get(1).y()[merges256]).as("Chinese").isBetween(2.55, 2.65);
        assertThat(result.curves().get(2).y()).as("Chinese, merges from English").containsOnly(1.0);
        assertThat(result.table()).contains("vocabulary", "English", "4096");
    }

    @Test
    void the_chinese_text_follows_from_its_seed() {
        String text = ChineseStories.tell(1, 2000);
        assertThat(text).isEqualTo(ChineseStories.tell(1, 2000)).isNotEqualTo(ChineseStories.tell(2, 2000));
        assertThat(text).hasSizeBetween(2000, 2300).doesNotContainPattern("[A-Za-z ]");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(5900);
    }
}
