package datasets.grammar;

/** Counts the derivations of a text by depth-first search over all choices, and keeps ln p of the last one found. */
final class Reader {

    private final Grammar grammar;
    private final Page.Written page;
    private final int length;
    private long derivations;
    private double logProbability = Double.NaN;

    Reader(Grammar grammar, Page.Written page, int length) {
        this.grammar = grammar;
        this.page = page;
        this.length = length;
    }

    void follow(Telling from) {
        Telling telling = from.advance(page);
        if (telling == null) {
            return;
        }
        if (telling.done()) {
            if (telling.at() == length) {
                derivations++;
                logProbability = telling.logProbability();
            }
            return;
        }
        for (Telling.Option option : telling.options(grammar)) {
            follow(telling.take(option));
        }
    }

    Grammar.Reading reading() {
        return new Grammar.Reading(derivations, logProbability, page.farthest());
    }
}
