package cli.train;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The numbers of a run as options: a preset, and what shall be other than there. As a picocli mixin. */
@Command
public final class KnobOptions {

    @Option(names = "--preset", description = "tiny, baby (default), tour, larger (6 layers, 384 channels, block 256, "
            + "batch 8) or baby-gpu.")
    private String preset;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Another number than the preset's; an unknown "
            + "key lists all.")
    private Map<String, Double> changes = new LinkedHashMap<>();

    /** The preset's name. */
    public String preset() {
        return preset == null ? "baby" : preset;
    }

    /** The preset's numbers, with the changes. */
    public Knobs knobs() {
        return Knobs.preset(preset()).with(changes);
    }

    /** The preset's name as it was given; null where it was not. */
    String given() {
        return preset;
    }

    Map<String, Double> changes() {
        return changes;
    }
}
