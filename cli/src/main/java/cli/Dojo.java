package cli;

import cli.bench.BenchCommand;
import cli.data.DataCommand;
import cli.doctor.Doctor;
import cli.experiments.ExperimentCommand;
import cli.learn.HintCommand;
import cli.learn.ResetCommand;
import cli.learn.SolutionCommand;
import cli.learn.Status;
import cli.learn.SyncCommand;
import cli.learn.TestCommand;
import cli.learn.UnlockCommand;
import cli.learn.VerifyCommand;
import cli.learn.watch.WatchCommand;
import cli.model.LogitsCommand;
import cli.quiz.QuizCommand;
import cli.report.ReportCommand;
import cli.tokenizer.TokenizerCommand;
import cli.tour.TourCommand;
import cli.train.GenerateCommand;
import cli.train.PretrainCommand;
import course.House;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code dojo}: reads the command line and hands over to one class per command. Commands that need no
 * arrays touch no class of ND4J, so they start in a fraction of a second.
 *
 * <p>A new command is a class of its own with {@code @Command}, a {@code call()} that returns one of {@link Exit}, an
 * example in its footer, and a line in {@code subcommands} below.
 */
@Command(
        name = "dojo",
        description = "Build a language model in Java, test by test.",
        footer = {"", "Example:", "  ./dojo                 where am I, and what is next?"},
        subcommands = {
            TourCommand.class,
            TestCommand.class,
            WatchCommand.class,
            VerifyCommand.class,
            HintCommand.class,
            SolutionCommand.class,
            QuizCommand.class,
            UnlockCommand.class,
            ResetCommand.class,
            ReportCommand.class,
            TokenizerCommand.class,
            PretrainCommand.class,
            GenerateCommand.class,
            LogitsCommand.class,
            ExperimentCommand.class,
            BenchCommand.class,
            DataCommand.class,
            SyncCommand.class,
            Doctor.class,
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "LLM Dojo 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpWidth = 100)
public final class Dojo implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean verbose;

    @Override
    public Integer call() {
        new Status(House.find()).print(output);
        return Exit.DONE;
    }

    /** Runs one command line; the process ends with its exit code. */
    public static void main(String[] args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        try {
            code = commandLine(out, err).execute(args);
        } catch (Throwable error) { // picocli hands on exceptions alone; memory that is used up is an error
            err.println("dojo: " + Sentence.of(error));
            code = Exit.FAILED;
        }
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The command line with all its commands, speaking to {@code out} and {@code err}. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        var dojo = new Dojo();
        return new CommandLine(dojo)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((problem, args) -> {
                    CommandLine command = problem.getCommandLine();
                    err.println("dojo: " + Sentence.of(problem));
                    err.println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
                    return Exit.USAGE;
                })
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    err.println("dojo: " + Sentence.of(problem));
                    if (dojo.verbose) {
                        problem.printStackTrace(err);
                    }
                    return problem instanceof Problem known ? known.exitCode() : Exit.FAILED;
                });
    }
}
