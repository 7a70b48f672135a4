package cli.quiz;

import java.time.LocalDate;

/**
 * Where a question stands in Leitner's card box (Leitner, "So lernt man lernen", 1972): known moves it one box up, not
 * known puts it back into the first. Leitner asks a box when it is full; here a box waits for 1, 2, 4, 8 or 16 days,
 * the usual simplification. Half known leaves the question in its box.
 *
 * @param number from 1 to {@link #LAST}
 * @param due the day from which it is asked again
 */
record Box(int number, LocalDate due) {

    static final int LAST = 5;

    Box {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException("There is no box " + number + "; they are numbered 1 to " + LAST + ".");
        }
    }

    /** Where a question stands that was never asked: in the first box, and due. */
    static Box fresh(LocalDate today) {
        return new Box(1, today);
    }

    Box after(Grade grade, LocalDate today) {
        int next = switch (grade) {
            case YES -> Math.min(number + 1, LAST);
            case HALF -> number;
            case NO -> 1;
        };
        return new Box(next, today.plusDays(days(next)));
    }

    boolean isDue(LocalDate today) {
        return !due.isAfter(today);
    }

    /** How long a question rests in a box: the days double from box to box. */
    private static int days(int number) {
        return 1 << number - 1;
    }
}
