package checks;

import course.Chapter;
import course.CompiledBugs;
import course.Course;
import course.Exercises;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Names the known bug that a learner's code behaves like. The calls of the failing try are put to the exercise's known
 * bugs, then further inputs to the learner and to the bugs that are left; a bug that gives every answer that the
 * learner gave, some of them clearly wrong, is named. Where several do that are no twins, nothing is said. Where none
 * does, the exercises that it needs are asked the same way, the deepest first, each its own questions. At last the
 * functions that the failing try called are looked at by themselves: who makes a mistake in split and another in merge
 * hears of the one that is shown.
 *
 * <p>A verdict never depends on this: it is bounded in time, and whatever goes wrong here stays here.
 */
public final class Diagnoses {

    /** How many milliseconds a red check may be kept waiting: {@code -Ddojo.diagnosis=...}, 0 for none. */
    private static final String LIMIT = "dojo.diagnosis";
    private static final long USUAL_LIMIT = 4_000;
    private static final int EXERCISES_KEPT = 6;

    private final long limitMillis;
    private final Map<String, List<Suspect>> suspects = new LinkedHashMap<>();
    private final Map<String, List<Call>> probes = new HashMap<>();
    private final Map<Chapter, Laws> laws = new HashMap<>();
    private Exercises exercises;
    private Thread worker;

    /** @param limitMillis how long a red check may be kept waiting; 0 for no diagnosis at all */
    public Diagnoses(long limitMillis) {
        this.limitMillis = limitMillis;
    }

    static Diagnoses inUsualTime() {
        return new Diagnoses(Long.getLong(LIMIT, USUAL_LIMIT));
    }

    /** Compiles a chapter's known bugs, so that the first diagnosis need not. @param enough asked before each */
    static void prepare(Chapter chapter, BooleanSupplier enough) {
        House house = House.find();
        KnownBugs catalogue = KnownBugs.of(house, chapter);
        try (CompiledBugs classes = new CompiledBugs(house)) {
            for (KnownBug bug : catalogue.bugs()) {
                if (!enough.getAsBoolean()) {
                    classes.load(catalogue, bug);
                }
            }
        }
    }

    /**
     * @param exercise whose check is red
     * @param failing the calls of the failing try
     * @param learner whom they were put to, by contract
     */
    Optional<Diagnosis> of(String exercise, List<Call> failing, Map<Class<?>, Object> learner) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        try {
            Lineup own = lineup(exercise, failing, learner, call -> true, end);
            if (own.open()) {
                return own.verdict(exercise);
            }
            for (String needed : inTime(end, () -> below(exercise))) {
                List<Call> questions = probes(needed, 0, end);
                Map<Class<?>, Object> asked = also(questions, learner);
                if (inTime(end, () -> Lineup.isWrong(asked, questions))) {
                    Optional<Diagnosis> found = lineup(needed, List.of(), asked, call -> true, end).verdict(exercise);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            Set<Method> called = failing.stream().map(Call::function).collect(Collectors.toSet());
            Predicate<Call> shown = call -> called.contains(call.function());
            return probes(exercise, 0, end).stream().allMatch(shown) ? Optional.empty()
                    : lineup(exercise, failing, learner, shown, end).verdict(exercise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RuntimeException | LinkageError none) {
            return Optional.empty();
        }
    }

    /** Asks an exercise's known bugs, until one is left or none. @param counts which further questions are put */
    private Lineup lineup(String exercise, List<Call> failing, Map<Class<?>, Object> learner, Predicate<Call> counts,
            long end) throws InterruptedException, ExecutionException, TimeoutException {
        List<Call> small = failing.stream().filter(Probes::isSmall).toList();
        List<Call> large = failing.stream().filter(call -> !Probes.isSmall(call)).toList();
        List<Call> few = probes(exercise, 0, end).stream().filter(counts).toList();
        Lineup lineup = inTime(end, () -> {
            Lineup all = new Lineup(exercise, learner, suspects(exercise));
            small.forEach(all::hear);
            few.forEach(all::ask); // a counterexample is small, and fits many a mistake
            if (all.doubtful()) {
                large.forEach(all::hear);
            }
            return all;
        });
        if (lineup.doubtful()) {
            List<Call> more = probes(exercise, 1, end).stream().filter(counts).toList();
            inTime(end, () -> {
                more.forEach(lineup::ask);
                return lineup;
            });
        }
        return lineup;
    }

    /** What an exercise needs, itself or through others, the deepest first. */
    private List<String> below(String exercise) {
        if (exercises == null) {
            exercises = Exercises.of(House.find());
        }
        return exercises.below(exercise);
    }

    /** The learner's subjects, with those of the contracts that these questions are of: other chapters'. */
    private static Map<Class<?>, Object> also(List<Call> questions, Map<Class<?>, Object> learner) {
        Map<Class<?>, Object> all = new HashMap<>(learner);
        Class<?> known = learner.values().iterator().next().getClass();
        String side = known.getName().replaceFirst("\\..*", ".");
        for (Call question : questions) {
            all.computeIfAbsent(question.function().getDeclaringClass(),
                    contract -> Subject.find(contract, known.getClassLoader(), side));
        }
        return all;
    }

    /** On a thread of its own: what a learner's code does with a further input nobody knows. */
    private <T> T inTime(long end, Callable<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        if (worker != null && worker.isAlive()) {
            throw new TimeoutException("The last diagnosis is not over.");
        }
        FutureTask<T> task = new FutureTask<>(work);
        worker = new Thread(task, "diagnosis");
        worker.setDaemon(true);
        worker.setContextClassLoader(Diagnoses.class.getClassLoader());
        worker.start();
        T result = task.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        worker.join();
        return result;
    }

    /** On the caller's thread, since jqwik does one thing at a time; it is the reference that answers here. */
    private List<Call> probes(String exercise, int round, long end) throws TimeoutException {
        String key = exercise + " " + round;
        if (!probes.containsKey(key)) {
            probes.put(key, Probes.of(exercise, round, end,
                    laws.computeIfAbsent(Course.chapterOf(exercise), chapter -> new Laws(List.of(chapter.topic())))));
        }
        return probes.get(key);
    }

    private List<Suspect> suspects(String exercise) {
        List<Suspect> known = suspects.remove(exercise);
        suspects.put(exercise, known == null ? load(exercise) : known); // now the youngest
        if (suspects.size() > EXERCISES_KEPT) {
            suspects.remove(suspects.keySet().iterator().next());
        }
        return suspects.get(exercise);
    }

    private static List<Suspect> load(String exercise) {
        House house = House.find();
        KnownBugs catalogue = KnownBugs.of(house, Course.chapterOf(exercise));
        List<Suspect> loaded = new ArrayList<>();
        try (CompiledBugs classes = new CompiledBugs(house)) {
            for (KnownBug bug : catalogue.of(exercise)) {
                loaded.add(new Suspect(bug, classes.load(catalogue, bug)));
            }
        }
        return loaded;
    }
}
