package laws.course;

import course.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository of two short chapters in a temporary folder, for the tests of the course's machinery. */
record SmallHouse(Path root) {

    static final String MERGE = """
            package reference.bpe;

            import contracts.Exercise;
            import contracts.SolutionOnly;
            import java.util.ArrayList;
            import java.util.List;

            /** Merges. */
            public final class Merge {

                private Merge() {}

                /** One more. */
                @Exercise(id = "bpe.merge", points = 2, minutes = 10)
                public static int merge(int left) {
                    List<Integer> all = new ArrayList<>(List.of(left));
                    return helper(all);
                }

                /** Two more. */
                @Exercise(id = "bpe.twice", points = 3, minutes = 5, level = Exercise.Level.STRETCH,
                          needs = "bpe.merge")
                public static int twice(int left) {
                    return merge(merge(left)) + Fast.zero();
                }

                /** Gives the answer away. */
                @SolutionOnly
                private static int helper(List<Integer> all) {
                    return all.get(0) + 1;
                }
            }
            """;

    static SmallHouse in(Path root) {
        SmallHouse house = new SmallHouse(root);
        house.put("solutions/01-bpe/src/reference/bpe/Merge.java", MERGE);
        house.put("solutions/01-bpe/src/reference/bpe/Fast.java", """
                package reference.bpe;

                import contracts.SolutionOnly;

                @SolutionOnly
                final class Fast {
                    static int zero() {
                        return 0;
                    }
                }
                """);
        house.put("solutions/04-attention/src/reference/attention/Scores.java", """
                package reference.attention;

                import contracts.Exercise;

                public class Scores {
                    @Exercise(id = "attention.scores", points = 1, minutes = 1)
                    double scores(double q, double k) {
                        return q * k;
                    }

                    @Exercise(id = "attention.masks", points = 1, minutes = 1)
                    double masks() {
                        return 0;
                    }
                }
                """);
        house.put("solutions/05-transformer/src/reference/transformer/Block.java", """
                package reference.transformer;

                import contracts.Exercise;

                public class Block extends reference.attention.Scores {
                    @Exercise(id = "transformer.block", points = 1, minutes = 1)
                    void block() {}
                }
                """);
        house.put("chapters/01-bpe/hints.yaml", "bpe.twice: [a, b, c]\nbpe.merge: [d, e, f]\n");
        return house;
    }

    House house() {
        return new House(root);
    }

    SmallHouse put(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    String get(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }
}
