package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code dojo doctor} on this machine, and on one whose native libraries are missing. */
class DoctorTest {

    @Test
    void the_self_check_is_right_on_this_machine() throws Exception {
        Ran ran = Ran.dojo("doctor", "--json");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertThat(answer.path("healthy").asBoolean()).isTrue();
        for (String name : List.of("Java", "Maven", "System", "Memory", "Disk", "OpenMP", "GPU", "Backend", "BLAS",
                "Self-check")) {
            assertThat(answer.path(name).path("value").asText()).as(name).isNotEmpty();
        }
        assertThat(answer.path("Java").path("value").asText()).contains(System.getProperty("java.version"));
    }

    @Test
    void spinning_threads_are_advised_against() throws Exception {
        var builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                System.getProperty("java.class.path"), "cli.Dojo", "doctor", "--json");
        builder.environment().put("OMP_WAIT_POLICY", "active");
        JsonNode answer = new ObjectMapper().readTree(Ran.process(builder, new byte[0]).out());
        assertThat(answer.path("OpenMP").path("advice").asText()).contains("passive");
    }

    @Test
    void without_native_libraries_it_says_so_and_fails() {
        String withoutNatives = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*-(linux|macosx|windows)-[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Ran ran = Ran.dojo(List.of("-cp", withoutNatives, "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty(
                "java.io.tmpdir") + "/no-natives"), new byte[0], "doctor");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.out()).contains("Java ", "Backend", "does not start", "native libraries").doesNotContain("\tat ");
    }
}
