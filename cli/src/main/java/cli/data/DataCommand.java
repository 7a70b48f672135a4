package cli.data;

import picocli.CommandLine.Command;

/** {@code dojo data}: the embedded stories and what can be fetched beside them. */
@Command(
        name = "data",
        description = "Lists, checks, makes and fetches the data.",
        footer = {"", "Example:", "  ./dojo data list"},
        synopsisSubcommandLabel = "list|verify|make|fetch",
        subcommands = {ListCommand.class, VerifyCommand.class, MakeCommand.class, FetchCommand.class})
public final class DataCommand {}
