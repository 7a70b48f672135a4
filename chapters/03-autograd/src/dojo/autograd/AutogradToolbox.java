package dojo.autograd;

import contracts.AutogradContract.Node;
import contracts.AutogradRecipe;
import engine.plot.GraphPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the experiments need of this chapter. Given: there is nothing to write here. */
public final class AutogradToolbox implements AutogradRecipe {

    @Override
    public Classifier classifier(int hidden, long seed) {
        return new ScalarMlp(hidden, seed);
    }

    @Override
    public LanguageModel languageModel(int vocabulary, int context, int channels, int hidden, long seed) {
        return new TinyLanguageModel(vocabulary, context, channels, hidden, seed);
    }

    @Override
    public String picture(String title, List<Node> graph, List<String> names) {
        Scalar[] scalars = new Formula(graph).scalars();
        Scalar last = scalars[scalars.length - 1];
        last.backward();
        List<Scalar> order = Order.of(last); // what a composed operation is made of stands in it, too
        List<GraphPlot.Node> nodes = new ArrayList<>();
        for (Scalar scalar : order) {
            int record = List.of(scalars).indexOf(scalar);
            nodes.add(new GraphPlot.Node(record < 0 ? "" : names.get(record), scalar.operation(),
                    List.of(shown("value", scalar.value()), shown("gradient", scalar.gradient())),
                    scalar.operands().stream().map(order::indexOf).toList()));
        }
        return new GraphPlot(title, nodes).svg();
    }

    private static String shown(String what, double number) {
        return what + " " + String.format(Locale.ROOT, "%.4f", number + 0.0).replaceAll("\\.?0+$", "");
    }
}
