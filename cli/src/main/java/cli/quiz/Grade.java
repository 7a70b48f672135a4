package cli.quiz;

import java.util.Optional;

/** How well a learner knew an answer, in their own judgement. */
enum Grade {

    YES, HALF, NO;

    /** What the letter stands for; empty for any other text. */
    static Optional<Grade> of(String typed) {
        return switch (typed) {
            case "y", "yes" -> Optional.of(YES);
            case "h", "half" -> Optional.of(HALF);
            case "n", "no" -> Optional.of(NO);
            default -> Optional.empty();
        };
    }
}
