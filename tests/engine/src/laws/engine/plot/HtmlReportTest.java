package laws.engine.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.plot.BarPlot;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is one file that stands alone and shows texts as they are. */
@Tag("engine")
class HtmlReportTest {

    private static final String HOSTILE = "</pre><script>alert('&amp;')</script> \"quoted\" \u0007";

    @TempDir
    Path folder;

    private final HtmlReport report = new HtmlReport("Tour " + HOSTILE)
            .text("First paragraph.\n\nSecond " + HOSTILE)
            .section("Training " + HOSTILE)
            .picture(LinePlot.of("Loss", "step", "loss").with("a", new double[] {1, 2}, new double[] {3, 4}).svg(),
                    "Caption " + HOSTILE)
            .pictures(List.of(new BarPlot("A", "x", List.of("a"), new double[] {1}).svg(),
                    new BarPlot("B", "x", List.of("b"), new double[] {2}).svg()), "")
            .section("Samples").sample("Once  upon\n  a time " + HOSTILE, "greedy")
            .section("Figures").table(List.of("figure", "value"),
                    List.of(List.of("loss " + HOSTILE, "1.8923"), List.of("parameters", "812,544")));

    @Test
    void a_page_is_well_formed_and_loads_nothing() throws Exception {
        Page page = Page.of(report.html());
        page.loadsNothing();
        page.hasNoIdTwice();
        assertThat(report.html()).startsWith("<!DOCTYPE html>\n");
        assertThat(report.html().replaceAll(" xmlns=\"[^\"]*\"", "")).doesNotContain("http:", "https:", "//");
    }

    @Test
    void texts_are_shown_as_they_are() throws Exception {
        Page page = Page.of(report.html());
        String shown = HOSTILE.replace('\u0007', '\ufffd');
        assertThat(page.texts("title")).containsExactly("Tour " + shown);
        assertThat(page.texts("h1")).containsExactly("Tour " + shown);
        assertThat(page.texts("p")).containsExactly("First paragraph.", "Second " + shown);
        assertThat(page.texts("h2")).containsExactly("Training " + shown, "Samples", "Figures");
        assertThat(page.texts("pre")).containsExactly("Once  upon\n  a time " + shown);
        assertThat(page.texts("figcaption")).containsExactly("Caption " + shown, "greedy");
        assertThat(page.texts("td")).containsExactly("loss " + shown, "1.8923", "parameters", "812,544");
    }

    @Test
    void the_contents_lead_to_the_sections() throws Exception {
        Page page = Page.of(report.html());
        assertThat(page.texts("a")).isEqualTo(page.texts("h2"));
        for (String link : page.attributes("href")) assertThat(page.attributes("id")).contains(link.substring(1));
    }

    @Test
    void figures_stand_to_the_right_and_words_to_the_left() throws Exception {
        Page page = Page.of(new HtmlReport("t").table(List.of("name", "value", "time", "note"), List.of(
                List.of("a", "-1.5", "12.5 ms", "7 or so"), List.of("b", "93 %", "-", "8"))).html());
        assertThat(page.elements("td").stream().map(cell -> cell.getAttribute("class")))
                .containsExactly("", "number", "number", "", "", "number", "number", "");
    }

    @Test
    void a_row_of_another_length_is_refused() {
        assertThatThrownBy(() -> report.table(List.of("a", "b"), List.of(List.of("1"))))
                .hasMessageContaining("2 columns and a row of 1");
    }

    @Test
    void a_page_is_written_whole() throws IOException {
        Path file = folder.resolve("out/report.html");
        report.write(file);
        assertThat(Files.readString(file)).isEqualTo(report.html());
    }
}
