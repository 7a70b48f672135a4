package cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran as a process of its own, as a user runs it, and what came of it.
 *
 * @param exit the exit code
 * @param out  standard output
 * @param err  standard error
 */
public record Ran(int exit, String out, String err) {

    private static final int PATIENCE_SECONDS = 120;

    /** Runs {@code dojo} with these arguments and nothing on standard input. */
    public static Ran dojo(String... arguments) {
        return dojo(List.of(), new byte[0], arguments);
    }

    /** Runs {@code dojo} in this process: quicker, for many cases of one kind. */
    static Ran here(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Dojo.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    /** Runs {@code dojo} with JVM flags and bytes on standard input. */
    public static Ran dojo(List<String> flags, byte[] input, String... arguments) {
        return process(quiet(new ProcessBuilder(command(flags, arguments))), input);
    }

    /** The words that start {@code dojo} as a process. */
    static List<String> command(List<String> flags, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dorg.nd4j.log.initialization=false",
                "-cp", System.getProperty("java.class.path")));
        command.addAll(flags);
        command.add("cli.Dojo");
        command.addAll(List.of(arguments));
        return command;
    }

    /** Arrays of a test are small: threads would only wait for each other, on a busy machine for long. */
    static ProcessBuilder quiet(ProcessBuilder builder) {
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        return builder;
    }

    /** Runs any process; its environment and folder are the builder's. */
    public static Ran process(ProcessBuilder builder, byte[] input) {
        try {
            File in = file(input);
            File out = file(new byte[0]);
            File err = file(new byte[0]);
            Process process = builder.redirectInput(in).redirectOutput(out).redirectError(err).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(builder.command() + " did not end within " + PATIENCE_SECONDS + " seconds.");
            }
            return new Ran(process.exitValue(), Files.readString(out.toPath(), StandardCharsets.UTF_8),
                    Files.readString(err.toPath(), StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static File file(byte[] content) throws IOException {
        Path file = Files.createTempFile("dojo", ".txt");
        file.toFile().deleteOnExit();
        return Files.write(file, content).toFile();
    }

    /** Standard error where it is one sentence, beside signs of life, and no stack trace; fails otherwise. */
    public String sentence() {
        List<String> lines = err.lines()
                .filter(line -> !line.startsWith("Try: ") && !line.matches("[a-z ]+, \\d+ s")).toList();
        if (lines.size() != 1 || !lines.get(0).startsWith("dojo: ") || !lines.get(0).endsWith(".")) {
            throw new AssertionError("Not one sentence, but:\n" + err);
        }
        return lines.get(0);
    }
}
