package cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import course.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TurnsTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_ratio_is_that_of_the_turns_and_their_quartiles_tell_how_sure_it_is(@TempDir Path folder) throws IOException {
        Path python = Files.writeString(folder.resolve("python"), "#!/bin/sh\n"
                + "echo '{\"torch\":\"9.9\",\"threads\":2,\"parameters\":7}'\n"
                + "turn=0; while read -r units; do turn=$((turn + 1)); echo \"{\\\"millis\\\":[${turn}0]}\"; done\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        Iterator<Double> ours = List.of(10.0, 10.0, 10.0, 40.0).iterator();
        Turns turns;
        try (Peer peer = Peer.start(House.find(), python.toString(), List.of())) {
            turns = Turns.of(units -> new double[] {ours.next()}, peer, 0, 4, 1); // the peer: 10, 20, 30, 40
        }
        assertThat(turns).isEqualTo(new Turns(10, 25, "PyTorch 9.9, 2 threads", 1.5, 1, 2.25));
        assertThat(turns.table("a step", 5)).contains("500 tokens/s", "ours is 1.50 times as fast",
                "(half of the turns: 1.00 to 2.25)");
        assertThat(turns.figures("step", 5)).containsEntry("ratio", 1.5).containsEntry("ratio_lower_quartile", 1.0)
                .containsEntry("ratio_upper_quartile", 2.25).containsEntry("peer_tokens_per_second", 200.0);
    }

    @Test
    void without_a_peer_there_is_no_ratio() {
        Turns turns = Turns.of(units -> new double[] {3, 1, 2}, null, 0, 3, 3);
        assertThat(turns.table("a token", 1)).hasLineCount(1).contains("2.00 ms").doesNotContain("NaN");
        assertThat(turns.figures("token", 1)).containsOnlyKeys("millis_per_token", "tokens_per_second");
    }
}
