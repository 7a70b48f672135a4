package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import checks.CheckResult;
import checks.CheckResult.Status;
import checks.Diagnoses;
import checks.Hollow;
import checks.Laws;
import checks.RunReport;
import checks.Trial;
import com.fasterxml.jackson.databind.node.ObjectNode;
import course.Chapter;
import course.CompiledBugs;
import course.Course;
import course.Exercises;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.PatchedLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Tries a chapter's laws: each known bug must turn a check of its exercise red and be named by the diagnosis, each
 * alternative must leave its exercise green and what needs it, and no bug be named for it, an answer without a thought
 * must fail its exercise's gate, and each check must be turned red by a bug. Adds the counts to {@code bugs.json},
 * beside Surefire's reports.
 *
 * <p>Each chapter has a class that extends this one, so that two processes can share the work.
 */
@Tag("course")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KnownBugsTrial {

    private static final long PATIENCE_MILLIS = 60_000;

    private final House house = House.find();
    private final CompiledBugs compiled = new CompiledBugs(house);
    private final Diagnoses diagnoses = new Diagnoses(PATIENCE_MILLIS);
    private final Exercises course = Exercises.of(house);
    private final Chapter chapter;
    private final KnownBugs catalogue;
    private final Laws laws;

    private final long start = System.nanoTime();
    private int hollow;
    private int refused;
    private int named;
    private int accepted;
    private int unnamed;
    /** Laws that a known bug turns red. */
    private int failing;
    /** Each bug that was found, and the check that found it. */
    private final Map<String, String> killedBy = new TreeMap<>();

    /** @param topic the chapter's */
    protected KnownBugsTrial(String topic) {
        chapter = Course.chapter(topic);
        catalogue = KnownBugs.of(house, chapter);
        laws = new Laws(List.of(topic));
    }

    @TestFactory
    Stream<DynamicTest> the_laws_refuse() {
        requireReference();
        List<String> exercises = laws.checks().keySet().stream()
                .map(check -> check.substring(0, check.indexOf('/'))).distinct().sorted().toList();
        hollow = exercises.size() * Hollow.values().length;
        return exercises.stream().flatMap(exercise -> Stream.concat(
                Stream.of(dynamicTest(exercise + " has one gate",
                        () -> assertThat(gates(exercise)).as("gates of " + exercise).hasSize(1))),
                Stream.of(Hollow.values()).map(empty -> dynamicTest(
                        exercise + " is not passed by an answer that " + empty, () -> refuses(exercise, empty)))));
    }

    @TestFactory
    Stream<DynamicTest> the_laws_find() {
        requireReference();
        return Stream.concat(catalogue.bugs().stream().map(bug -> dynamicTest(bug.id(), () -> findsBug(bug))),
                laws.checks().keySet().stream().map(check -> dynamicTest(check + " can fail", () -> canFail(check))));
    }

    @TestFactory
    Stream<DynamicTest> the_laws_accept() {
        requireReference();
        return catalogue.alternatives().stream().map(other -> dynamicTest(other.id(), () -> accepts(other)));
    }

    private static void requireReference() {
        assumeTrue(!System.getProperty("dojo.side", "solutions").equals("chapters"),
                "Known bugs are patches of the reference, and the subject is a learner's chapters.");
    }

    private void refuses(String exercise, Hollow hollow) {
        List<CheckResult> heard = new ArrayList<>();
        laws.run(gates(exercise), Trial.hollow(hollow, exercise, heard::add));
        assertThat(heard).as("the gate of " + exercise + " with an answer that " + hollow)
                .hasSize(1).allMatch(result -> result.status() == Status.RED);
        refused++;
    }

    private void findsBug(KnownBug bug) {
        List<String> checks = laws.of(bug.exercise());
        assertThat(checks).as("checks of " + bug.exercise()).isNotEmpty();
        PatchedLoader patched = compiled.load(catalogue, bug);
        List<CheckResult> heard = new ArrayList<>();
        laws.run(checks, Trial.untilFirstRed(patched, diagnoses, heard::add).withFewTries());
        if (heard.stream().noneMatch(result -> result.status() == Status.RED)) {
            laws.run(checks, Trial.untilFirstRed(patched, diagnoses, heard::add));
        }
        Optional<CheckResult> red = heard.stream().filter(result -> result.status() == Status.RED).findFirst();
        assertThat(red).as(bug.id() + " (" + bug.says() + ") leaves every check of " + bug.exercise() + " green: "
                + checks + "; the check that finds it").isPresent();
        killedBy.put(bug.id(), red.get().check());
        if (!bug.unnamed().isEmpty()) {
            assertThat(red.get().diagnosis()).as("the diagnosis of " + bug.id() + ": " + bug.unnamed()).isNull();
            return;
        }
        assertThat(red.get().diagnosis()).as("the diagnosis when " + bug.id() + " plays the learner, red by "
                + red.get().check() + "; where another bug answers alike whatever it is asked, name it as its twin")
                .isNotNull();
        assertThat(red.get().diagnosis().bug().split(", ")).as("who is named for " + bug.id()).contains(bug.id());
        named++;
    }

    /** A law that no known bug turns red would prove nothing. All tries are made only where a few show nothing. */
    private void canFail(String check) {
        String exercise = check.substring(0, check.indexOf('/'));
        List<KnownBug> bugs = catalogue.bugs().stream()
                .filter(bug -> bug.exercise().equals(exercise) || course.below(exercise).contains(bug.exercise()))
                .sorted(Comparator.comparing(bug -> !bug.exercise().equals(exercise))) // its own first
                .toList();
        boolean found = killedBy.containsValue(check)
                || bugs.stream().anyMatch(bug -> turnsRed(bug, check, Trial::withFewTries))
                || bugs.stream().anyMatch(bug -> turnsRed(bug, check, trial -> trial));
        assertThat(found).as("a known bug turns " + check + " red").isTrue();
        failing++;
    }

    private boolean turnsRed(KnownBug bug, String check, UnaryOperator<Trial> tries) {
        PatchedLoader patched = compiled.load(catalogue, bug);
        List<CheckResult> heard = new ArrayList<>();
        laws.run(List.of(check), tries.apply(Trial.untilFirstRed(patched, heard::add)));
        return heard.stream().anyMatch(result -> result.status() == Status.RED);
    }

    private void accepts(KnownBug alternative) {
        PatchedLoader patched = compiled.load(catalogue, alternative);
        List<String> own = laws.of(alternative.exercise());
        List<String> needing = course.of(chapter).stream()
                .filter(exercise -> course.below(exercise.id()).contains(alternative.exercise()))
                .flatMap(exercise -> laws.of(exercise.id()).stream()).toList();
        List<CheckResult> heard = new ArrayList<>();
        laws.run(own, Trial.of(patched, check -> {}, heard::add));
        laws.run(needing, Trial.glance(patched, heard::add));
        assertThat(heard).as(alternative.id() + " is correct").allMatch(result -> result.status() != Status.RED);
        assertThat(heard).as("results of " + alternative.id()).hasSize(own.size() + needing.size());
        accepted++;
        assertThat(heard).as("mistakes named for " + alternative.id()).allMatch(result -> result.diagnosis() == null);
        unnamed++;
    }

    private List<String> gates(String exercise) {
        return laws.of(exercise).stream().filter(check -> laws.checks().get(check).gate()).toList();
    }

    @AfterAll
    void report() {
        compiled.close();
        if (hollow == 0) {
            return; // nothing was tried
        }
        int bugs = catalogue.bugs().size();
        int alternatives = catalogue.alternatives().size();
        RunReport.add("bugs.json", whole -> {
            ObjectNode counts = whole.withArray("/chapters").addObject();
            counts.put("chapter", chapter.toString()).put("laws", laws.checks().size()).put("canFail", failing)
                    .put("bugs", bugs).put("killed", killedBy.size()).put("diagnosed", named)
                    .put("alternatives", alternatives).put("accepted", accepted).put("undiagnosed", unnamed)
                    .put("hollow", hollow).put("refused", refused);
            counts.putPOJO("killedBy", killedBy);
        });
        System.out.printf("%-16s %3d of %3d laws can fail   %3d of %3d known bugs red, %3d diagnosed   "
                + "%2d of %2d alternatives green, %2d with no diagnosis   %2d of %2d empty answers red   %5.1f s%n",
                chapter, failing, laws.checks().size(), killedBy.size(), bugs, named, accepted, alternatives, unnamed,
                refused, hollow, (System.nanoTime() - start) / 1e9);
    }
}
