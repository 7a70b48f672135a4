package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on a disk that is full before its end; needs Linux, where a process may mount a small disk for itself. */
class FullDiskTest {

    @TempDir
    Path folder;

    /** Runs a command with a disk of so many kilobytes at {@code disk}, whose files end in {@code kept}. */
    private Ran withDisk(int kilobytes, Path kept, String... arguments) throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                "mount -t tmpfs -o size=" + kilobytes + "k tmpfs " + disk + " && { \"$@\"; code=$?; cp -r " + disk + " "
                        + kept + "; exit $code; }", "sh"));
        command.addAll(Ran.command(List.of(), arguments));
        return Ran.process(Ran.quiet(new ProcessBuilder(command)), new byte[0]);
    }

    private static boolean canMount(Path folder) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "mount", "-t",
                    "tmpfs", "tmpfs", folder.toString()).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no unshare here
        }
    }

    @Test
    void a_full_disk_is_told_and_what_was_saved_goes_on_once_there_is_room() throws Exception {
        assumeThat(canMount(folder)).as("this user may mount a disk of its own").isTrue();
        Path text = SmallRun.text(folder, 300);
        SmallRun calm = new SmallRun(folder.resolve("calm"));
        SmallRun.answer(Ran.here(calm.begin(text, 20, "--set", "save-every=4")));

        Path kept = folder.resolve("kept");
        SmallRun full = new SmallRun(folder.resolve("disk/run"));
        Ran ran = withDisk(150, kept, full.begin(text, 20, "--set", "save-every=4"));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.FAILED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("cannot be written", "No space left on device", "--resume")
                .doesNotContain("\tat ");

        SmallRun rest = new SmallRun(kept.resolve("run"));
        assertThat(rest.out()).isDirectoryContaining("glob:**/step-4").isDirectoryNotContaining("glob:**/*.partial");
        SmallRun.answer(Ran.here(rest.resume()));
        assertThat(rest.model(20)).isEqualTo(calm.model(20));
        assertThat(rest.metrics()).isEqualTo(calm.metrics());
    }
}
