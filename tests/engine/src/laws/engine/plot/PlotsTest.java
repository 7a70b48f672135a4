package laws.engine.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.plot.BarPlot;
import engine.plot.HeatMap;
import engine.plot.LinePlot;
import engine.plot.ScatterPlot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a picture says, and that it can stand inside any page. */
@Tag("engine")
class PlotsTest {

    private static final Pattern MOVE = Pattern.compile("translate\\(([0-9.-]+) ([0-9.-]+) *\\)");
    private static final double[] STEPS = {1, 2, 3, 4};
    private static final double[] LOSSES = {4, 3, 2.5, 2.25};
    private static final LinePlot LOSS = LinePlot.of("Loss of <GPT> & co", "step", "nats per token")
            .with("training", STEPS, LOSSES).with("validation", STEPS, new double[] {4.5, 3.5, 3, 2.5})
            .level("uniform 4.1744", 4.1744).level("floor <0.91>", 0.91);

    @Nested
    class Every_picture {

        private final List<String> pictures = List.of(LOSS.svg(), LOSS.withLogX().svg(), LOSS.withLogY().svg(),
                new HeatMap("Map", "from", "to", List.of(), List.of(), new double[][] {{1, 0}, {0.5, 0.5}}).svg(),
                new BarPlot("Bars", "tokens", List.of("a", "b"), new double[] {1, 2}).svg(),
                ScatterPlot.of("Words").with("colours", List.of("red"), new double[] {1}, new double[] {1}).svg());

        @Test
        void is_one_well_formed_svg_element_that_scales() throws Exception {
            for (String svg : pictures) {
                assertThat(svg).startsWith("<svg ").endsWith("</svg>");
                var root = Page.of(svg).xml().getDocumentElement();
                assertThat(root.getAttribute("viewBox")).matches("0 0 [0-9.]+ [0-9.]+");
                assertThat(root.hasAttribute("width")).isFalse();
                assertThat(root.getAttribute("role")).isEqualTo("img");
            }
        }

        @Test
        void loads_nothing_and_runs_nothing() throws Exception {
            for (String svg : pictures) Page.of(svg).loadsNothing();
        }

        @Test
        void shares_no_identifier_with_another() throws Exception {
            Page page = Page.of("<body>" + String.join("", pictures) + "</body>");
            page.hasNoIdTwice();
            for (String reference : page.attributes("clip-path")) {
                assertThat(page.attributes("id")).contains(reference.replaceAll("url\\(#(.*)\\)", "$1"));
            }
        }

        @Test
        void is_the_same_when_drawn_again() {
            assertThat(LOSS.svg()).isEqualTo(LOSS.svg());
        }

        @Test
        void draws_words_as_words() throws Exception {
            Page page = Page.of(LOSS.svg());
            assertThat(page.texts("text")).contains("Loss of <GPT> & co", "step", "nats per token", "training",
                    "validation", "uniform 4.1744", "floor <0.91>");
            assertThat(page.xml().getDocumentElement().getAttribute("aria-label")).isEqualTo("Loss of <GPT> & co");
        }

        @Test
        void survives_names_that_xml_cannot_hold() throws Exception {
            String name = "\u0000\u001b[2J\n\ud800\uffff</svg>\"'&amp;";
            Page.of(LinePlot.of(name, name, name).with(name, STEPS, LOSSES).level(name, 3).svg());
            Page.of(new BarPlot(name, name, List.of(name), new double[] {1}).svg());
            Page.of(new HeatMap(name, name, name, List.of(name), List.of(name), new double[][] {{1}}).svg());
        }
    }

    @Nested
    class A_line_plot {

        @Test
        void gives_each_curve_a_colour_of_its_own() throws Exception {
            assertThat(Page.of(LOSS.svg()).attributes("stroke")).contains("rgb(0,114,178)", "rgb(213,94,0)");
        }

