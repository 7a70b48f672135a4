package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo watch} through a pipe, on chapter 01: a learner who saves one thing after the other. */
class WatchCommandTest {

    private static final String TODO = "throw new Todo(\"bpe.count-pairs\");";
    private static final String RIGHT = """
            Map<Pair, Integer> counts = new java.util.HashMap<>();
                    for (int i = 0; i + 1 < ids.length; i++) {
                        counts.merge(new Pair(ids[i], ids[i + 1]), 1, Integer::sum);
                        if (i + 2 < ids.length && ids[i] == ids[i + 1] && ids[i] == ids[i + 2]) {
                            i++;
                        }
                    }
                    return counts;""";

    private static final String OVERLAPPING = RIGHT.replaceFirst("(?s)if .*?}\\s*", "");

    /** Right but slow, so that a first look sees a part of its draws; then it ends the process. */
    private static final String WRONG_LATER = """
            long first = Long.getLong("first", System.currentTimeMillis());
                    System.setProperty("first", Long.toString(first));
                    if (System.currentTimeMillis() - first > 3000) {
                        System.exit(9);
                    }
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    """ + RIGHT;

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @TempDir
    Path folder;

    private LearnersHouse house;
    private String skeleton;
    private Running watch;
    private String text = "";
    private long size;
    private int seen;

    @BeforeEach
    void copy() throws IOException {
        house = new LearnersHouse(folder.resolve("house"));
        house.copy("chapters/01-bpe/hints.yaml");                    // the order of the exercises
        house.copy("chapters/01-bpe/README.md");
        house.copy("tests/01-bpe/bugs.yaml");
        skeleton = Files.readString(house.bpe("Pairs.java"));
    }

    @AfterEach
    void end() {
        if (watch != null) {
            watch.process().destroyForcibly();
        }
    }

    @Test
    void each_save_has_its_verdict_and_whatever_the_code_does_the_watch_goes_on() throws Exception {
        begin("--patience", "5");
        says("red    bpe.count-pairs", "not written yet: chapters/01-bpe/src/dojo/bpe/Pairs.java:");

        save("return 5 +;");
        says("01-bpe does not compile:", "error: illegal start of expression");
        save("System.exit(7); return null;");
        says("bpe.count-pairs", "Your code ended the process with exit code 7: look for System.exit.");
        save(LearnersHouse.CRASH);
        says("bpe.count-pairs", "Your code crashed in native code: look for a wrong index");
        save("while (ids != null) { } return null;");
        says("bpe.count-pairs", "within 5 seconds, it stands at", "Pairs.java:", "look for a loop that never");
        save("int[] vast = new int[2_000_000_000]; return null;");
        says("bpe.count-pairs", "Your code used up the memory");
        save("System.out.println(\"a line of mine\"); return null;");
        says("bpe.count-pairs", "after 0 green checks", "Your code printed:", "a line of mine");
        save(WRONG_LATER);
        says("green  bpe.count-pairs", "so far, now with all their draws", "red    bpe.count-pairs",
                "Your code ended the process with exit code 9");
        save(OVERLAPPING);
        says("red    bpe.count-pairs", "written at chapters/01-bpe/src/dojo/bpe/Pairs.java:",
                "This is what you get when overlapping pairs are counted twice", "Read chapters/01-bpe/README.md:",
                "0 of 9 exercises are green");
        save(RIGHT);
        says("green  bpe.count-pairs", "red    bpe.merge", "not written yet", "1 of 9 exercises are green");

        press("n");
        says("red    bpe.train");
        press("h");
        says("bpe.train, hint 1 of 3:");
        press("a");
        says("green  bpe.count-pairs", "red    bpe.pretokenize-fast", "1 of 9 exercises are green");

        Files.delete(house.bpe("Pairs.java"));
        says("chapters/01-bpe/src/dojo/bpe/Pairs.java is gone: put it back");
        press("q");
        Ran ran = watch.end();
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).doesNotContain("\033");
        assertThat(ran.out().lines().filter(line -> !line.contains("chapters/"))).allSatisfy(line ->
                assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void a_chapter_that_is_removed_and_classes_that_cannot_be_written_have_their_sentences() throws Exception {
        Path work = folder.resolve("house/chapters/01-bpe/src");
        begin();
        says("not written yet");
        Files.move(work, folder.resolve("away"));
        says("chapters/01-bpe/src is gone: put it back");
        Files.move(folder.resolve("away"), work);
        says("not written yet", "q quit");
        watch.interrupt();
        Ran ran = watch.end();
        assertThat(ran.exit()).isEqualTo(Running.interrupted());
        assertThat(ran.out()).endsWith("The watch has ended; your files are as you saved them.\n");

        LearnersHouse readOnly = new LearnersHouse(folder.resolve("read-only"));
        Files.writeString(Files.createDirectories(readOnly.root().resolve("target")).resolve("learner"), "no folder");
        Ran refused = readOnly.dojo("watch", "1");
        assertThat(refused.exit()).isEqualTo(Exit.FAILED);
        assertThat(refused.sentence()).contains("target/learner cannot take");
    }

    private void begin(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "watch";
        arguments[1] = "1";
        System.arraycopy(more, 0, arguments, 2, more.length);
        watch = Running.dojo(folder, List.of("-Ddojo.home=" + house.root(),
                "-Ddojo.diagnosis=60000"), arguments);
    }

    private void save(String body) throws IOException {
        Files.writeString(house.bpe("Pairs.java"), skeleton.replace(TODO, body));
    }

    private void press(String keys) throws IOException {
        OutputStream in = watch.process().getOutputStream();
        in.write(keys.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Waits for these words, in this order, in what is said from now on; a line's break counts as a blank. */
    private void says(String... words) throws InterruptedException {
        for (String word : words) {
            for (long begun = System.nanoTime(); read().indexOf(word, seen) < 0; Thread.sleep(10)) {
                if (!watch.process().isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new AssertionError("It does not say \"" + word + "\", but: " + text.substring(seen));
                }
            }
            seen = text.indexOf(word, seen) + word.length();
        }
    }

    private String read() {
        try {
            if (Files.size(watch.out()) != size) {
                byte[] bytes = Files.readAllBytes(watch.out());
                size = bytes.length;
                text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\s*\\n\\s*", " ");
            }
            return text;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
