package cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class MemoryTest {

    @Test
    void growth_shows_from_tenth_to_tenth() {
        Memory memory = new Memory();
        List<ByteBuffer> kept = new ArrayList<>();
        while (kept.size() < 20) {
            kept.add(ByteBuffer.allocateDirect(8_000_000));
            memory.look();
        }
        List<Long> tenths = memory.tenths();
        assertThat(tenths).hasSize(10);
        assertThat(tenths.get(9) - tenths.get(0)).as("18 times 8 MB").isBetween(100L, 300L);
        assertThat(Memory.peak()).isGreaterThanOrEqualTo(tenths.get(9));
    }

    @Test
    void what_was_seen_but_three_times_comes_again() {
        Memory memory = new Memory();
        memory.look();
        memory.look();
        memory.look();
        assertThat(memory.tenths()).hasSize(10);
    }
}
