package cli.learn.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What the terminal can do, asked of {@code test} and {@code stty}, which are wherever a terminal is; elsewhere (in a
 * pipe, on Windows) a key is followed by Enter, and nothing is coloured or cleared.
 *
 * @param single whether a key comes without Enter
 * @param drawing whether colour and clearing work
 * @param columns the width
 * @param before the terminal's settings as they were; empty where nothing was set
 */
record Terminal(boolean single, boolean drawing, int columns, String before) implements AutoCloseable {

    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    /** Asks, and sets single keys where that is possible; closing puts it back. */
    static Terminal open() {
        boolean out = isTerminal(1) && !"dumb".equals(System.getenv("TERM"));
        String before = isTerminal(0) ? stty("-g") : "";
        boolean single = !before.isEmpty() && ask(List.of("stty", "-icanon", "-echo", "min", "1", "time", "0")) != null;
        return new Terminal(single, out, width(), single ? before : "");
    }

    /** Whether green and red are shown in these colours: not where NO_COLOR is set (no-color.org). */
    boolean colours() {
        String no = System.getenv("NO_COLOR");
        return drawing && (no == null || no.isEmpty());
    }

    /** Hands over each key in a thread of its own, until standard input ends. */
    void keys(IntConsumer listener) {
        Thread reader = new Thread(() -> {
            try {
                for (int key = System.in.read(); key >= 0; key = System.in.read()) {
                    listener.accept(key);
                }
            } catch (IOException e) {
                // no more keys, then
            }
        }, "keys");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        if (!before.isEmpty()) {
            stty(before);
        }
    }

    private static int width() {
        String[] size = isTerminal(0) ? stty("size").split(" ") : new String[0];      // rows, columns
        int columns = size.length == 2 && size[1].matches("\\d{1,4}") ? Integer.parseInt(size[1]) : 0;
        return columns < LEAST_COLUMNS ? USUAL_COLUMNS : columns;
    }

    private static boolean isTerminal(int stream) {
        return ask(List.of("test", "-t", String.valueOf(stream))) != null;
    }

    private static String stty(String argument) {
        String said = ask(List.of("stty", argument));
        return said == null ? "" : said;
    }

    /** What a small program says of this process's terminal; null where it fails or is not there. */
    private static String ask(List<String> command) {
        boolean aboutOutput = command.get(0).equals("test");
        try {
            Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(aboutOutput ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = "";
            if (!aboutOutput) {
                try (InputStream from = process.getInputStream()) {
                    said = new String(from.readAllBytes(), StandardCharsets.UTF_8).strip();
                }
            }
            return process.waitFor() == 0 ? said : null;
        } catch (IOException missing) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
