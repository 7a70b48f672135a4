package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo doctor} on this machine, and on one whose native libraries are missing. */
class DoctorTest {

    @Test
    void the_self_check_is_right_on_this_machine() throws Exception {
        Ran ran = Ran.dojo("doctor", "--json");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertThat(answer.path("healthy").asBoolean()).isTrue();
        for (String name : List.of("Java", "Maven", "System", "Memory", "Disk", "OpenMP", "GPU", "Backend", "ND4J", "BLAS",
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

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_gpu_that_nd4j_cannot_drive_is_told_and_the_cpu_computes(@TempDir Path folder) throws Exception {
        Path smi = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\necho 'NVIDIA H200, 9.0, 143771 MiB'\n");
        Files.setPosixFilePermissions(smi, PosixFilePermissions.fromString("rwxr-xr-x"));
        var builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                System.getProperty("java.class.path"), "cli.Dojo", "doctor", "--json");
        builder.environment().merge("PATH", folder.toString(), (old, own) -> own + File.pathSeparator + old);
        builder.environment().remove("CUDA_VISIBLE_DEVICES");
        Ran ran = Ran.process(builder, new byte[0]);
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertThat(answer.path("GPU").path("value").asText()).isEqualTo("NVIDIA H200, capability 9.0, 140 GB");
        assertThat(answer.path("GPU").path("advice").asText()).contains("3.7 to 8.9", "has 9.0");
        assertThat(answer.path("ND4J").path("value").asText()).isEqualTo("CpuBackend");
    }
}
