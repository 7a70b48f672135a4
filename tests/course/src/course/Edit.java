package course;

/**
 * One place of a patch.
 *
 * @param file    below {@code solutions/NN-topic/src/reference}, for instance {@code bpe/Encoder.java}
 * @param was     the lines, or a part of a line, as they are; they match exactly once
 * @param becomes what stands there instead
 */
public record Edit(String file, String was, String becomes) {}
