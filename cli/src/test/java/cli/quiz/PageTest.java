package cli.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void text_is_wrapped_at_eighty_columns_and_loses_no_word() {
        String text = "attention is a mean whose weights the positions choose themselves ".repeat(5).strip();
        assertThat(Page.wrapped(text, "- ", "  ")).hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("[- ] \\S.*"));
        assertThat(String.join(" ", Page.wrapped(text, "", ""))).isEqualTo(text);
    }

    @Test
    void a_word_that_is_too_long_stands_alone() {
        String word = "x".repeat(100);
        assertThat(Page.wrapped("a " + word + " b", "", "")).containsExactly("a", word, "b");
    }

    @Test
    void a_long_line_of_code_goes_on_below_itself() {
        String line = "  12      return " + "first.plus(second) ".repeat(6).strip();
        assertThat(Page.cut(line)).hasSize(2).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(80));
        assertThat(Page.cut(line).get(1)).startsWith(" ".repeat(18) + "first.");
        assertThat(String.join(" ", Page.cut(line)).replaceAll(" +", " ")).isEqualTo(line.replaceAll(" +", " "));
        assertThat(Page.cut("   3")).containsExactly("   3");
    }
}
