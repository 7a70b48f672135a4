package cli.train;

import picocli.CommandLine.Command;

/** {@code dojo pretrain}: a language model from a text. */
@Command(
        name = "pretrain",
        description = "Trains a language model on a text.",
        subcommands = PretrainGptCommand.class,
        synopsisSubcommandLabel = "MODEL",
        footer = {"", "Example:", "  ./dojo pretrain gpt --data embedded --preset tiny"})
public final class PretrainCommand {}
