package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import checks.CheckResult;
import checks.CheckResult.Status;
import checks.Laws;
import checks.Trial;
import course.Chapter;
import course.Compilation;
import course.Course;
import course.Exercises;
import course.House;
import course.LearnerLoader;
import course.SourceCompiler;
import course.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a learner finds on the first day: every chapter compiles, and every check is red with a Todo, nothing else. */
class PristineTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_pristine_skeleton_is_red_with_its_todo_and_nothing_else() throws IOException {
        House house = House.find();
        Files.createDirectories(folder.resolve("solutions"));
        new Sync(house).pristine(folder.resolve("chapters"));
        House pristine = new House(folder);
        List<Path> classes = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Chapter chapter : Course.chapters()) {
            Path output = folder.resolve("classes").resolve(chapter.folder());
            List<Path> classPath = new ArrayList<>(SourceCompiler.classPath());
            classPath.addAll(classes);
            try (SourceCompiler compiler = new SourceCompiler(classPath)) {
                Compilation compilation = compiler.compile(pristine.work(chapter), output);
                assertThat(compilation.successful()).as(compilation.shown()).isTrue();
            }
            classes.add(output);
        }
        classes.add(pristine.workResources());
        for (Chapter chapter : Course.chapters()) {
            tests.add(dynamicTest(chapter.toString(), () -> onlyTodos(house, chapter, classes)));
        }
        return tests.stream();
    }

    private static void onlyTodos(House house, Chapter chapter, List<Path> classes) {
        List<CheckResult> results = new ArrayList<>();
        Laws laws = new Laws(List.of(chapter.topic()));
        ClassLoader learner = new LearnerLoader(classes, PristineTest.class.getClassLoader());
        laws.run(List.copyOf(laws.checks().keySet()), Trial.skeletons(learner, results::add));
        assertThat(results).isNotEmpty().allSatisfy(result ->
                assertThat(result.status()).as(result.toString()).isIn(Status.TODO, Status.WAITS, Status.SKIPPED));
        Exercises.of(house).of(chapter).forEach(exercise -> assertThat(results)
                .as("a check of " + exercise.id()).anyMatch(result -> result.exercise().equals(exercise.id())));
    }
}
