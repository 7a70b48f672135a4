package datasets.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A probabilistic grammar with a memory, in which every text has at most one derivation.
 *
 * <p>A text's probability is the product of the probabilities of the choices that wrote it. The choices can be read
 * back: at every choice the alternatives begin with texts of which none is a prefix of another ({@link Distinct} proves
 * that when the grammar is loaded), so the text itself says which was taken. The choices are a prefix code, and
 * {@code -ln p} is exactly what the text says under the grammar. Left out: learning the weights from a text.
 */
public final class Grammar {

    final String start;
    final Map<String, Rule> rules;

    Grammar(String start, Map<String, Rule> rules) {
        this.start = start;
        this.rules = rules;
    }

    /**
     * Reads a grammar in the form that {@link GrammarFile} describes. Its first rule is the start.
     *
     * @throws IllegalArgumentException with one sentence where the text is no grammar, a rule is missing, or two
     *                                  alternatives could begin alike
     */
    public static Grammar parse(String text) {
        Grammar grammar = new GrammarFile(text).read();
        new Distinct(grammar).check();
        return grammar;
    }

    /** The same grammar without the proof that texts are read back in one way: for the tests of the reader. */
    public static Grammar parseUnproved(String text) {
        return new GrammarFile(text).read();
    }

    /** Writes one text; only {@link RandomGenerator#nextLong()} is drawn, once for each choice. */
    public Told tell(RandomGenerator random) {
        StringBuilder page = new StringBuilder();
        Telling telling = Telling.of(this).advance(new Page.Blank(page));
        int choices = 0;
        while (!telling.done()) {
            List<Telling.Option> options = telling.options(this);
            telling = telling.take(draw(options, random)).advance(new Page.Blank(page));
            choices++;
        }
        return new Told(page.toString(), telling.logProbability(), choices);
    }

    /** Reads a text back by trying every alternative at every choice: nothing here relies on the proof. */
    public Reading read(String text) {
        Reader reader = new Reader(this, new Page.Written(text), text.length());
        reader.follow(Telling.of(this));
        return reader.reading();
    }

    /**
     * The words that can stand in one place: for each rule, those of its alternatives that are a single word. What a
     * rule takes over from another one by a slot is the other's.
     *
     * @return rule to words, both in the grammar's order; rules with no such word are left out
     */
    public Map<String, List<String>> wordsByRule() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        rules.forEach((name, rule) -> {
            List<String> single = rule.alternatives().stream().map(Rule.Alternative::parts)
                    .filter(parts -> parts.size() == 1 && parts.get(0) instanceof Part.Words)
                    .map(parts -> ((Part.Words) parts.get(0)).text()).filter(text -> text.matches("[A-Za-z]+")).toList();
            if (!single.isEmpty()) {
                words.put(name, single);
            }
        });
        return words;
    }

    Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("The grammar has no rule \"" + name + "\": add it or correct the slot.");
        }
        return rule;
    }

    private static Telling.Option draw(List<Telling.Option> options, RandomGenerator random) {
        long total = options.stream().mapToLong(option -> option.alternative().weight()).sum();
        long point = (random.nextLong() >>> 33) * total >>> 31; // 31 random bits scaled to 0 .. total - 1
        for (Telling.Option option : options) {
            point -= option.alternative().weight();
            if (point < 0) {
                return option;
            }
        }
        throw new AssertionError("the point lies below the total");
    }

    /**
     * A text and what it cost.
     *
     * @param text           the text
     * @param logProbability sum of ln p over its choices, in nats
     * @param choices        how many choices were made
     */
    public record Told(String text, double logProbability, int choices) { }

    /**
     * What reading a text found.
     *
     * @param derivations    how many sequences of choices write exactly this text
     * @param logProbability sum of ln p over the choices of the last derivation found, in nats; NaN where there is none
     * @param farthest       how many characters the best attempt could read
     */
    public record Reading(long derivations, double logProbability, int farthest) { }
}
