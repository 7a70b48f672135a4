package laws.engine.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import engine.io.BadCheckpoint;
import engine.io.Safetensors;
import engine.io.SafetensorsFile;
import engine.io.StoredTensor;
import engine.io.StoredType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a file on its way, reading it gives numbers or a sentence, and costs little memory. */
@Tag("engine")
class DamagedSafetensorsLaws {

    private static final long MOST_BYTES = 1 << 20; // allocated in one try; the file has about 250

    private static Path file;
    private static byte[] good;

    @BeforeContainer
    static void write() throws IOException {
        file = Files.createTempFile("damaged", ".safetensors");
        Safetensors.write(file, List.of(
                new StoredTensor.Floats("w", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
                new StoredTensor.Doubles("b", new int[] {1}, new double[] {7})), Safetensors.FORMAT_PT);
        good = Files.readAllBytes(file);
        // Once of each kind: classes that load on first use are not the file's cost.
        tryToRead(good);
        tryToRead(Arrays.copyOf(good, 40));
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Property
    void flipped_bits_give_numbers_or_a_sentence(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 4095) Integer> bits) throws IOException {
        byte[] damaged = good.clone();
        for (int bit : bits) damaged[bit / 8 % good.length] ^= (byte) (1 << bit % 8);
        readOrRefuse(damaged);
    }

    @Property
    void a_new_byte_anywhere_gives_numbers_or_a_sentence(@ForAll @IntRange(max = 4095) int place, @ForAll byte value)
            throws IOException {
        byte[] damaged = good.clone();
        damaged[place % good.length] = value;
        readOrRefuse(damaged);
    }

    @Property
    void a_file_with_its_middle_cut_out_gives_numbers_or_a_sentence(
            @ForAll @IntRange(max = 4095) int from, @ForAll @IntRange(min = 1, max = 100) int length)
            throws IOException {
        int begin = from % good.length;
        int end = Math.min(good.length, begin + length);
        byte[] damaged = Arrays.copyOf(good, good.length - (end - begin));
        System.arraycopy(good, end, damaged, begin, good.length - end);
        readOrRefuse(damaged);
    }

    @Property
    void any_bytes_after_a_true_length_give_a_sentence(@ForAll byte[] header) throws IOException {
        byte[] bytes = new byte[8 + header.length];
        bytes[0] = (byte) header.length;
        bytes[1] = (byte) (header.length >> 8);
        System.arraycopy(header, 0, bytes, 8, header.length);
        readOrRefuse(bytes);
    }

    private void readOrRefuse(byte[] bytes) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        tryToRead(bytes);
        assertThat(thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before).isLessThan(MOST_BYTES);
    }

    private static void tryToRead(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            SafetensorsFile opened = SafetensorsFile.open(file);
            for (SafetensorsFile.Entry entry : opened.tensors()) {
                if (entry.dtype() == StoredType.F32) assertThat(opened.floats(entry.name())).hasSize((int) entry.elements());
            }
        } catch (BadCheckpoint refused) {
            assertThat(refused.getMessage()).startsWith(file + ": ").endsWith(".").doesNotContain("\n");
        }
    }
}
