package checks;

import course.KnownBug;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** A known bug that answers questions, so that its answers can be compared with a learner's. */
final class Suspect {

    private final KnownBug bug;
    private final ClassLoader classes;
    private final Map<Class<?>, Object> subjects = new HashMap<>();
    private final Map<Call, Call> answers = new IdentityHashMap<>();

    /** @param classes of the patched reference */
    Suspect(KnownBug bug, ClassLoader classes) {
        this.bug = bug;
        this.classes = classes;
    }

    KnownBug bug() {
        return bug;
    }

    /** The bug's answer to a question of a failing try. */
    Call ask(Call question) {
        return question.askedOf(subjects.computeIfAbsent(question.function().getDeclaringClass(), this::subject));
    }

    /** The same to a question that is asked again and again. */
    Call askOnce(Call probe) {
        return answers.computeIfAbsent(probe, this::ask);
    }

    private <C> C subject(Class<C> contract) {
        return PureCalls.around(contract, Subject.find(contract, classes, Subject.REFERENCE));
    }
}
