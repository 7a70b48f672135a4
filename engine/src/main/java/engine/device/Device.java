package engine.device;

import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;

/**
 * Puts the device's choice into effect. To be called before the first array: once ND4J's class {@code Nd4j} is
 * initialized, its backend stays for the life of the process.
 */
public final class Device {

    private static volatile boolean onGpu;

    private Device() {}

    /** Whether {@link #use} has chosen a GPU. */
    public static boolean onGpu() {
        return onGpu;
    }

    /**
     * Looks at the GPUs, chooses, and shows ND4J the chosen backend alone.
     *
     * @return the choice; where it is {@link DeviceChoice.Refused} nothing was changed and the caller stops
     */
    public static DeviceChoice use(Requested requested) {
        DeviceChoice choice = look(requested);
        ClassLoader parent = Device.class.getClassLoader();
        if (choice instanceof DeviceChoice.Cpu) {
            ND4JClassLoading.setNd4jClassloader(OneBackend.cpu(parent));
        } else if (choice instanceof DeviceChoice.Cuda) {
            ND4JClassLoading.setNd4jClassloader(OneBackend.cuda(parent));
            onGpu = true;
        }
        return choice;
    }

    /** The choice that {@link #use} would make, without any effect. */
    public static DeviceChoice look(Requested requested) {
        List<Gpu> gpus = requested == Requested.CPU
                ? List.of()                                                 // no need to ask the driver
                : Gpu.visible(NvidiaSmi.ask().gpus(), System.getenv("CUDA_VISIBLE_DEVICES"));
        return DeviceChoice.choose(gpus, cudaInBuild(), requested);
    }

    /** Whether ND4J's CUDA backend is on the class path; looks for the file, loads no class. */
    public static boolean cudaInBuild() {
        return Device.class.getClassLoader().getResource("org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
    }
}
