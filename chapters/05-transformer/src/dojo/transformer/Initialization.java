package dojo.transformer;

import contracts.Exercise;
import contracts.GptConfig;
import contracts.Todo;
import engine.Draws;

/**
 * Fresh weights as GPT-2 has them (Radford et al. 2019, section 2.3): small normals, and smaller ones where a residual
 * branch ends, so that the sum of 2 L branches keeps its size.
 */
public final class Initialization {

    private Initialization() {}

    /**
     * The numbers of one fresh weight, in row-major order: zeros for a bias, ones for a norm's weight, else normals
     * times 0.02. The two matrices {@code c_proj.weight} of each block, where a branch ends, get normals times
     * 0.02 / sqrt(2 L).
     *
     * @param name GPT-2's, for instance {@code h.0.attn.c_proj.weight}
     * @param shape the weight's
     * @param seed the normals are {@code Draws.normals(seed, name, 0, size)}
     */
    @Exercise(id = "transformer.init", points = 3, minutes = 20)
    public static double[] fresh(String name, int[] shape, GptConfig config, long seed) {
        throw new Todo("transformer.init");
    }
}
