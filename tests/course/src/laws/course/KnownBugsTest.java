package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import checks.CheckResult;
import checks.CheckResult.Status;
import checks.Diagnoses;
import checks.Hollow;
import checks.Laws;
import checks.Trial;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import course.Chapter;
import course.CompiledBugs;
import course.Course;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.PatchedLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Tries the laws: each known bug must turn a check of its exercise red and be named by the diagnosis, each alternative
 * must leave the whole chapter green and no bug be named for it, and an answer without a thought must fail its
 * exercise's gate. Writes the counts to {@code bugs.json}, beside Surefire's reports. {@code -Ddojo.chapter=04} tries
 * one chapter alone.
 */
@Tag("course")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownBugsTest {

    private static final long PATIENCE_MILLIS = 60_000;

    private final House house = House.find();
    private final CompiledBugs compiled = new CompiledBugs(house);
    private final Diagnoses diagnoses = new Diagnoses(PATIENCE_MILLIS);
    private final List<Tally> tallies = new ArrayList<>();

    /** What a chapter's laws were tried with, and how many came out as they must. */
    private static final class Tally {
        final Chapter chapter;
        final Laws laws;
        final long start = System.nanoTime();
        long millis;
        int bugs;
        int alternatives;
        int hollow;
        int accepted;
        int named;
        int unnamed;
        int refused;
        /** Each bug that was found, and the check that found it. */
        final Map<String, String> killedBy = new TreeMap<>();

        Tally(Chapter chapter) {
            this.chapter = chapter;
            this.laws = new Laws(List.of(chapter.topic()));
        }

        List<String> exercises() {
            return laws.checks().keySet().stream().map(check -> check.substring(0, check.indexOf('/')))
                    .distinct().sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> the_laws_of() {
        assumeTrue(!System.getProperty("dojo.side", "solutions").equals("chapters"),
                "Known bugs are patches of the reference, and the subject is a learner's chapters.");
        String only = System.getProperty("dojo.chapter");
        return Course.chapters().stream().filter(house::holds)
                .filter(chapter -> only == null || chapter.equals(Course.chapter(only)))
                .map(Tally::new)
                .filter(tally -> !tally.laws.checks().isEmpty())
                .peek(tallies::add)
                .map(tally -> dynamicContainer(tally.chapter.toString(), trials(tally)));
    }

    private Stream<DynamicNode> trials(Tally tally) {
        KnownBugs catalogue = KnownBugs.of(house, tally.chapter);
        tally.bugs = catalogue.bugs().size();
        tally.alternatives = catalogue.alternatives().size();
        tally.hollow = tally.exercises().size() * Hollow.values().length;
        Stream<DynamicNode> exercises = tally.exercises().stream()
                .flatMap(exercise -> trials(tally, exercise));
        Stream<DynamicNode> bugs = catalogue.bugs().stream().map(bug ->
                dynamicTest(bug.id() + " is found", () -> findsBug(tally, catalogue, bug)));
        Stream<DynamicNode> alternatives = catalogue.alternatives().stream().map(alternative ->
                dynamicTest(alternative.id() + " is accepted", () -> accepts(tally, catalogue, alternative)));
        return Stream.of(exercises, bugs, alternatives).flatMap(nodes -> nodes);
    }

    private static Stream<DynamicTest> trials(Tally tally, String exercise) {
        DynamicTest gate = dynamicTest(exercise + " has one gate",
                () -> assertThat(gates(tally.laws, exercise)).as("gates of " + exercise).hasSize(1));
        Stream<DynamicTest> hollow = Stream.of(Hollow.values()).map(empty -> dynamicTest(
                exercise + " is not passed by an answer that " + empty, () -> refuses(tally, exercise, empty)));
        return Stream.concat(Stream.of(gate), hollow);
    }

    private static void refuses(Tally tally, String exercise, Hollow hollow) {
        List<CheckResult> heard = new ArrayList<>();
        tally.laws.run(gates(tally.laws, exercise), Trial.hollow(hollow, exercise, heard::add));
        assertThat(heard).as("the gate of " + exercise + " with an answer that " + hollow)
                .hasSize(1).allMatch(result -> result.status() == Status.RED);
        tally.refused++;
    }

    private void findsBug(Tally tally, KnownBugs catalogue, KnownBug bug) {
        List<String> checks = tally.laws.of(bug.exercise());
        assertThat(checks).as("checks of " + bug.exercise()).isNotEmpty();
        List<CheckResult> heard = new ArrayList<>();
        tally.laws.run(checks, Trial.untilFirstRed(compiled.load(catalogue, bug), diagnoses, heard::add));
        Optional<CheckResult> red = heard.stream().filter(result -> result.status() == Status.RED).findFirst();
        assertThat(red).as(bug.id() + " (" + bug.says() + ") leaves every check of " + bug.exercise() + " green: "
                + checks + "; the check that finds it").isPresent();
        tally.killedBy.put(bug.id(), red.get().check());
        if (!bug.unnamed().isEmpty()) {
            assertThat(red.get().diagnosis()).as("the diagnosis of " + bug.id() + ": " + bug.unnamed()).isNull();
            return;
        }
        assertThat(red.get().diagnosis()).as("the diagnosis when " + bug.id() + " plays the learner, red by "
                + red.get().check() + "; where another bug answers alike whatever it is asked, name it as its twin")
                .isNotNull();
        assertThat(red.get().diagnosis().bug().split(", ")).as("who is named for " + bug.id()).contains(bug.id());
        tally.named++;
    }

    private void accepts(Tally tally, KnownBugs catalogue, KnownBug alternative) {
        PatchedLoader patched = compiled.load(catalogue, alternative);
        List<String> own = tally.laws.of(alternative.exercise());
        List<String> others = tally.laws.checks().keySet().stream().filter(check -> !own.contains(check)).toList();
        List<CheckResult> heard = new ArrayList<>();
        tally.laws.run(own, Trial.of(patched, check -> {}, heard::add));
        tally.laws.run(others, Trial.glance(patched, heard::add));
        assertThat(heard).as(alternative.id() + " is correct").allMatch(result -> result.status() != Status.RED);
        assertThat(heard).as("results of " + alternative.id()).hasSize(own.size() + others.size());
        tally.accepted++;
        assertThat(heard).as("mistakes named for " + alternative.id()).allMatch(result -> result.diagnosis() == null);
        tally.unnamed++;
        tally.millis = (System.nanoTime() - tally.start) / 1_000_000;
    }

    private static List<String> gates(Laws laws, String exercise) {
        return laws.of(exercise).stream().filter(check -> laws.checks().get(check).gate()).toList();
    }

    @AfterAll
    void report() throws IOException {
        compiled.close();
        List<Map<String, Object>> chapters = new ArrayList<>();
        for (Tally tally : tallies) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("chapter", tally.chapter.toString());
            counts.put("exercises", tally.exercises().size());
            counts.put("laws", tally.laws.checks().size());
            counts.put("bugs", tally.bugs);
            counts.put("killed", tally.killedBy.size());
            counts.put("alternatives", tally.alternatives);
            counts.put("accepted", tally.accepted);
            counts.put("diagnosed", tally.named);
            counts.put("undiagnosed", tally.unnamed);
            counts.put("hollow", tally.hollow);
            counts.put("refused", tally.refused);
            counts.put("killedBy", tally.killedBy);
            chapters.add(counts);
            System.out.printf("%-16s %3d laws   %3d of %3d known bugs red, %3d diagnosed   "
                    + "%2d of %2d alternatives green, %2d with no diagnosis   %2d of %2d empty answers red   %5.1f s%n",
                    tally.chapter, tally.laws.checks().size(), tally.killedBy.size(), tally.bugs, tally.named,
                    tally.accepted, tally.alternatives, tally.unnamed, tally.refused, tally.hollow,
                    tally.millis / 1000.0);
        }
        Path file = Path.of(System.getProperty("dojo.bugs", "target/surefire-reports/bugs.json"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), Map.of("chapters", chapters));
    }
}
