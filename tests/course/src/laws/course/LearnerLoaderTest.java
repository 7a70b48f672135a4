package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.LearnerLoader;
import course.SourceCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class LearnerLoaderTest {

    @TempDir
    Path folder;

    @Test
    void the_learners_classes_come_before_others_of_the_same_name() throws IOException {
        Path given = compiled("given", 1);
        Path mine = compiled("mine", 2);
        try (LearnerLoader others = new LearnerLoader(List.of(given), getClass().getClassLoader());
             LearnerLoader loader = new LearnerLoader(List.of(mine), others)) {
            assertThat(answer(others)).isEqualTo(1);
            assertThat(answer(loader)).isEqualTo(2);
        }
    }

    @Test
    void classes_that_the_learner_has_not_are_not_taken_from_elsewhere() throws Exception {
        Path given = compiled("given", 1);
        Files.createDirectories(folder.resolve("empty"));
        try (LearnerLoader others = new LearnerLoader(List.of(given), getClass().getClassLoader());
             LearnerLoader loader = new LearnerLoader(List.of(folder.resolve("empty")), others)) {
            assertThatThrownBy(() -> loader.loadClass("dojo.sample.One")).isInstanceOf(ClassNotFoundException.class);
            assertThat(loader.loadClass("contracts.Todo")).isSameAs(contracts.Todo.class);
        }
    }

    private Path compiled(String name, int answer) throws IOException {
        Path source = folder.resolve(name).resolve("src/dojo/sample/One.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package dojo.sample; public class One implements java.util.function.IntSupplier { "
                + "public int getAsInt() { return " + answer + "; } }");
        Path out = folder.resolve(name).resolve("out");
        try (SourceCompiler compiler = new SourceCompiler()) {
            assertThat(compiler.compile(folder.resolve(name).resolve("src"), out).shown()).isEmpty();
        }
        Path services = Files.createDirectories(out.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.util.function.IntSupplier"), "dojo.sample.One\n");
        return out;
    }

    private static int answer(ClassLoader loader) {
        return ServiceLoader.load(IntSupplier.class, loader).findFirst().orElseThrow().getAsInt();
    }
}
