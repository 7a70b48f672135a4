package engine;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Randomness as a function of (seed, purpose, step): each call makes a fresh generator, so a run repeats on every
 * backend, and a checkpoint stores seed and step alone.
 */
public final class Draws {

    private Draws() {}

    /** A generator of its own for this purpose and step. */
    public static RandomGenerator at(long seed, String purpose, long step) {
        long mixed = mix(mix(mix(seed) ^ hash(purpose)) ^ step);
        return RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(mixed);
    }

    /** Numbers from [0, 1). */
    public static double[] uniforms(long seed, String purpose, long step, int size) {
        return at(seed, purpose, step).doubles(size).toArray();
    }

    /** Normally distributed numbers, mean 0 and variance 1. */
    public static double[] normals(long seed, String purpose, long step, int size) {
        RandomGenerator generator = at(seed, purpose, step);
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = generator.nextGaussian();
        }
        return numbers;
    }

    /** FNV-1a (Fowler, Noll, Vo), 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele et al. 2014): near seeds give far generators. */
    private static long mix(long z) {
        z = (z + 0x9e3779b97f4a7c15L);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
