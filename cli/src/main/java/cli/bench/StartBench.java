package cli.bench;

import cli.Problem;
import course.House;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Commands as whole processes through the launcher, with nothing to build: to the first line, and to the end. */
final class StartBench {

    private final Path launcher;
    private final House copy;

    private StartBench(Path launcher, House copy) {
        this.launcher = launcher;
        this.copy = copy;
    }

    /** Median seconds of a command, and its slowest. */
    record Row(String command, double firstLine, double whole, double slowest) {

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("command", command);
            map.put("first_line_seconds", firstLine);
            map.put("seconds", whole);
            map.put("slowest_seconds", slowest);
            return map;
        }
    }

    /** What was measured. */
    record Result(int rounds, List<Row> rows) implements Measured {

        @Override
        public String table() {
            StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-24s %12s %12s %12s%n",
                    "median of " + rounds, "first line", "whole", "slowest"));
            for (Row row : rows) {
                table.append(String.format(Locale.ROOT, "%-24s %10.2f s %10.2f s %10.2f s%n", row.command,
                        row.firstLine, row.whole, row.slowest));
            }
            return table.toString();
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("rounds", rounds);
            figures.put("commands", rows.stream().map(Row::asMap).toList());
            return figures;
        }
    }

    static Result run(House house, int rounds) throws IOException, InterruptedException {
        Path launcher = house.root().resolve("dojo");
        if (!Files.isExecutable(launcher)) {
            throw new Problem("The launcher " + launcher + " cannot be run; go to a clone of the course.");
        }
        try (HouseCopy copy = HouseCopy.of(house)) {
            StartBench bench = new StartBench(launcher, copy.house());
            List<Row> rows = new ArrayList<>();
            rows.add(bench.measure(rounds));
            rows.add(bench.measure(rounds, "--help"));
            bench.time("unlock", "1");
            rows.add(bench.measure(rounds, "test", "1"));
            return new Result(rounds, rows);
        }
    }

    private Row measure(int rounds, String... arguments) throws IOException, InterruptedException {
        time(arguments); // builds what is stale, and fills the system's cache of files
        double[] firstLines = new double[rounds];
        double[] wholes = new double[rounds];
        double slowest = 0;
        for (int round = 0; round < rounds; round++) {
            double[] seconds = time(arguments);
            firstLines[round] = seconds[0];
            wholes[round] = seconds[1];
            slowest = Math.max(slowest, seconds[1]);
        }
        return new Row(("./dojo " + String.join(" ", arguments)).strip(), Medians.median(firstLines),
                Medians.median(wholes), slowest);
    }

    /** Seconds to the first line of standard output, and to the end. */
    private double[] time(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DOJO_HOME", copy.root().toString());
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String first = said.readLine();
            double firstLine = (System.nanoTime() - start) * 1e-9;
            said.lines().forEach(line -> { });
            int exit = process.waitFor();
            double whole = (System.nanoTime() - start) * 1e-9;
            if (first == null || exit != 0) {
                throw new Problem("./dojo " + String.join(" ", arguments) + " ended with exit code " + exit
                        + ", so there is nothing to measure; run it by hand to see why.");
            }
            return new double[] {firstLine, whole};
        } finally {
            process.destroy();
        }
    }
}
