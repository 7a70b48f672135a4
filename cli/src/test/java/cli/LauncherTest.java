package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher {@code dojo} in a clone that is not one: a folder with a space in its name, the rooms empty, and a Maven
 * that writes down how it was called. The class path is this test's own, so the command that starts is the real one.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final List<String> MODULES = List.of("engine", "datasets", "contracts", "solutions", "tests", "cli");

    @TempDir
    Path folder;

    private Path clone;
    private Path calls;

    @BeforeEach
    void make() throws IOException {
        folder = folder.toRealPath();
        clone = Files.createDirectory(folder.resolve("my clone"));
        calls = folder.resolve("calls");
        Path launcher = Path.of(System.getProperty("user.dir")).resolveSibling("dojo");
        Files.copy(launcher, clone.resolve("dojo"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        for (String module : MODULES) {
            Files.createDirectories(clone.resolve(module));
        }
        Files.createDirectories(clone.resolve("chapters"));
        maven("3.8.7", "mkdir -p cli/target && cp '" + classPath() + "' cli/target/classpath");
    }

    private Path classPath() throws IOException {
        return Files.writeString(folder.resolve("classpath"), System.getProperty("java.class.path"));
    }

    /** Puts a {@code mvn} on the PATH that tells this version, and builds by running these lines. */
    private void maven(String version, String lines) throws IOException {
        Path mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\n"
                + "[ \"$1\" = -v ] && echo 'Apache Maven " + version + "' && exit\n"
                + "echo \"$@\" >> '" + calls + "'\n" + lines + "\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran launch(String... arguments) {
        return launch(clone.resolve("dojo"), System.getProperty("java.home"), arguments);
    }

    private Ran launch(Path launcher, String javaHome, String... arguments) {
        return launch(Map.of("JAVA_HOME", javaHome, "DOJO_SHARING", "off"), launcher, arguments);
    }

    private Ran launch(Map<String, String> environment, Path launcher, String... arguments) {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
        builder.directory(folder.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
        builder.environment().keySet().removeAll(List.of("DOJO_BACKEND", "DOJO_MEMORY", "DOJO_HOME"));
        builder.environment().putAll(environment);
        return Ran.process(builder, new byte[0]);
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void it_builds_once_and_never_the_chapters() throws IOException {
        Ran first = launch("--version");
        assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
        assertThat(first.out()).startsWith("LLM Dojo");
        assertThat(first.err()).contains("building");
        Ran second = launch("--version");
        assertThat(second.out()).startsWith("LLM Dojo");
        assertThat(second.err()).isEmpty();
        assertThat(calls()).singleElement().asString().contains("-o", "-pl !chapters", "process-classes");
    }

    @Test
    void it_builds_again_when_a_source_is_newer_and_not_when_a_chapter_is() throws IOException {
        launch("--version");
        Files.writeString(Files.createDirectories(clone.resolve("chapters/01-bpe")).resolve("A.java"), "broken {");
        launch("--version");
        assertThat(calls()).hasSize(1);
        Path source = Files.writeString(clone.resolve("engine/A.java"), "class A {}");
        launch("--version");
        assertThat(calls()).hasSize(2);
        Files.delete(source);
        Files.setLastModifiedTime(clone.resolve("engine"), FileTime.from(Instant.now().plusSeconds(5)));
        launch("--version");
        assertThat(calls()).hasSize(3);
    }

    @Test
    void it_builds_again_where_the_clone_was_moved() throws IOException {
        launch("--version");
        clone = Files.move(clone, folder.resolve("moved"));
        assertThat(launch("--version").exit()).isEqualTo(Exit.DONE);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void it_works_through_a_link_from_anywhere_and_passes_arguments_as_they_are() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("bin/dojo"), Path.of("../my clone/dojo"));
        Ran ran = launch(link, System.getProperty("java.home"), "tokenizer", "encode", "--model", "no such * folder",
                "--text", "x");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.err()).contains("dojo: The folder no such * folder does not exist.");
    }

    @Test
    void libraries_that_are_missing_are_downloaded_once_and_announced() throws IOException {
        maven("3.9.9", "case \"$*\" in *-o*) echo 'Cannot access central in offline mode'; exit 1 ;; esac\n"
                + "sleep 3; echo '[INFO] Downloaded from central: address (90 MB at 9 MB/s)'; sleep 3\n"
                + "mkdir -p cli/target && cp '" + classPath() + "' cli/target/classpath");
        Ran ran = launch("--version");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(calls()).hasSize(2);
        assertThat(calls().get(1)).doesNotContain("-o ");
        assertThat(ran.err()).contains("downloading about 190 MB at most", "1 files and 90 MB downloaded");
        assertThat(ran.err().lines().filter(line -> line.contains(" s"))).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_failing_build_shows_mavens_errors_and_is_tried_again_next_time() throws IOException {
        maven("3.8.7", "echo '[INFO] noise'; echo '[ERROR] /x/A.java:[1,2] missing'; echo '[ERROR] -> [Help 1]';"
                + " echo '[ERROR] advice'; exit 1");
        Ran ran = launch("--version");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("[ERROR] /x/A.java:[1,2] missing", "the build failed")
                .doesNotContain("noise", "advice");
        launch("--version");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void two_at_once_build_one_after_the_other_and_only_once() throws Exception {
        maven("3.8.7", "sleep 1; mkdir -p cli/target && cp '" + classPath() + "' cli/target/classpath");
        var both = Stream.of(1, 2).parallel().map(i -> launch("--version")).toList();
        assertThat(both).allMatch(ran -> ran.exit() == Exit.DONE);
        assertThat(calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.7.0", "2.2.1"})
    void an_old_maven_is_refused(String version) throws IOException {
        maven(version, "exit 0");
        Ran ran = launch("--version");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains(version, "Maven 3.8 or newer");
    }

    @Test
    void an_old_java_and_a_wrong_java_home_are_refused() throws IOException {
        Path java = Files.createDirectories(folder.resolve("java8/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Ran old = launch(clone.resolve("dojo"), folder.resolve("java8").toString(), "--version");
        assertThat(old.exit()).isEqualTo(Exit.FAILED);
        assertThat(old.sentence()).contains("Java 8", "JDK 17");
        Ran wrong = launch(clone.resolve("dojo"), folder.resolve("nowhere").toString(), "--version");
        assertThat(wrong.exit()).isEqualTo(Exit.FAILED);
        assertThat(wrong.sentence()).contains("JAVA_HOME", "nowhere");
    }

    @Test
    void passive_waiting_and_the_memory_limit_reach_the_command() {
        launch("--version");
        Ran ran = launch("doctor");
        assertThat(ran.out()).contains("OMP_WAIT_POLICY=passive", "arrays 6 GB");
    }

    @Test
    void the_libraries_classes_are_shared_once_an_archive_is_made_and_any_other_is_ignored() throws Exception {
        Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));
        assertThat(launch(java, clone.resolve("dojo"), "--version").out()).startsWith("LLM Dojo");
        Path archive = clone.resolve("cli/target/libraries.jsa");
        Path log = clone.resolve("cli/target/sharing.log");
        for (int i = 0; i < 1200 && !Files.exists(archive.resolveSibling("libraries.jsa.of")); i++) {
            Thread.sleep(100);
        }
        assertThat(archive).as(Files.readString(log)).exists();
        Map<String, String> sharedOrNotAtAll =
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_TOOL_OPTIONS", "-Xshare:on");
        Ran shared = launch(sharedOrNotAtAll, clone.resolve("dojo"), "--version");
        assertThat(shared.exit()).as(shared.out() + shared.err()).isEqualTo(Exit.DONE);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertThat(launch(sharedOrNotAtAll, clone.resolve("dojo"), "--version").exit()).isNotEqualTo(Exit.DONE);
        Ran ignored = launch("--version");
        assertThat(ignored.out()).startsWith("LLM Dojo");
        assertThat(ignored.err()).isEmpty();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void another_house_can_be_worked_on() throws IOException {
        Path house = Files.createDirectories(folder.resolve("house"));
        launch("--version");
        Ran ran = launch(Map.of("JAVA_HOME", System.getProperty("java.home"), "DOJO_HOME", house.toString(),
                "DOJO_SHARING", "off"), clone.resolve("dojo"));
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains("lie in " + house);
    }
}
