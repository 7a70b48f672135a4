package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What every command owes its user: help with an example, the right exit codes, one sentence for an error. */
class UsageTest {

    /** Each command as the words that reach it: "tokenizer train". */
    static Stream<String> commands() {
        return below(Dojo.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())), "");
    }

    private static Stream<String> below(CommandLine command, String words) {
        return Stream.concat(Stream.of(words), command.getSubcommands().entrySet().stream()
                .flatMap(sub -> below(sub.getValue(), (words + " " + sub.getKey()).strip())));
    }

    @ParameterizedTest(name = "dojo {0} --help")
    @MethodSource("commands")
    void every_command_has_help_with_an_example_that_fits_the_screen(String words) {
        var out = new StringWriter();
        var line = Dojo.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()));
        int exit = line.execute((words + " --help").strip().split(" "));
        assertThat(exit).isEqualTo(Exit.DONE);
        assertThat(out.toString()).containsPattern("Examples?:\\R  ./dojo").contains("--help", "--verbose");
        assertThat(out.toString().lines()).allMatch(text -> text.length() <= 120);
    }

    @Test
    void help_is_an_answer() {
        Ran ran = Ran.dojo("--help");
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).contains("tokenizer", "doctor");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"doktor", "--nonsense", "tokenizer", "tokenizer train --vocab-size many", "doctor --jsonn",
        "hint", "hint nonsense", "reset 99", "unlock", "data", "tokenizer encode --text x", "tokenizer encode --model a --vocab b --merges c --text x"})
    void wrong_usage_is_one_sentence_and_exit_code_2(String arguments) {
        Ran ran = Ran.dojo(arguments.split(" "));
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.sentence()).doesNotContain("Exception");
    }

    @Test
    void a_stack_trace_comes_only_when_asked_for() {
        assertThat(Ran.dojo("tokenizer", "encode", "--model", "nowhere", "--text", "x").err()).doesNotContain("\tat ");
        assertThat(Ran.dojo("tokenizer", "encode", "--model", "nowhere", "--text", "x", "--verbose").err())
                .contains("\tat cli.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hint bpe.no-such", "tokenizer encode --model nowhere --text x", "sync --check"})
    void commands_that_need_no_arrays_never_load_nd4j(String arguments, @TempDir Path folder) throws Exception {
        Path log = folder.resolve("classes");
        Ran.dojo(List.of("-Xlog:class+load:file=" + log), new byte[0], arguments.isEmpty() ? new String[0] : arguments.split(" "));
        String classes = Files.readString(log);
        assertThat(classes).contains("cli.Dojo");
        assertThat(classes.lines().filter(line -> line.contains("org.nd4j."))).isEmpty();
    }
}