        @Test
        void leaves_out_what_is_not_a_number_or_has_no_logarithm() {
            double nan = Double.NaN;
            double[] x = {0, 1, 2, 3, 4, 5};
            double[] y = {7, 1, nan, Double.POSITIVE_INFINITY, -1, 2};
            LinePlot kept = LinePlot.of("t", "x", "y").with("a", new double[] {1, 5}, new double[] {1, 2});
            assertThat(LinePlot.of("t", "x", "y").with("a", x, y).level("below", -1).level("zero", 0)
                    .level("none", nan).withLogX().withLogY().svg())
                    .isEqualTo(kept.withLogX().withLogY().svg());
        }

        @Test
        void without_a_point_says_so() throws Exception {
            assertThat(Page.of(LinePlot.of("t", "x", "y").svg()).texts("text")).contains("nothing to show");
            assertThat(Page.of(LinePlot.of("t", "x", "y").with("a", new double[] {1}, new double[] {Double.NaN}).svg())
                    .texts("text")).contains("nothing to show");
        }

        @Test
        void of_one_point_shows_a_dot() throws Exception {
            Page page = Page.of(LinePlot.of("t", "x", "y").with("a", new double[] {1}, new double[] {2}).svg());
            assertThat(page.elements("circle").stream().map(dot -> dot.getAttribute("fill"))).contains("#0072b2");
        }

        @Test
        void of_a_million_points_is_small_and_keeps_the_one_that_stands_out() {
            double[] x = new double[1_000_000];
            double[] flat = new double[x.length];
            for (int i = 0; i < x.length; i++) x[i] = i;
            double[] spike = flat.clone();
            spike[654_321] = 1;
            String svg = LinePlot.of("t", "x", "y").with("a", x, spike).svg();
            assertThat(svg).hasSizeLessThan(60_000)
                    .isNotEqualTo(LinePlot.of("t", "x", "y").with("a", x, flat).svg());
            assertThat(heightOfTheCurve(svg)).isGreaterThan(200);
        }

        /** In pixels: from the highest to the lowest corner of the longest path. */
        private double heightOfTheCurve(String svg) {
            String path = Arrays.stream(svg.split(" d=\"")).skip(1).map(d -> d.substring(0, d.indexOf('"')))
                    .max(Comparator.comparingInt(String::length)).orElseThrow();
            double[] y = Arrays.stream(path.split("[ML]")).map(String::strip).filter(corner -> !corner.isEmpty())
                    .mapToDouble(corner -> Double.parseDouble(corner.split("[ ,]+")[1])).toArray();
            return Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
        }

        @Test
        void refuses_a_curve_whose_points_lack_a_coordinate() {
            assertThatThrownBy(() -> LOSS.with("short", STEPS, new double[3]))
                    .hasMessageContaining("The curve short has 4 x and 3 y");
        }
    }

    @Nested
    class A_heat_map {

        @Test
        void shows_rows_from_top_to_bottom_and_columns_from_left_to_right() throws Exception {
            String svg = new HeatMap("Map", "from", "to", List.of("the", "cat"), List.of("x", "y", "z"),
                    new double[][] {{1, 0, 0}, {0, 0, 1}}).svg();
            Page page = Page.of(svg);
            assertThat(page.texts("text")).contains("the", "cat", "x", "y", "z", "from", "to");
            String png = page.attributes("href").get(0).substring("data:image/png;base64,".length());
            BufferedImage cells = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
            int dark = 0x08306b;
            int white = 0xffffff;
            assertThat(new int[] {cells.getWidth(), cells.getHeight()}).containsExactly(3, 2);
            int[] colours = Arrays.stream(cells.getRGB(0, 0, 3, 2, null, 0, 3)).map(argb -> argb & 0xffffff).toArray();
            assertThat(colours).containsExactly(dark, white, white, white, white, dark);
        }

        @Test
        void names_rows_and_columns_in_their_order_on_the_screen() throws Exception {
            Page page = Page.of(new HeatMap("Map", "from", "to", List.of("first row", "second row"),
                    List.of("left", "right"), new double[][] {{1, 0}, {0, 1}}).svg());
            assertThat(place(page, "first row")[1]).isLessThan(place(page, "second row")[1]);
            assertThat(place(page, "left")[0]).isLessThan(place(page, "right")[0]);
        }

