package datasets.grammar;

import datasets.grammar.Part.Recall;
import datasets.grammar.Part.Remember;
import datasets.grammar.Part.Slot;
import datasets.grammar.Part.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A story half told: where it stands, what is still to be said, what it remembers, and ln p of the choices so far.
 * Immutable, so that a reader can try one alternative and then another from the same point.
 *
 * <p>Generator and reader share it, so they cannot disagree about what a choice is or what it costs.
 */
record Telling(int at, Pending rest, Memory memory, double logProbability) {

    /** The parts still to be said, first one first, each with the role that is being filled around it (or null). */
    record Pending(Part part, String role, Pending next) { }

    /** What the story remembers, newest first; null is the empty memory. */
    record Memory(String key, String value, Memory older) { }

    /** An alternative that may be taken now, with its probability among those that may. */
    record Option(Rule rule, int index, Slot slot, double probability) {

        Rule.Alternative alternative() {
            return rule.alternatives().get(index);
        }
    }

    static Telling of(Grammar grammar) {
        return new Telling(0, new Pending(new Slot(grammar.start, null, null), null, null), null, 0);
    }

    boolean done() {
        return rest == null;
    }

    /** Says everything up to the next choice or the end; null where the page does not take the words. */
    Telling advance(Page page) {
        int here = at;
        Pending todo = rest;
        Memory known = memory;
        while (todo != null && !(todo.part() instanceof Slot)) {
            if (todo.part() instanceof Remember mark) {
                known = remember(known, mark.role(), page.between(mark.from(), here));
            } else {
                String words = todo.part() instanceof Recall recall ? recalled(known, recall)
                        : ((Words) todo.part()).text();
                if (!page.takes(here, words)) {
                    return null;
                }
                here += words.length();
            }
            todo = todo.next();
        }
        return new Telling(here, todo, known, logProbability);
    }

    /** The alternatives of the slot that stands next. */
    List<Option> options(Grammar grammar) {
        Slot slot = (Slot) rest.part();
        Rule rule = grammar.rule(slot.by() == null ? slot.rule() : slot.rule() + recalled(memory, slot.by()));
        List<Integer> free = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < rule.alternatives().size(); i++) {
            if (!rule.once() || find(memory, mark(rule, i)) == null) {
                free.add(i);
                total += rule.alternatives().get(i).weight();
            }
        }
        if (free.isEmpty()) {
            throw new IllegalStateException("A story has used every alternative of \"" + rule.name()
                    + "\": add alternatives or take the mark \"once\" away.");
        }
        List<Option> options = new ArrayList<>();
        for (int i : free) {
            options.add(new Option(rule, i, slot, rule.alternatives().get(i).weight() / total));
        }
        return options;
    }

    /** The telling after {@code option} has filled the slot that stands next. */
    Telling take(Option option) {
        String role = option.slot().role() == null ? rest.role() : option.slot().role();
        Pending todo = rest.next();
        if (option.slot().role() != null) {
            todo = new Pending(new Remember(role, at), null, todo);
        }
        List<Part> parts = option.alternative().parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
            todo = new Pending(parts.get(i), role, todo);
        }
        Memory known = memory;
        if (role != null) {
            for (Map.Entry<String, String> feature : option.alternative().features().entrySet()) {
                known = remember(known, role + "." + feature.getKey(), feature.getValue());
            }
        }
        if (option.rule().once()) {
            known = new Memory(mark(option.rule(), option.index()), "used", known);
        }
        return new Telling(at, todo, known, logProbability + StrictMath.log(option.probability()));
    }

    private static String mark(Rule rule, int index) {
        return rule.name() + "#" + index;
    }

    private static Memory remember(Memory memory, String key, String value) {
        if (find(memory, key) != null) {
            throw new IllegalStateException("A story fills the role \"" + key + "\" twice: use another name.");
        }
        return new Memory(key, value, memory);
    }

    private static String recalled(Memory memory, Recall recall) {
        String value = find(memory, recall.key());
        if (value == null) {
            throw new IllegalStateException("A story recalls \"" + recall.key() + "\" before it is known.");
        }
        return recall.capital() ? Character.toUpperCase(value.charAt(0)) + value.substring(1) : value;
    }

    private static String find(Memory memory, String key) {
        for (Memory m = memory; m != null; m = m.older()) {
            if (m.key().equals(key)) {
                return m.value();
            }
        }
        return null;
    }
}
