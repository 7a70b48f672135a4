package cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import course.House;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What can be seen of the machine without touching an array. */
final class Machine {

    private static final long GB = 1L << 30;

    private Machine() {}

    static List<Finding> findings(House house) {
        return List.of(java(), maven(), system(), memory(), disk(house), openMp());
    }

    private static Finding java() {
        String value = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                + System.getProperty("java.home");
        return javax.tools.ToolProvider.getSystemJavaCompiler() == null
                ? Finding.advise("Java", value, "This is a runtime without a compiler; install a JDK 17 or newer.")
                : Finding.fine("Java", value);
    }

    private static Finding maven() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String advice = "Install Maven 3.8 or newer and put mvn on the PATH.";
        try {
            Process mvn = new ProcessBuilder(windows ? "mvn.cmd" : "mvn", "-v", "-Dstyle.color=never")
                    .redirectErrorStream(true).start();
            mvn.getOutputStream().close();
            String said = new String(mvn.getInputStream().readAllBytes());
            if (!mvn.waitFor(20, TimeUnit.SECONDS) || mvn.exitValue() != 0) {
                return Finding.advise("Maven", "mvn -v fails", advice);
            }
            return said.lines().filter(line -> line.contains("Apache Maven")).findFirst()
                    .map(line -> Finding.fine("Maven", line.replaceAll(".*Apache Maven ([^ \u001b]+).*", "$1")))
                    .orElse(Finding.advise("Maven", "mvn -v tells no version", advice));
        } catch (IOException e) {
            return Finding.advise("Maven", "not found", advice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.advise("Maven", "interrupted", advice);
        }
    }

    private static Finding system() {
        return Finding.fine("System", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    }

    private static Finding memory() {
        long physical = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        String arrays = System.getProperty("org.bytedeco.javacpp.maxbytes", "as the Java heap");
        String value = String.format(Locale.ROOT, "%.1f GB in the machine; limits: Java heap %.1f GB, arrays %s",
                physical / (double) GB, Runtime.getRuntime().maxMemory() / (double) GB, arrays.replaceFirst("g$", " GB"));
        return physical < 2 * GB
                ? Finding.advise("Memory", value, "A training run of the preset baby needs 1.5 GB; close other programs.")
                : Finding.fine("Memory", value);
    }

    private static Finding disk(House house) {
        try {
            long free = Files.getFileStore(house.root()).getUsableSpace();
            String value = String.format(Locale.ROOT, "%.1f GB free at %s", free / (double) GB, house.root());
            return free < GB
                    ? Finding.advise("Disk", value, "Checkpoints and builds need about 1 GB; free some space.")
                    : Finding.fine("Disk", value);
        } catch (IOException e) {
            return Finding.advise("Disk", "unknown", "The file system does not tell its free space; look with df.");
        }
    }

    private static Finding openMp() {
        String threads = System.getenv("OMP_NUM_THREADS");
        String policy = System.getenv("OMP_WAIT_POLICY");
        String value = "OMP_NUM_THREADS=" + (threads == null ? "" : threads)
                + " OMP_WAIT_POLICY=" + (policy == null ? "" : policy);
        return "passive".equalsIgnoreCase(policy)
                ? Finding.fine("OpenMP", value)
                : Finding.advise("OpenMP", value, "Set OMP_WAIT_POLICY=passive: waiting threads that spin cost a factor of"
                        + " two and more (the launcher sets it).");
    }
}
