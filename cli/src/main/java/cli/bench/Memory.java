package cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The memory of this process while work goes on, from Linux's own account; 0 megabytes where there is none. */
final class Memory {

    private final List<Long> megabytes = new ArrayList<>();

    /** Keeps what the process has now. */
    void look() {
        megabytes.add(now());
    }

    /** Of all that was seen, what was there after each tenth; where it was seen less often, some come again. */
    List<Long> tenths() {
        return IntStream.rangeClosed(1, 10).mapToObj(i -> megabytes.get((i * megabytes.size() + 9) / 10 - 1)).toList();
    }

    static long now() {
        return account("VmRSS:");
    }

    /** The most that it ever had. */
    static long peak() {
        return account("VmHWM:");
    }

    private static long account(String line) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(one -> one.startsWith(line))
                    .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")) / 1000).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
