package cli.doctor;

import engine.Backend;
import engine.device.Device;
import engine.device.DeviceChoice;
import engine.device.Gpu;
import engine.device.NvidiaSmi;
import engine.device.Requested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;

/** The GPU, the engine's backend, ND4J's, BLAS, and a matrix product that is compared with a plain Java loop. */
final class Arrays {

    /** Float32 sums of 300 products of numbers below 1 differ by less than this, in any order of summation. */
    private static final double TOLERANCE = 1e-4;

    private Arrays() {}

    static List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(gpu());
        try {
            Device.use(Requested.AUTO);
            Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
            findings.add(Finding.fine("Backend", Backend.current().name()));
            findings.add(Finding.fine("ND4J", Nd4j.getBackend().getClass().getSimpleName()));
            findings.add(blas(environment));
            findings.add(selfCheck());
        } catch (Exception | LinkageError e) {
            findings.add(Finding.fatal("Backend", "ND4J does not start: " + root(e),
                    "Its native libraries for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + " are missing or do not load; delete the folder ~/.javacpp/cache and try again."));
        }
        return findings;
    }

    private static Finding gpu() {
        var answer = NvidiaSmi.ask();
        if (answer.trouble() != null) {
            return Finding.advise("GPU", "unknown", answer.trouble());
        }
        if (answer.gpus().isEmpty()) {
            return Finding.fine("GPU", "none");
        }
        var names = new ArrayList<String>();
        for (Gpu gpu : answer.gpus()) {
            names.add(gpu.name() + ", capability " + gpu.capability() + ", " + (gpu.memoryBytes() >> 30) + " GB");
        }
        DeviceChoice choice = Device.look(Requested.AUTO);
        return choice instanceof DeviceChoice.Cpu cpu && cpu.surprising()
                ? Finding.advise("GPU", String.join("; ", names), choice.sentence())
                : Finding.fine("GPU", String.join("; ", names));
    }

    private static Finding blas(Properties environment) {
        Object threads = environment.get("blas.threads");
        String value = environment.get("blas.vendor") + ", " + threads + " threads; OpenMP "
                + environment.get("omp.threads") + " threads";
        int cores = Runtime.getRuntime().availableProcessors();
        return threads instanceof Number number && number.intValue() > cores
                ? Finding.advise("BLAS", value, "More threads than processors; set OMP_NUM_THREADS=" + cores + ".")
                : Finding.fine("BLAS", value);
    }

    private static Finding selfCheck() {
        int m = 70;
        int k = 300;
        int n = 50;
        var random = new Random(1);
        float[] a = floats(random, m * k);
        float[] b = floats(random, k * n);
        long before = System.nanoTime();
        Backend backend = Backend.current();
        double[] product = backend.toDoubles(backend.matmul(backend.of(a, m, k), false, backend.of(b, k, n), false));
        double worst = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int x = 0; x < k; x++) {
                    sum += (double) a[i * k + x] * b[x * n + j];
                }
                double difference = Math.abs(sum - product[i * n + j]);
                worst = difference <= worst ? worst : difference;           // NaN counts as worst
            }
        }
        String value = String.format(Locale.ROOT, "a %d x %d x %d product differs from Java's by %.1e, in %d ms",
                m, k, n, worst, (System.nanoTime() - before) / 1_000_000);
        return worst < TOLERANCE
                ? Finding.fine("Self-check", value)
                : Finding.fatal("Self-check", value, "The products are wrong; set OPENBLAS_CORETYPE=Haswell and look again,"
                        + " for OpenBLAS may take this processor for another.");
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    private static String root(Throwable error) {
        while (error.getCause() != null && error.getCause() != error) {
            error = error.getCause();
        }
        return error.getClass().getSimpleName() + (error.getMessage() == null ? "" : ": " + error.getMessage().strip());
    }
}
