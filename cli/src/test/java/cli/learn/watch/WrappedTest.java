package cli.learn.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

    @Test
    void a_long_line_breaks_at_blanks_and_goes_on_two_columns_deeper() {
        assertThat(Wrapped.of("  one two three four", 12)).containsExactly("  one two", "    three", "    four");
        assertThat(Wrapped.of("short", 12)).containsExactly("short");
        assertThat(Wrapped.of("", 12)).containsExactly("");
    }

    @Test
    void a_word_that_is_too_long_stays_whole() {
        assertThat(Wrapped.of("see chapters/01-bpe/src/Pairs.java there", 12))
                .containsExactly("see", "  chapters/01-bpe/src/Pairs.java", "  there");
    }
}
