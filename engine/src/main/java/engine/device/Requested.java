package engine.device;

/** Where the user wants the arrays to live. */
public enum Requested {

    /** On the GPU if one is there that ND4J can drive, else on the CPU. */
    AUTO,

    /** On the CPU, whatever else is there. */
    CPU,

    /** On the GPU or not at all. */
    CUDA
}
