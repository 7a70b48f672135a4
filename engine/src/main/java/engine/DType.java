package engine;

/** What one number of an array is. Training runs in float32; laws, goldens and finite differences in float64. */
public enum DType { FLOAT32, FLOAT64 }
