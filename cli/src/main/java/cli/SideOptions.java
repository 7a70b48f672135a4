package cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options {@code --mine} and {@code --fill} as a picocli mixin: whose code does the work. */
@Command
public final class SideOptions {

    @Option(names = "--mine", description = "Work with your own chapters in place of the reference.")
    private boolean mine;

    @Option(names = "--fill", description = "With --mine: what you have not written yet is the reference's.")
    private boolean fill;

    /** The chosen side's implementation of a recipe; compiles the learner's chapters where it is theirs. */
    public <T> T recipe(Class<T> recipe, Output output) {
        if (fill && !mine) {
            throw Problem.usage("--fill goes with --mine.");
        }
        return mine ? Side.mine(recipe, fill, output) : Side.reference(recipe);
    }
}
