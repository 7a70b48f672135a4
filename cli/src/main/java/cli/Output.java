package cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What a command says, as a picocli mixin: the answer on standard output, everything else (progress, remarks) on
 * standard error, so that a program can read the answer alone.
 */
@Command
public final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** One line of the answer. */
    public void line(String format, Object... arguments) {
        var out = command.commandLine().getOut();
        out.println(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    /** The answer as it is, without a line's end. */
    public void text(String text) {
        var out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** The answer as one line of JSON; {@code value} is a map, list, record or plain value. */
    public void json(Object value) {
        try {
            line("%s", JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new Problem("The answer cannot be written as JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    /** Whether nobody reads the answer any more: the pipe that it goes into was closed. */
    public boolean isUnread() {
        return command.commandLine().getOut().checkError();
    }

    /** A remark beside the answer, on standard error. */
    public void note(String format, Object... arguments) {
        var err = command.commandLine().getErr();
        err.println(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
        err.flush();
    }
}
