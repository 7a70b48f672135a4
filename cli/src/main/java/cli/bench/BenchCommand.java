package cli.bench;

import picocli.CommandLine.Command;

/** {@code dojo bench}: how fast the parts are on this machine. */
@Command(
        name = "bench",
        description = "Measures how fast the parts are on this machine: a table, or JSON.",
        footer = {"", "Examples:", "  ./dojo bench step", "  ./dojo bench bpe --data my-text.txt",
            "  ./dojo bench watch --chapter 4"},
        synopsisSubcommandLabel = "PART",
        subcommands = {StepCommand.class, GenerateBenchCommand.class, BpeBenchCommand.class, EncodeBenchCommand.class,
            StartCommand.class, WatchBenchCommand.class, GuardCommand.class})
public final class BenchCommand {}
