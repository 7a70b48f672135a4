package laws.engine.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.plot.FieldPlot;
import engine.plot.GraphPlot;
import engine.plot.GraphPlot.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Graphs as boxes and lines, and functions of the plane as colours. */
@Tag("engine")
class GraphPlotTest {

    private static final Pattern BOX = Pattern.compile(
            "<rect x=\"(\\d+)\" y=\"(\\d+)\" width=\"(\\d+)\" height=\"(\\d+)\"");

    /** y = (a b + c) a: the line from a to y passes two columns. */
    private static final GraphPlot GRAPH = new GraphPlot("y = <graph>", List.of(leaf("a"), leaf("b"), leaf("c"),
            made("p", "*", 0, 1), made("s", "+", 3, 2), made("y", "*", 4, 0)));

    private static Node leaf(String name) {
        return new Node(name, "", List.of("value 1"), List.of());
    }

    private static Node made(String name, String operation, Integer... operands) {
        return new Node(name, operation, List.of("value 2", "gradient < 3"), List.of(operands));
    }

    /** Left edge, top, right edge and bottom of each box, in the order of the drawing: column by column. */
    private static List<int[]> boxes(String svg) {
        List<int[]> boxes = new ArrayList<>();
        Matcher box = BOX.matcher(svg);
        while (box.find()) {
            int x = Integer.parseInt(box.group(1));
            int y = Integer.parseInt(box.group(2));
            boxes.add(new int[] {
                x, y, x + Integer.parseInt(box.group(3)), y + Integer.parseInt(box.group(4))});
        }
        return boxes;
    }

    @Test
    void a_graph_is_one_well_formed_svg_element_that_loads_nothing() throws Exception {
        String svg = GRAPH.svg();
        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n");
        Page page = Page.of(svg);
        page.loadsNothing();
        assertThat(page.xml().getDocumentElement().getAttribute("aria-label")).isEqualTo("y = <graph>");
        assertThat(svg).contains(">gradient &lt; 3<", ">p  =  *<", ">a<");
    }

    @Test
    void every_box_has_its_place_and_stands_to_the_right_of_its_operands() {
        List<int[]> boxes = boxes(GRAPH.svg()); // a and b, then p and c, then s, then y
        assertThat(boxes).hasSize(6);
        assertThat(boxes).extracting(box -> box[0]).isSorted();
        assertThat(boxes.get(0)[0]).as("a above b").isEqualTo(boxes.get(1)[0]);
        assertThat(boxes.get(2)[0]).as("c beside p, where it is used").isEqualTo(boxes.get(3)[0]);
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                int[] one = boxes.get(i);
                int[] other = boxes.get(j);
                assertThat(one[0] >= other[2] || other[0] >= one[2] || one[1] >= other[3] || other[1] >= one[3])
                        .as("boxes " + i + " and " + j + " lie apart").isTrue();
            }
        }
    }

    @Test
    void a_line_that_passes_columns_passes_above_or_below_their_boxes() {
        String svg = GRAPH.svg();
        List<int[]> boxes = boxes(svg);
        Matcher lane = Pattern.compile("d=\"M (\\d+) (\\d+) H (\\d+) ").matcher(svg);
        int lanes = 0;
        while (lane.find()) {
            int from = Integer.parseInt(lane.group(1));
            int y = Integer.parseInt(lane.group(2));
            int to = Integer.parseInt(lane.group(3));
            if (from < to) {
                lanes++;
                assertThat(boxes).noneMatch(box -> box[0] < to && from < box[2] && box[1] <= y && y <= box[3]);
            }
        }
        assertThat(lanes).as("from a to y, by p and by s").isEqualTo(2);
    }

    @Test
    void an_operand_that_stands_behind_its_node_is_refused() {
        assertThatThrownBy(() -> new GraphPlot("", List.of(made("x", "+", 0)))).isInstanceOf(
                IllegalArgumentException.class).hasMessageContaining("node 0 is made of node 0");
        assertThatThrownBy(() -> new GraphPlot("", List.of())).hasMessageContaining("no nodes");
    }

    @Test
    void a_field_shows_its_points_and_their_names() throws Exception {
        double[][] values = {{0, 1, 0.5}, {1, 0, 0.25}};
        String svg = new FieldPlot("Field", new double[] {0, 1, 2}, new double[] {0, 1}, values,
                List.of(new FieldPlot.Group("low", new double[] {0}, new double[] {1}),
                        new FieldPlot.Group("high", new double[] {1, 2}, new double[] {0, 1}))).svg();
        Page.of(svg).loadsNothing();
        assertThat(svg).containsPattern(">\\s*low\\s*<").containsPattern(">\\s*high\\s*<").contains("data:image/png");
        assertThatThrownBy(() -> new FieldPlot("", new double[2], new double[3], values, List.of()))
                .hasMessageContaining("2 rows and 3 y");
        assertThatThrownBy(() -> new FieldPlot("", new double[2], new double[2], values, List.of()))
                .hasMessageContaining("3 values and 2 x");
    }
}
