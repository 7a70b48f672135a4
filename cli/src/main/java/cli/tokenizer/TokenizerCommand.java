package cli.tokenizer;

import picocli.CommandLine.Command;

/** {@code dojo tokenizer}: byte-level BPE as chapter 01 builds it. */
@Command(
        name = "tokenizer",
        description = "Trains a byte-level BPE tokenizer, encodes and decodes with one.",
        footer = {"", "Example:", "  ./dojo tokenizer train --input story.txt --vocab-size 1000 --out my-tokenizer"},
        synopsisSubcommandLabel = "train|encode|decode",
        subcommands = {TrainCommand.class, EncodeCommand.class, DecodeCommand.class})
public final class TokenizerCommand {}
