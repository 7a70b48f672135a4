package laws.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.device.DeviceChoice;
import engine.device.Gpu;
import engine.device.NvidiaSmi;
import engine.device.OneBackend;
import engine.device.Requested;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the arrays live, on machines that nobody needs to own: every card here is made up from its data sheet. */
@Tag("engine")
class DeviceLaws {

    private static final Gpu K40 = gpu("Tesla K40m", 3, 5);
    private static final Gpu A100 = gpu("NVIDIA A100-SXM4-40GB", 8, 0);
    private static final Gpu RTX_4090 = gpu("NVIDIA GeForce RTX 4090", 8, 9);
    private static final Gpu H200 = gpu("NVIDIA H200", 9, 0);

    private static Gpu gpu(String name, int major, int minor) {
        return new Gpu(name, major, minor, 40L << 30);
    }

    @Nested
    class Choosing {

        @Test
        void a_gpu_within_the_build_is_used() {
            var choice = DeviceChoice.choose(List.of(A100), true, Requested.AUTO);
            assertThat(choice).isInstanceOf(DeviceChoice.Cuda.class);
            assertThat(choice.sentence()).contains("A100", "8.0");
        }

        @ParameterizedTest
        @CsvSource({"3,5,false", "3,7,true", "5,0,true", "6,1,true", "7,5,true", "8,0,true", "8,6,true", "8,9,true",
            "9,0,false", "10,0,false", "12,0,false"})
        void the_kernels_cover_3_7_to_8_9(int major, int minor, boolean runs) {
            assertThat(gpu("card", major, minor).runsNd4j()).isEqualTo(runs);
        }

        @Test
        void a_gpu_that_is_too_new_leaves_the_run_on_the_cpu_and_says_so() {
            var choice = DeviceChoice.choose(List.of(H200), true, Requested.AUTO);
            assertThat(choice).isInstanceOfSatisfying(DeviceChoice.Cpu.class,
                    cpu -> assertThat(cpu.surprising()).isTrue());
            assertThat(choice.sentence()).contains("H200", "9.0", "3.7 to 8.9", "CPU");
        }

        @Test
        void a_gpu_that_is_too_old_too() {
            assertThat(DeviceChoice.choose(List.of(K40), true, Requested.AUTO)).isInstanceOf(DeviceChoice.Cpu.class);
        }

        @Test
        void demanded_and_impossible_is_refused() {
            for (var gpus : List.of(List.of(H200), List.<Gpu>of())) {
                assertThat(DeviceChoice.choose(gpus, true, Requested.CUDA)).isInstanceOf(DeviceChoice.Refused.class);
            }
            assertThat(DeviceChoice.choose(List.of(A100), false, Requested.CUDA))
                    .isInstanceOf(DeviceChoice.Refused.class)
                    .satisfies(choice -> assertThat(choice.sentence()).contains("DOJO_BACKEND=cuda"));
        }

        @Test
        void one_card_out_of_several_that_cannot_run_is_told_with_the_way_to_hide_it() {
            var choice = DeviceChoice.choose(List.of(RTX_4090, H200), true, Requested.AUTO);
            assertThat(choice).isInstanceOf(DeviceChoice.Cpu.class);
            assertThat(choice.sentence()).contains("H200", "CUDA_VISIBLE_DEVICES");
        }

        @Test
        void without_a_gpu_the_cpu_is_no_surprise() {
            assertThat(DeviceChoice.choose(List.of(), true, Requested.AUTO)).isInstanceOfSatisfying(
                    DeviceChoice.Cpu.class, cpu -> assertThat(cpu.surprising()).isFalse());
        }

        @Test
        void asked_for_the_cpu_it_is_the_cpu() {
            assertThat(DeviceChoice.choose(List.of(A100), true, Requested.CPU)).isInstanceOf(DeviceChoice.Cpu.class);
        }

        @Test
        void every_reason_is_one_sentence() {
            for (var requested : Requested.values()) {
                for (var gpus : List.of(List.<Gpu>of(), List.of(A100), List.of(H200), List.of(RTX_4090, H200))) {
                    for (boolean inBuild : new boolean[] {true, false}) {
                        String sentence = DeviceChoice.choose(gpus, inBuild, requested).sentence();
                        assertThat(sentence).endsWith(".").doesNotContain("\n", ". ", "null");
                    }
                }
            }
        }
    }

    @Nested
    class Hiding {

        @Test
        void indices_choose_and_order() {
            var all = List.of(A100, RTX_4090, H200);
            assertThat(Gpu.visible(all, "2,0")).containsExactly(H200, A100);
            assertThat(Gpu.visible(all, "0,-1,2")).containsExactly(A100);
            assertThat(Gpu.visible(all, "0,7,2")).containsExactly(A100);
            assertThat(Gpu.visible(all, "")).isEmpty();
            assertThat(Gpu.visible(all, "-1")).isEmpty();
        }

        @Test
        void unset_or_by_name_hides_none() {
            assertThat(Gpu.visible(List.of(A100), null)).containsExactly(A100);
            assertThat(Gpu.visible(List.of(A100), "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6")).containsExactly(A100);
        }
    }

    @Nested
    class ReadingTheDriversAnswer {

        @Test
        void one_line_is_one_card() {
            var gpus = NvidiaSmi.parse("NVIDIA A100-SXM4-40GB, 8.0, 40960 MiB\nNVIDIA H200, 9.0, 143771 MiB\n");
            assertThat(gpus).containsExactly(A100, new Gpu("NVIDIA H200", 9, 0, 143_771L << 20));
        }

        @Test
        void nothing_is_no_card() {
            assertThat(NvidiaSmi.parse("\n")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"No devices were found", "A100, 8, 40960 MiB", "A100, 8.0", "A100, 8.0, many MiB",
            "A100, [N/A], 40960 MiB", "A100, 8.0, 99999999999999999999 MiB"})
        void anything_else_is_refused_with_the_line(String line) {
            assertThatThrownBy(() -> NvidiaSmi.parse(line))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(line);
        }
    }

    @Nested
    class ShowingOneBackend {

        private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

        @Test
        void the_others_service_files_are_hidden_and_nothing_else(@TempDir Path folder) throws IOException {
            URL cpu = jar(folder.resolve("nd4j-native-1.0.0-M2.1.jar"));
            URL cuda = jar(folder.resolve("nd4j-cuda-11.6-1.0.0-M2.1.jar"));
            URL api = jar(folder.resolve("nd4j-api-1.0.0-M2.1.jar"));
            try (var parent = new URLClassLoader(new URL[] {cuda, cpu, api}, null)) {
                assertThat(jarsWith(SERVICE, OneBackend.cpu(parent))).containsExactly(cpu, api);
                assertThat(jarsWith(SERVICE, OneBackend.cuda(parent))).containsExactly(cuda, api);
                assertThat(jarsWith("native.properties", OneBackend.cpu(parent))).containsExactly(cuda, cpu, api);
            }
        }

        private static URL jar(Path file) throws IOException {
            try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
                for (String name : List.of(SERVICE, "native.properties")) {
                    jar.putNextEntry(new ZipEntry(name));
                    jar.write("a.Backend".getBytes(StandardCharsets.UTF_8));
                    jar.closeEntry();
                }
            }
            return file.toUri().toURL();
        }

        private static List<URL> jarsWith(String name, ClassLoader loader) throws IOException {
            var jars = new ArrayList<URL>();
            for (URL url : Collections.list(loader.getResources(name))) {
                jars.add(((JarURLConnection) url.openConnection()).getJarFileURL());
            }
            return jars;
        }
    }
}