        @Test
        void of_many_names_shows_some() throws Exception {
            List<String> names = IntStream.range(0, 100).mapToObj(i -> "token " + i).toList();
            Page page = Page.of(new HeatMap("Map", "", "", names, names, new double[100][100]).svg());
            assertThat(page.texts("text")).filteredOn(text -> text.startsWith("token")).hasSizeBetween(40, 64);
        }

        @Test
        void refuses_what_is_no_rectangle_and_names_that_do_not_fit() {
            assertThatThrownBy(() -> map(List.of(), new double[][] {{1, 2}, {3}})).hasMessageContaining("rectangle");
            assertThatThrownBy(() -> map(List.of(), new double[0][0])).hasMessageContaining("no values");
            assertThatThrownBy(() -> map(List.of("a"), new double[2][2])).hasMessageContaining("2 rows and 1 names");
        }

        private HeatMap map(List<String> rows, double[][] values) {
            return new HeatMap("Map", "", "", rows, List.of(), values);
        }
    }

    @Nested
    class A_bar_plot {

        @Test
        void shows_names_and_figures_from_top_to_bottom() throws Exception {
            Page page = Page.of(new BarPlot("Size", "parameters", List.of("embedding", "attention"),
                    new double[] {8320, 0.125}).svg());
            assertThat(page.texts("text")).contains("embedding", "attention")
                    .anyMatch(text -> text.endsWith("8,320")).anyMatch(text -> text.endsWith("0.125"));
        }

        @Test
        void refuses_names_that_do_not_fit() {
            assertThatThrownBy(() -> new BarPlot("", "", List.of("a"), new double[2])).hasMessageContaining("1 names");
            assertThatThrownBy(() -> new BarPlot("", "", List.of("a", "a"), new double[2]))
                    .hasMessageContaining("two bars of one name");
        }
    }

    @Nested
    class A_scatter_plot {

        @Test
        void shows_each_name_and_each_group() throws Exception {
            Page page = Page.of(ScatterPlot.of("Words").with("colours", List.of("red", "blue"), new double[] {1, 2},
                    new double[] {1, 3}).with("toys", List.of("ball"), new double[] {5}, new double[] {-2}).svg());
            assertThat(page.texts("text")).contains("red", "blue", "ball", "colours", "toys");
        }

        @Test
        void moves_names_apart_that_would_cover_each_other() throws Exception {
            List<String> colours = List.of("red", "blue", "green", "pink");
            Page page = Page.of(ScatterPlot.of("Words").with("colours", colours, new double[4], new double[4])
                    .with("far", List.of("x", "y"), new double[] {9, 9}, new double[] {-9, 9}).svg());
            double[] heights = Stream.of("red", "blue", "green", "pink")
                    .mapToDouble(name -> place(page, name)[1]).sorted().toArray();
            for (int i = 1; i < heights.length; i++) {
                assertThat(heights[i] - heights[i - 1]).as("pixels between two names").isBetween(8.0, 16.0);
            }
        }

        @Test
        void draws_no_point_that_is_not_finite_and_nothing_where_there_is_none() throws Exception {
            String svg = ScatterPlot.of("Words").with("odd", List.of("lost", "found", "here"),
                    new double[] {Double.NaN, 1, 2}, new double[] {1, 1, 2}).svg();
            assertThat(Page.of(svg).texts("text").toString()).contains("found").doesNotContain("lost");
            assertThat(ScatterPlot.of("Nothing").svg()).startsWith("<svg ");
        }

        @Test
        void refuses_names_that_do_not_fit() {
            assertThatThrownBy(() -> ScatterPlot.of("").with("odd", List.of("a"), new double[2], new double[2]))
                    .hasMessageContaining("odd has 1 names, 2 x and 2 y");
        }
    }

    /** Where a text is moved to by all that it stands in: x and y in pixels. */
    private static double[] place(Page page, String name) {
        Node node = page.elements("text").stream()
                .filter(e -> e.getTextContent().strip().equals(name)).findFirst().orElseThrow();
        double[] place = new double[2];
        for (; node instanceof Element element; node = node.getParentNode()) {
            Matcher move = MOVE.matcher(element.getAttribute("transform"));
            if (!move.find()) continue;
            place[0] += Double.parseDouble(move.group(1));
            place[1] += Double.parseDouble(move.group(2));
        }
        return place;
    }
}
