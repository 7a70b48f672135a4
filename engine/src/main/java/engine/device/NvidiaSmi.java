package engine.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** NVIDIA's driver, asked by its own program {@code nvidia-smi}, so that no CUDA library need be loaded to look. */
public final class NvidiaSmi {

    private static final List<String> QUERY =
            List.of("nvidia-smi", "--query-gpu=name,compute_cap,memory.total", "--format=csv,noheader");
    private static final int PATIENCE_SECONDS = 10;

    private NvidiaSmi() {}

    /**
     * What the driver says.
     *
     * @param gpus    the cards, in the driver's order
     * @param trouble one sentence where the driver is there but does not answer as expected; else null
     */
    public record Answer(List<Gpu> gpus, String trouble) {}

    /** Asks the driver; without one (no {@code nvidia-smi} on the PATH) there are no cards and no trouble. */
    public static Answer ask() {
        Process process;
        try {
            process = new ProcessBuilder(QUERY).redirectErrorStream(true).start();
        } catch (IOException noDriver) {
            return new Answer(List.of(), null);
        }
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(List.of(), "nvidia-smi did not answer within " + PATIENCE_SECONDS + " seconds.");
            }
            String said = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                return new Answer(List.of(), "nvidia-smi failed: " + said.lines().findFirst().orElse("no message"));
            }
            return new Answer(parse(said), null);
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(List.of(), "nvidia-smi's answer is not understood: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return new Answer(List.of(), "Interrupted while nvidia-smi was asked.");
        }
    }

    /**
     * Reads the answer to {@code --query-gpu=name,compute_cap,memory.total --format=csv,noheader}, one card a line:
     * {@code NVIDIA A100-SXM4-40GB, 8.0, 40960 MiB}.
     *
     * @throws IllegalArgumentException where a line has another form
     */
    public static List<Gpu> parse(String csv) {
        var gpus = new ArrayList<Gpu>();
        for (String line : csv.lines().filter(l -> !l.isBlank()).toList()) {
            String[] field = line.split(",");
            if (field.length != 3 || !field[1].strip().matches("\\d{1,3}\\.\\d{1,3}")
                    || !field[2].strip().matches("\\d{1,12} MiB|\\[N/A\\]")) {
                throw new IllegalArgumentException("\"" + line + "\" is not a name, a capability and a size in MiB.");
            }
            String[] capability = field[1].strip().split("\\.");
            String memory = field[2].strip();
            gpus.add(new Gpu(field[0].strip(), Integer.parseInt(capability[0]), Integer.parseInt(capability[1]),
                    memory.equals("[N/A]") ? 0 : Long.parseLong(memory.replace(" MiB", "")) << 20));
        }
        return List.copyOf(gpus);
    }
}
