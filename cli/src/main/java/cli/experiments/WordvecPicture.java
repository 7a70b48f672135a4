package cli.experiments;

import engine.plot.ScatterPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Word vectors in a plane, coloured by what the grammar says of them. */
public final class WordvecPicture {

    /** What the picture shows, for the line below it. */
    public static final String CAPTION = "The words of seven rules of the grammar, coloured by rule. Their vectors, of "
            + "length 1, are seen along the two directions in which they spread widest. The training knew no rule.";

    private static final List<String> DRAWN =
            List.of("name-girl", "name-boy", "beast", "place", "color", "food", "hobby");

    private WordvecPicture() {}

    /** The picture as an SVG element. */
    public static String svg(WordvecExperiment.Result result) {
        List<List<String>> words = new ArrayList<>();
        List<double[]> vectors = new ArrayList<>();
        for (String rule : DRAWN) {
            words.add(Roles.ofTheStories().words().get(rule).stream().filter(result.words()::contains).toList());
            words.get(words.size() - 1).forEach(word ->
                    vectors.add(ofLengthOne(result.vectors()[result.words().indexOf(word)])));
        }
        Plane plane = Plane.of(vectors.toArray(double[][]::new));
        ScatterPlot plot = ScatterPlot.of("Word vectors, seen from the side");
        int from = 0;
        for (int i = 0; i < DRAWN.size(); i++) {
            int to = from + words.get(i).size();
            plot = plot.with(DRAWN.get(i), words.get(i), Arrays.copyOfRange(plane.x(), from, to),
                    Arrays.copyOfRange(plane.y(), from, to));
            from = to;
        }
        return plot.svg();
    }

    private static double[] ofLengthOne(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        return Arrays.stream(vector).map(x -> x / length).toArray();
    }
}
