package cli.quiz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which questions a sitting asks, and in which order: those that are due again come first, the longest due before the
 * others, then new ones in the course's order. One question in three shows a known bug's code, as far as there are
 * both kinds; new bugs take turns between the exercises.
 *
 * @param all whether questions are asked that are not due, too
 */
record Choice(Boxes boxes, LocalDate today, boolean all) {

    private static final int ONE_BUG_IN = 3;

    /** Everything that may be asked today, in the order of asking. */
    List<Card> of(List<Card> cards) {
        List<Card> words = due(cards.stream().filter(card -> card.bug().isEmpty()).toList());
        List<Card> bugs = due(inTurns(cards.stream().filter(card -> card.bug().isPresent()).toList()));
        List<Card> mixed = new ArrayList<>();
        int word = 0;
        int bug = 0;
        while (word < words.size() || bug < bugs.size()) {
            boolean turn = mixed.size() % ONE_BUG_IN == ONE_BUG_IN - 1;
            mixed.add(bug < bugs.size() && turn || word == words.size() ? bugs.get(bug++) : words.get(word++));
        }
        return mixed;
    }

    /** The first day on which a question is due again; empty where none was asked yet. */
    Optional<LocalDate> next(List<Card> cards) {
        return cards.stream().filter(card -> !isNew(card)).map(this::due).min(Comparator.naturalOrder());
    }

    /** Whether the question was never asked. */
    boolean isNew(Card card) {
        return boxes.box(card.id()).isEmpty();
    }

    private List<Card> due(List<Card> cards) {
        Comparator<Card> newLast = Comparator.comparing(this::isNew);
        return cards.stream()
                .filter(card -> all || !due(card).isAfter(today))
                .sorted(newLast.thenComparing(this::due))
                .toList();
    }

    private LocalDate due(Card card) {
        return boxes.box(card.id()).orElse(Box.fresh(today)).due();
    }

    /** The first of every exercise, then the second of every exercise, and so on. */
    private static List<Card> inTurns(List<Card> cards) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Card, Integer> turn = new HashMap<>();
        cards.forEach(card -> turn.put(card, seen.merge(card.theme(), 1, Integer::sum)));
        return cards.stream().sorted(Comparator.comparing(turn::get)).toList();
    }
}
