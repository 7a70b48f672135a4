package cli.experiments;

import cli.Problem;
import engine.plot.HtmlReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A chapter's experiment: a question, answered with figures and a page of plots. A new one is a record in this package
 * and a line below.
 */
public sealed interface Experiment
        permits BigramFigures, BpeFigures, WordvecFigures, MoonsFigures, AutogradFigures, AttentionFigures,
                TransformerFigures, BabyFigures, FloorFigures {

    /** All experiments, in the course's order. */
    static List<Experiment> all() {
        return List.of(new BigramFigures("embedded"), new BpeFigures(), new WordvecFigures(), new MoonsFigures(),
                new AutogradFigures(), new AttentionFigures(), new TransformerFigures(), new BabyFigures("embedded"),
                new FloorFigures());
    }

    /** What one types: {@code dojo experiment NAME}. */
    String name();

    /** What it asks, in a sentence. */
    String question();

    /**
     * The same on another text.
     *
     * @param data {@code embedded}, or a UTF-8 file
     */
    default Experiment on(String data) {
        throw Problem.usage("The experiment " + name() + " has a text of its own; leave out --data.");
    }

    /** Runs on one side's code. */
    Outcome run(Recipes recipes, long seed) throws IOException;

    /** The side that an experiment runs on: the reference's recipes or the learner's. */
    interface Recipes {
        <R> R of(Class<R> recipe);
    }

    /**
     * What an experiment found.
     *
     * @param summary a sentence for the terminal
     * @param figures everything that the page shows, as plain values
     */
    record Outcome(String summary, Map<String, Object> figures, HtmlReport page) {}
}
