package datasets.grammar;

import datasets.grammar.Part.Recall;
import datasets.grammar.Part.Slot;
import datasets.grammar.Part.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The proof that a text has at most one derivation: in every rule any two alternatives differ in a letter before either
 * of them ends.
 *
 * <p>Why that suffices: take two derivations of one text and the first choice in which they differ. Up to there they
 * agree in place and memory; from there on their letters differ. So they write different texts.
 *
 * <p>The check is careful rather than complete: a slot or a recall counts as everything that it could ever write, and
 * alternatives already used count as free. It may refuse a grammar that is fine, it accepts none that is not.
 */
final class Distinct {

    private static final Set<Slot> NONE = Set.of();

    private final Grammar grammar;
    private final Map<String, Set<Slot>> filledBy = new HashMap<>(); // role -> the slots that fill it

    Distinct(Grammar grammar) {
        this.grammar = grammar;
        for (Rule rule : grammar.rules.values()) {
            for (Rule.Alternative alternative : rule.alternatives()) {
                for (Part part : alternative.parts()) {
                    if (part instanceof Slot slot) {
                        rulesOf(slot);
                        if (slot.role() != null) {
                            filledBy.computeIfAbsent(slot.role(), role -> new LinkedHashSet<>()).add(slot);
                        }
                    }
                }
            }
        }
    }

    void check() {
        grammar.rules.values().forEach(rule -> noLeftRecursion(rule, new LinkedHashSet<>()));
        for (Rule rule : grammar.rules.values()) {
            Set<String> filled = rolesAround(rule);
            for (int i = 0; i < rule.alternatives().size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (!apart(rule.alternatives().get(i).parts(), rule.alternatives().get(j).parts(), filled)) {
                        throw new IllegalArgumentException("Alternatives " + (j + 1) + " and " + (i + 1)
                                + " of the rule \"" + rule.name()
                                + "\" could begin alike: let them differ in a letter before either ends.");
                    }
                }
            }
        }
    }

    private void noLeftRecursion(Rule rule, Set<String> open) {
        if (!open.add(rule.name())) {
            throw new IllegalArgumentException("The rule \"" + rule.name()
                    + "\" can begin with itself: let it begin with words.");
        }
        for (Rule.Alternative alternative : rule.alternatives()) {
            Part first = alternative.parts().get(0);
            for (Slot slot : first instanceof Slot own ? Set.of(own) : first instanceof Recall r ? fills(r) : NONE) {
                rulesOf(slot).forEach(inner -> noLeftRecursion(inner, new LinkedHashSet<>(open)));
            }
        }
    }

    /** The roles that may be half filled while one of the rule's alternatives is chosen. */
    private Set<String> rolesAround(Rule rule) {
        Set<String> roles = new LinkedHashSet<>();
        filledBy.forEach((role, slots) -> {
            Set<Rule> reached = new LinkedHashSet<>();
            slots.forEach(slot -> collect(slot, "", new LinkedHashSet<>(), reached));
            if (reached.contains(rule)) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** Whether whatever {@code a} writes and whatever {@code b} writes differ in a letter before either ends. */
    private boolean apart(List<Part> a, List<Part> b, Set<String> filled) {
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        Part x = a.get(0);
        Part y = b.get(0);
        if (x instanceof Words v && y instanceof Words w) {
            int same = 0;
            int shorter = Math.min(v.text().length(), w.text().length());
            while (same < shorter && v.text().charAt(same) == w.text().charAt(same)) {
                same++;
            }
            return same < shorter || apart(without(a, same), without(b, same), filled);
        }
        if (x instanceof Recall recall && x.equals(y) && !filled.contains(role(recall))) {
            return apart(a.subList(1, a.size()), b.subList(1, b.size()), filled); // the same memory on both sides
        }
        if (x instanceof Words) {
            return apart(b, a, filled);
        }
        Set<String> known = new LinkedHashSet<>(filled); // subtle: a role filled here may differ on the two sides
        if (x instanceof Slot slot && slot.role() != null) {
            known.add(slot.role());
        }
        for (List<Part> opened : open(x)) {
            List<Part> whole = new ArrayList<>(opened);
            whole.addAll(a.subList(1, a.size()));
            if (!apart(whole, b, known)) {
                return false;
            }
        }
        return true;
    }

    private static List<Part> without(List<Part> parts, int letters) {
        String text = ((Words) parts.get(0)).text().substring(letters);
        List<Part> rest = new ArrayList<>(parts.subList(1, parts.size()));
        if (!text.isEmpty()) {
            rest.add(0, new Words(text));
        }
        return rest;
    }

    /** Everything that a slot or a recall could stand for. */
    private List<List<Part>> open(Part part) {
        if (part instanceof Slot slot) {
            return rulesOf(slot).stream().flatMap(rule -> rule.alternatives().stream())
                    .map(Rule.Alternative::parts).toList();
        }
        Recall recall = (Recall) part;
        int dot = recall.key().indexOf('.');
        Set<Slot> slots = fills(recall);
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("No slot fills the role of <" + recall.key() + ">.");
        }
        if (dot < 0) {
            return slots.stream().map(slot -> List.<Part>of(slot)).toList();
        }
        Set<String> values = new LinkedHashSet<>();
        slots.forEach(slot -> collect(slot, recall.key().substring(dot + 1), values, new LinkedHashSet<>()));
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No alternative sets the feature \"" + recall.key() + "\".");
        }
        return values.stream().map(value -> recall.capital()
                ? Character.toUpperCase(value.charAt(0)) + value.substring(1) : value)
                .map(value -> List.<Part>of(new Words(value))).toList();
    }

    /** The values of a feature in all alternatives that can be reached from a slot. */
    private void collect(Slot slot, String feature, Set<String> values, Set<Rule> seen) {
        for (Rule rule : rulesOf(slot)) {
            if (!seen.add(rule)) {
                continue;
            }
            for (Rule.Alternative alternative : rule.alternatives()) {
                if (alternative.features().containsKey(feature)) {
                    values.add(alternative.features().get(feature));
                }
                for (Part part : alternative.parts()) {
                    if (part instanceof Slot inner) {
                        collect(inner, feature, values, seen);
                    }
                }
            }
        }
    }

    private Set<Slot> fills(Recall recall) {
        return filledBy.getOrDefault(role(recall), NONE);
    }

    private static String role(Recall recall) {
        int dot = recall.key().indexOf('.');
        return dot < 0 ? recall.key() : recall.key().substring(0, dot);
    }

    private List<Rule> rulesOf(Slot slot) {
        if (slot.by() == null) {
            return List.of(grammar.rule(slot.rule()));
        }
        List<Rule> rules = grammar.rules.values().stream().filter(r -> r.name().startsWith(slot.rule())).toList();
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("No rule begins with \"" + slot.rule() + "\".");
        }
        return rules;
    }
}
