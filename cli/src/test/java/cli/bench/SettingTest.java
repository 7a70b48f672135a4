package cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingTest {

    private static String sentence(int threads, double load) {
        return new Setting(2, "a processor", 2.6, "17", threads, load).sentence();
    }

    @Test
    void figures_are_doubted_where_others_wanted_the_cores_that_we_work_on() {
        assertThat(sentence(2, 0.3)).isEqualTo(
                "2 cores of a processor at 2.60 GHz, 2 threads, JDK 17, load 0.3 before");
        assertThat(sentence(2, 1)).endsWith("load 1.0 before: if that went on, believe the ratios alone");
        assertThat(sentence(1, 1)).as("a core for each").endsWith("load 1.0 before");
    }
}
