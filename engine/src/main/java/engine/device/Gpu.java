package engine.device;

import java.util.ArrayList;
import java.util.List;

/**
 * A graphics card as its driver describes it.
 *
 * @param name        the maker's name, for instance "NVIDIA A100-SXM4-40GB"
 * @param major       compute capability before the dot: 8 of 8.6
 * @param minor       compute capability after the dot: 6 of 8.6
 * @param memoryBytes the card's memory
 */
public record Gpu(String name, int major, int minor, long memoryBytes) {

    /** The compute capability as NVIDIA writes it: "8.6". */
    public String capability() {
        return major + "." + minor;
    }

    /**
     * Whether the kernels of ND4J's CUDA 11.6 build run on this card. They were compiled for the capabilities 3.7 to
     * 8.6 and hold no PTX that a newer driver could translate. Machine code for 8.6 also runs on 8.9, the same major.
     */
    public boolean runsNd4j() {
        return (major > 3 || (major == 3 && minor >= 7)) && major <= 8;
    }

    /**
     * The cards that a CUDA program sees under the environment variable {@code CUDA_VISIBLE_DEVICES}.
     *
     * @param variable its value; null, or a list that names cards in another way than by index, hides none
     */
    public static List<Gpu> visible(List<Gpu> all, String variable) {
        if (variable == null || !variable.matches("\\s*(-?\\d+\\s*(,\\s*-?\\d+\\s*)*)?")) {
            return all;
        }
        var seen = new ArrayList<Gpu>();
        for (String index : variable.isBlank() ? new String[0] : variable.split(",")) {
            int i = Integer.parseInt(index.strip());
            if (i < 0 || i >= all.size()) {
                break;                                      // CUDA hides this index and all that follow
            }
            seen.add(all.get(i));
        }
        return seen;
    }
}
