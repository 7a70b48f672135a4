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
     * The numbers of one fresh weight, in row-major order.
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
