package cli.experiments;

import engine.plot.HtmlReport;
import java.util.List;
import java.util.Map;

/**
 * A chapter's experiment: a question, answered with figures and a page of plots. A new one is a record in this package
 * and a line below.
 */
public sealed interface Experiment permits BpeFigures, AttentionFigures, TransformerFigures {

    /** All experiments, in the course's order. */
    static List<Experiment> all() {
        return List.of(new BpeFigures(), new AttentionFigures(), new TransformerFigures());
    }

    /** What one types: {@code dojo experiment NAME}. */
    String name();

    /** What it asks, in a sentence. */
    String question();

    /** Runs on one side's code. */
    Outcome run(Recipes recipes, long seed);

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
