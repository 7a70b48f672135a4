package engine.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A graph whose nodes are made of others: boxes in columns from left to right, and a line from every operand to what
 * was made of it. A small writer of its own, in the manner of Sugiyama et al. (1981): a line that skips columns gets a
 * lane in each of them, and every column is sorted by where its lines come from. Lines may still cross.
 *
 * @param nodes each after its operands; some thirty at most
 */
public record GraphPlot(String title, List<Node> nodes) {

    private static final int BOX_WIDTH = 124; // pixels
    private static final int ROW = 17; // a line of text
    private static final int GAP_X = 46;
    private static final int GAP_Y = 22;
    private static final int LANE = 14; // the height of a line that passes
    private static final int MARGIN = 12;

    /**
     * A box.
     *
     * @param name      what it is called; may be empty
     * @param operation how it was made; empty where nothing made it
     * @param lines     what stands below
     * @param operands  indices of the nodes that it is made of
     */
    public record Node(String name, String operation, List<String> lines, List<Integer> operands) {
    }

    /** A place in a column: a box, or the lane of a line that passes on its way from that node. */
    private static final class Place {
        final int node;
        final boolean lane;
        final int height;
        final List<Place> from = new ArrayList<>();
        int x;
        int y; // of its middle

        Place(int node, boolean lane, int height) {
            this.node = node;
            this.lane = lane;
            this.height = height;
        }

        double comesFrom() {
            return from.stream().mapToInt(place -> place.y).average().orElse(Double.MAX_VALUE);
        }
    }

    public GraphPlot {
        nodes = List.copyOf(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            for (int operand : nodes.get(i).operands()) {
                if (operand < 0 || operand >= i) throw new IllegalArgumentException("The graph's node " + i
                        + " is made of node " + operand + ": give every node after its operands.");
            }
        }
        if (nodes.isEmpty()) throw new IllegalArgumentException("The graph has no nodes: give at least one.");
    }

    /** The picture: an SVG element for an HTML page. */
    public String svg() {
        List<List<Place>> columns = places();
        int tallest = columns.stream().mapToInt(GraphPlot::height).max().orElseThrow();
        for (int i = 0; i < columns.size(); i++) {
            List<Place> column = columns.get(i);
            column.sort(Comparator.comparingDouble(Place::comesFrom));
            int y = MARGIN + (tallest - height(column)) / 2; // each column in the middle
            for (Place place : column) {
                place.x = MARGIN + i * (BOX_WIDTH + GAP_X);
                place.y = y + place.height / 2;
                y += place.height + GAP_Y;
            }
        }
        int width = 2 * MARGIN + columns.size() * (BOX_WIDTH + GAP_X) - GAP_X;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                + "class=\"plot\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" style=\"width:100%%;max-width:"
                + "%dpx;height:auto\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" font-size=\"13\" "
                + "fill=\"#1f2328\">\n", Xml.escape(title), width, tallest + 2 * MARGIN, width));
        columns.forEach(column -> column.forEach(place -> place.from.forEach(from -> line(svg, from, place))));
        columns.forEach(column -> column.stream().filter(place -> !place.lane).forEach(place -> box(svg, place)));
        return svg.append("</svg>\n").toString();
    }

    private static int height(List<Place> column) {
        return column.stream().mapToInt(place -> place.height + GAP_Y).sum() - GAP_Y;
    }

    /** Every node in its column, and lanes in the columns that its lines pass. */
    private List<List<Place>> places() {
        int[] column = columns();
        List<List<Place>> places = new ArrayList<>();
        Place[] last = new Place[nodes.size()]; // of each node: its box, or the lane that its lines have come to
        for (int c = 0; c <= Arrays.stream(column).max().orElseThrow(); c++) {
            List<Place> here = new ArrayList<>();
            for (int i = 0; i < column.length; i++) {
                if (column[i] == c) {
                    Place box = new Place(i, false, ROW * (nodes.get(i).lines().size() + 1) + 10);
                    for (int operand : nodes.get(i).operands()) box.from.add(last[operand]);
                    here.add(box);
                } else if (column[i] < c && isUsedBehind(i, c, column)) {
                    Place lane = new Place(i, true, LANE);
                    lane.from.add(last[i]);
                    here.add(lane);
                }
            }
            here.forEach(place -> last[place.node] = place);
            places.add(here);
        }
        return places;
    }

    /** As far left as the operands allow; a node that nothing made stands next to what is made of it first. */
    private int[] columns() {
        int[] column = new int[nodes.size()];
        for (int i = 0; i < column.length; i++) {
            for (int operand : nodes.get(i).operands()) column[i] = Math.max(column[i], column[operand] + 1);
        }
        for (int i = 0; i < column.length; i++) {
            if (nodes.get(i).operands().isEmpty()) column[i] = Math.max(0, firstUse(i, column) - 1);
        }
        return column;
    }

    private int firstUse(int node, int[] column) {
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < column.length; i++) {
            if (nodes.get(i).operands().contains(node)) first = Math.min(first, column[i]);
        }
        return first == Integer.MAX_VALUE ? 1 : first;
    }

    private boolean isUsedBehind(int node, int c, int[] column) {
        for (int i = 0; i < column.length; i++) {
            if (column[i] > c && nodes.get(i).operands().contains(node)) return true;
        }
        return false;
    }

    private static void line(StringBuilder svg, Place from, Place to) {
        int x = from.x + BOX_WIDTH;
        int bend = GAP_X / 2;
        svg.append(String.format(Locale.ROOT, "<path d=\"M %d %d H %d C %d %d %d %d %d %d\" fill=\"none\" "
                + "stroke=\"#8c959f\" stroke-width=\"1.5\"/>\n", from.lane ? from.x : x, from.y, x,
                x + bend, from.y, to.x - bend, to.y, to.x, to.y));
    }

    private void box(StringBuilder svg, Place place) {
        Node node = nodes.get(place.node);
        int top = place.y - place.height / 2;
        svg.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" "
                + "fill=\"%s\" stroke=\"#8c959f\"/>\n", place.x, top, BOX_WIDTH, place.height,
                node.operation().isEmpty() ? "#ddf4ff" : "#ffffff"));
        boolean both = !node.name().isEmpty() && !node.operation().isEmpty();
        List<String> lines = new ArrayList<>(List.of(node.name() + (both ? "  =  " : "") + node.operation()));
        lines.addAll(node.lines());
        for (int i = 0; i < lines.size(); i++) {
            svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\"%s>%s</text>\n", place.x + 9,
                    top + ROW * (i + 1) + 1, i == 0 ? " font-weight=\"bold\"" : "", Xml.escape(lines.get(i))));
        }
    }
}
