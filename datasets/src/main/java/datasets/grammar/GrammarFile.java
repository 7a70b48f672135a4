package datasets.grammar;

import datasets.grammar.Part.Recall;
import datasets.grammar.Part.Slot;
import datasets.grammar.Part.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The written form of a grammar, line by line:
 * <pre>
 * # a comment
 * [name]                           a rule; [name once]: a story uses each of its alternatives at most once
 * some text                        an alternative, of weight 1
 * 3x some text | he=she, his=her   one of weight 3, with features for the role that it fills
 * </pre>
 * In a text, {@code {name}} is a choice among the rule's alternatives, {@code {role:name}} one that is remembered,
 * {@code {name-<role>}} one whose rule is named by a memory; {@code <role>} and {@code <role.feature>} write what is
 * remembered, {@code <role.Feature>} with a capital letter. A name that no slot gives is a feature of the hero:
 * {@code <he>} is {@code <hero.he>}. {@code \n} ends a line, {@code \s} is a space where one would be lost.
 */
final class GrammarFile {

    private static final Pattern HEAD = Pattern.compile("\\[([a-z-]+)( once)?]");
    private static final Pattern LINE = Pattern.compile("(?:([1-9]\\d{0,5})x )?(.+?)(?: \\| (.+))?");
    private static final Pattern FEATURE = Pattern.compile("([a-z]+)=([^=]+)");
    private static final Pattern PART =
            Pattern.compile("\\{(?:([a-z]+):)?([a-z-]+)(?:<([a-z.]+)>)?}|<([A-Za-z.]+)>|([^{}<>]+)");
    private static final Pattern ROLE = Pattern.compile("\\{([a-z]+):");

    private final String text;
    private final Set<String> roles = new HashSet<>();

    GrammarFile(String text) {
        this.text = text;
        ROLE.matcher(text).results().forEach(found -> roles.add(found.group(1)));
    }

    Grammar read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        Rule rule = null;
        int number = 0;
        for (String line : text.split("\r?\n")) {
            number++;
            Matcher head = HEAD.matcher(line);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (head.matches()) {
                rule = new Rule(head.group(1), head.group(2) != null, new ArrayList<>());
                if (rules.put(rule.name(), rule) != null) {
                    throw wrong(number, "the rule \"" + rule.name() + "\" stands there a second time");
                }
            } else if (rule == null) {
                throw wrong(number, "an alternative stands before the first [rule]");
            } else {
                rule.alternatives().add(alternative(line.strip(), number));
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("The grammar is empty: it needs at least one [rule].");
        }
        for (Rule each : rules.values()) {
            if (each.alternatives().isEmpty()) {
                throw new IllegalArgumentException("The rule \"" + each.name() + "\" has no alternative: add one.");
            }
        }
        return new Grammar(rules.keySet().iterator().next(), rules);
    }

    private Rule.Alternative alternative(String line, int number) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw wrong(number, "it is no alternative");
        }
        int weight = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        Map<String, String> features = new LinkedHashMap<>();
        for (String each : matcher.group(3) == null ? new String[0] : matcher.group(3).split(", ")) {
            Matcher feature = FEATURE.matcher(each);
            if (!feature.matches()) {
                throw wrong(number, "\"" + each + "\" is no feature as he=she");
            }
            features.put(feature.group(1), feature.group(2));
        }
        String template = matcher.group(2).replace("\\n", "\n").replace("\\s", " ");
        return new Rule.Alternative(weight, parts(template, number), features);
    }

    private List<Part> parts(String template, int number) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(template);
        int end = 0;
        while (end < template.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw wrong(number, "\"" + template.substring(end) + "\" is neither words, {slot} nor <recall>");
            }
            end = matcher.end();
            if (matcher.group(2) != null) {
                Recall by = matcher.group(3) == null ? null : recall(matcher.group(3));
                parts.add(new Slot(matcher.group(2), by, matcher.group(1)));
            } else if (matcher.group(4) != null) {
                parts.add(recall(matcher.group(4)));
            } else {
                parts.add(new Words(matcher.group(5)));
            }
        }
        return parts;
    }

    private Recall recall(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean known = lower.contains(".") || roles.contains(lower);
        return new Recall(known ? lower : "hero." + lower, !lower.equals(name));
    }

    private static IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException("Line " + line + " of the grammar cannot be used: " + what + ".");
    }
}
