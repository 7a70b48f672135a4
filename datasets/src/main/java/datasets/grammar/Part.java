package datasets.grammar;

/**
 * One piece of an alternative: fixed words, a choice still to be made, or something that the story said before.
 *
 * <p>What a story remembers is a map from keys to texts. A key is a role ({@code hero}) or a role's feature
 * ({@code hero.he}).
 */
sealed interface Part {

    /** Text that stands in the story as it is. */
    record Words(String text) implements Part { }

    /** Text that the story remembers, written again; with a capital letter at a sentence's start. */
    record Recall(String key, boolean capital) implements Part { }

    /**
     * A choice among a rule's alternatives.
     *
     * @param rule the rule's name, or its beginning where {@code by} gives the rest
     * @param by   whose remembered text ends the rule's name: {@code {spot-<place>}}; null where the name is whole
     * @param role under which the chosen text is remembered; null where it is not
     */
    record Slot(String rule, Recall by, String role) implements Part { }

    /** A mark of the machine's own: the text since {@code from} is from now on called {@code role}. */
    record Remember(String role, int from) implements Part { }
}
