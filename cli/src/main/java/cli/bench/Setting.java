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
 * @param load processes that wanted a core over the last minute, this one included; negative where unknown
 */
record Setting(int cores, String processor, double gigahertz, String jdk, int threads, double load) {

    static Setting here() {
        int cores = Runtime.getRuntime().availableProcessors();
        String clock = cpu("cpu MHz", "0");
        return new Setting(cores, cpu("model name", System.getProperty("os.arch")),
                Math.round(Double.parseDouble(clock) / 10) / 100.0, System.getProperty("java.version"), threads(cores),
                Math.round(100 * ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) / 100.0);
    }

    private static int threads(int cores) {
        String threads = System.getenv("OMP_NUM_THREADS");
        return threads != null && threads.matches("[1-9]\\d{0,3}") ? Integer.parseInt(threads) : cores;
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

    /** "2 cores of AMD EPYC at 2.60 GHz, 2 threads, JDK 17.0.15", and whether the machine was busy. */
    String sentence() {
        return String.format(Locale.ROOT, "%d cores of %s%s, %d threads, JDK %s, load %.1f%s", cores, processor,
                gigahertz == 0 ? "" : String.format(Locale.ROOT, " at %.2f GHz", gigahertz), threads, jdk, load,
                load > cores + 0.5 ? ": a busy machine, so believe the ratios alone" : "");
    }
}
