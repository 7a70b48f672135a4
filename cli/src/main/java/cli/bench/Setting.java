package cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What figures of speed depend on and would mean nothing without.
 *
 * @param cores that this process may use
 * @param processor its name, as Linux tells it; elsewhere the architecture
 * @param gigahertz its clock at this moment; 0 where the system does not tell
 * @param jdk the version of Java
 * @param threads of the products: OMP_NUM_THREADS, or the cores
 * @param load processes that wanted a core in the minute before the measurement; negative where unknown
 */
record Setting(int cores, String processor, double gigahertz, String jdk, int threads, double load) {

    /** @param load {@link #currentLoad} when the measurement began, which is a load itself */
    static Setting here(double load) {
        String clock = cpu("cpu MHz", "0");
        return new Setting(Runtime.getRuntime().availableProcessors(), cpu("model name", System.getProperty("os.arch")),
                Math.round(Double.parseDouble(clock) / 10) / 100.0, System.getProperty("java.version"), wantedThreads(),
                load);
    }

    static double currentLoad() {
        return Math.round(100 * ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) / 100.0;
    }

    /** As many as the launcher, or the user, wants; else one for each core. */
    static int wantedThreads() {
        String threads = System.getenv("OMP_NUM_THREADS");
        return threads != null && threads.matches("[1-9]\\d{0,3}") ? Integer.parseInt(threads)
                : Runtime.getRuntime().availableProcessors();
    }

    /** A line of Linux's account of the first core. */
    private static String cpu(String name, String otherwise) {
        Path account = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(account)) {
            return otherwise;
        }
        try {
            List<String> lines = Files.readAllLines(account);
            return lines.stream().filter(line -> line.startsWith(name + "\t")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cores", cores);
        map.put("processor", processor);
        map.put("gigahertz", gigahertz);
        map.put("jdk", jdk);
        map.put("threads", threads);
        map.put("load", load);
        return map;
    }

    /** "2 cores of AMD EPYC at 2.60 GHz, 2 threads, JDK 17.0.15, load 0.1 before", and whether we had them alone. */
    String sentence() {
        return String.format(Locale.ROOT, "%d cores of %s%s, %d threads, JDK %s, load %.1f before%s", cores, processor,
                gigahertz == 0 ? "" : String.format(Locale.ROOT, " at %.2f GHz", gigahertz), threads, jdk, load,
                load + threads > cores + 0.5 ? ": if that went on, believe the ratios alone" : "");
    }
}
