package engine.device;

import java.util.List;

/**
 * Where the arrays will live, and why in one sentence for the user. The choice is made before ND4J starts: its own
 * start-up selects any GPU that the driver knows, even one that none of its kernels runs on, and fails at the first
 * array.
 */
public sealed interface DeviceChoice {

    /** The reason, one sentence. */
    String sentence();

    /** The arrays live on the CPU. {@code surprising}: a GPU is there and is not used. */
    record Cpu(String sentence, boolean surprising) implements DeviceChoice {}

    /** The arrays live on this GPU. */
    record Cuda(Gpu gpu, String sentence) implements DeviceChoice {}

    /** The GPU was demanded and cannot be had: the command must stop with this sentence. */
    record Refused(String sentence) implements DeviceChoice {}

    /**
     * Chooses.
     *
     * @param gpus          the visible GPUs
     * @param cudaInBuild   whether ND4J's CUDA backend is on the class path
     * @param requested     what the user asked for
     */
    static DeviceChoice choose(List<Gpu> gpus, boolean cudaInBuild, Requested requested) {
        if (requested == Requested.CPU) {
            return new Cpu("The arrays live on the CPU, as asked.", false);
        }
        String obstacle = obstacle(gpus, cudaInBuild);
        if (obstacle == null) {
            Gpu gpu = gpus.get(0);
            return new Cuda(gpu, "The arrays live on the GPU " + gpu.name() + " (compute capability "
                    + gpu.capability() + ").");
        }
        if (requested == Requested.CUDA) {
            return new Refused("No run on the GPU: " + obstacle);
        }
        return gpus.isEmpty()
                ? new Cpu("The arrays live on the CPU.", false)
                : new Cpu("The arrays live on the CPU: " + obstacle, true);
    }

    /** Why the GPU cannot be used, as the second half of a sentence; null where it can. */
    private static String obstacle(List<Gpu> gpus, boolean cudaInBuild) {
        if (gpus.isEmpty()) {
            return "the driver shows no NVIDIA GPU; check nvidia-smi and CUDA_VISIBLE_DEVICES.";
        }
        for (Gpu gpu : gpus) {
            if (!gpu.runsNd4j()) {
                return "ND4J's CUDA 11.6 build runs on compute capability 3.7 to 8.9, and " + gpu.name() + " has "
                        + gpu.capability() + (gpus.size() == 1 ? "." : "; hide it with CUDA_VISIBLE_DEVICES.");
            }
        }
        if (!cudaInBuild) {
            return gpus.get(0).name() + " could be used, but this build has ND4J's CPU backend alone;"
                    + " set DOJO_BACKEND=cuda (Maven's profile cuda, a download of 2.4 GB).";
        }
        return null;
    }
}
