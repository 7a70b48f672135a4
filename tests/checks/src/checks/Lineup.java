package checks;

import checks.Call.Evidence;
import course.Course;
import course.House;
import course.KnownBug;
import course.Lesson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The known bugs that may still explain a learner's answers, and how well these show that they are wrong. */
final class Lineup {

    private final String exercise;
    private final Map<Class<?>, Object> learner;
    private final List<Suspect> left;
    private final Set<Suspect> inexact = new HashSet<>();
    private Evidence evidence = Evidence.NONE;

    /**
     * @param learner the subjects that are under test, by contract
     * @param suspects all known bugs of the exercise
     */
    Lineup(String exercise, Map<Class<?>, Object> learner, List<Suspect> suspects) {
        this.exercise = exercise;
        this.learner = learner;
        this.left = new ArrayList<>(suspects);
    }

    /** Whether any of a learner's answers is clearly wrong, beside the reference's, which the questions hold. */
    static boolean isWrong(Map<Class<?>, Object> learner, List<Call> questions) {
        return questions.stream().anyMatch(question -> {
            Class<?> contract = question.function().getDeclaringClass();
            return question.askedOf(pure(contract, learner.get(contract))).against(question) != Evidence.NONE;
        });
    }

    /** A call of the failing try, with what the learner answered; of other exercises it proves nothing. */
    void hear(Call heard) {
        if (open() && heard.exercise().equals(exercise)) {
            left.removeIf(suspect -> !agree(suspect, heard, suspect.ask(heard)));
            if (open()) {
                Call reference = heard.askedOf(Reference.of(heard.function().getDeclaringClass()));
                weigh(heard.against(reference));
                weigh(heard.isToTheBit(reference) ? Evidence.NONE : Evidence.WEAK); // red, if only by a hair
            }
        }
    }

    /** A further question, with the reference's answer, for the learner and for those that are left. */
    void ask(Call probe) {
        Class<?> contract = probe.function().getDeclaringClass();
        if (open() && learner.containsKey(contract)) {
            Call heard = probe.askedOf(pure(contract, learner.get(contract)));
            left.removeIf(suspect -> !agree(suspect, heard, suspect.askOnce(probe)));
            weigh(heard.against(probe));
        }
    }

    private static <C> C pure(Class<C> contract, Object subject) {
        return PureCalls.around(contract, contract.cast(subject));
    }

    private boolean agree(Suspect suspect, Call heard, Call answer) {
        if (!heard.isToTheBit(answer)) {
            inexact.add(suspect);
        }
        return heard.agreesWith(answer);
    }

    private void weigh(Evidence more) {
        evidence = more.compareTo(evidence) > 0 ? more : evidence;
    }

    /** Whether any suspect is left. */
    boolean open() {
        return !left.isEmpty();
    }

    /** Whether more questions would help: several are left, or only a yes or an exception speaks against one. */
    boolean doubtful() {
        return open() && (!alike(left) || evidence != Evidence.STRONG);
    }

    /**
     * The one that is left, or the twins, which answer alike whatever they are asked. Of several that answer alike
     * within the tolerance it is the one that does so to the last bit.
     *
     * @param red the exercise whose check is red: the suspects', or one that needs it
     */
    Optional<Diagnosis> verdict(String red) {
        List<Suspect> named = alike(left) ? left
                : left.stream().filter(suspect -> !inexact.contains(suspect)).toList();
        if (named.isEmpty() || !alike(named) || evidence == Evidence.NONE) {
            return Optional.empty();
        }
        KnownBug first = named.get(0).bug();
        return Optional.of(new Diagnosis(exercise, red,
                named.stream().map(suspect -> suspect.bug().id()).collect(Collectors.joining(", ")),
                named.stream().map(suspect -> suspect.bug().says()).collect(Collectors.joining(" Or: ")),
                Lesson.place(House.find(), Course.chapterOf(exercise), first.lesson())));
    }

    private static boolean alike(List<Suspect> several) {
        return several.stream().skip(1).allMatch(one -> one.bug().isTwinOf(several.get(0).bug()));
    }
}
