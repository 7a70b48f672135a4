package laws.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contracts.GptConfig;
import datasets.Baselines;
import datasets.Stories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reference.transformer.ParameterCount;

/** The figures of chapter 06's lesson and questions, computed again. */
@Tag("pretraining")
class LessonTest {

    private static final Pattern HERO = Pattern.compile("named (\\w+)");

    @Test
    void the_ladder_of_the_stories() {
        String train = Stories.train();
        String validation = Stories.validation();
        Map<Integer, Integer> ids = new HashMap<>();
        (train + validation).chars().distinct().sorted().forEach(c -> ids.put(c, ids.size()));
        Baselines ladder = Baselines.of(train.chars().map(ids::get).toArray(),
                validation.chars().map(ids::get).toArray(), ids.size());
        assertThat(ids).hasSize(54);
        assertThat(train.length()).isCloseTo(1_800_000, within(50_000));
        assertThat(ladder.uniform()).isCloseTo(3.99, within(0.005));
        assertThat(ladder.unigram()).isCloseTo(3.07, within(0.005));
        assertThat(ladder.bigram()).isCloseTo(2.24, within(0.005));
    }

    @Test
    void the_floor_and_what_a_story_costs() {
        double floor = Stories.floor();
        assertThat(floor).isCloseTo(0.1235, within(0.00005));
        String validation = Stories.validation();
        assertThat(floor * validation.length() / Stories.split(validation).size()).isCloseTo(69, within(0.5));
    }

    @Test
    void how_far_back_the_hero_was_named() {
        Set<String> heroes = new HashSet<>();
        List<Integer> gaps = new ArrayList<>();
        for (String story : Stories.split(Stories.validation())) {
            Matcher named = HERO.matcher(story);
            assertThat(named.find()).isTrue();
            heroes.add(named.group(1));
            Matcher mention = Pattern.compile("\\b" + named.group(1) + "\\b").matcher(story);
            int last = -1;
            while (mention.find()) {
                if (last >= 0) {
                    gaps.add(mention.start() - last);
                }
                last = mention.start();
            }
        }
        Collections.sort(gaps);
        assertThat(heroes).hasSize(36);
        assertThat(Math.log(36)).isCloseTo(3.6, within(0.05));
        assertThat(gaps.get(gaps.size() / 2)).isEqualTo(107);
        assertThat(shareBeyond(64, gaps)).isCloseTo(0.75, within(0.005));
        assertThat(shareBeyond(128, gaps)).isCloseTo(0.38, within(0.005));
        assertThat(shareBeyond(256, gaps)).isCloseTo(0.105, within(0.005));
    }

    private static double shareBeyond(int characters, List<Integer> gaps) {
        return gaps.stream().filter(gap -> gap > characters).count() / (double) gaps.size();
    }

    @Test
    void what_a_step_of_baby_costs() {
        long parameters = ParameterCount.of(new GptConfig(65, 64, 128, 4, 4, 0, 1e-5));
        assertThat(parameters).isEqualTo(809_856);
        double work = 6.0 * parameters * 12 * 64;
        assertThat(work).isCloseTo(3.7e9, within(0.05e9));
        assertThat(work / 170e9).isCloseTo(0.022, within(0.0005));
        assertThat(16 * parameters / 1e6).isCloseTo(13, within(0.05));
        assertThat(2000 * 12 * 64 / 1_003_854.0).isCloseTo(1.5, within(0.05));
        assertThat(5000 * 64 * 256 / 1e6).isCloseTo(82, within(0.5));
        assertThat(5000 * 64 * 256 / 1_003_854.0).isCloseTo(80, within(2.0));
    }

    @Test
    void the_numbers_worked_by_hand() {
        assertThat(Math.exp(1.90)).isCloseTo(6.7, within(0.05));
        double p = 1 / (1 + Math.exp(-1));
        assertThat(p).isCloseTo(0.7311, within(0.00005));
        assertThat(-0.75 * Math.log(p) - 0.25 * Math.log(1 - p)).isCloseTo(0.5633, within(0.00005));
        assertThat(1.75 * Math.log(2)).isCloseTo(1.213, within(0.0005));
        assertThat(Math.pow(2, 1.75)).isCloseTo(3.364, within(0.0005));
        assertThat(3.9 / 2.4).isCloseTo(1.63, within(0.005));
        assertThat(1e9 * 1e9 / 2 / 1e6 / (365.25 * 24 * 3600)).isCloseTo(16_000, within(200.0));
    }
}
