package cli;

import course.Course;
import course.House;
import course.LearnerBuild;
import course.LearnerLoader;
import java.util.ServiceLoader;

/** Finds what the commands need of a side: the recipes of the reference, registered for {@link ServiceLoader}. */
public final class Side {

    private Side() {}

    /**
     * The learner's implementation of a recipe: the chapters are compiled first, and it is told whose parts they are.
     *
     * @param fill whether what is not written yet comes from the reference
     */
    public static <T> T mine(Class<T> recipe, boolean fill, Output output) {
        House house = House.find();
        LearnerBuild build;
        try (var life = LifeSign.of("compiling your chapters")) {
            build = LearnerBuild.of(house, "mine", Course.chapters(), fill);
        }
        requireCompiled(build);
        LearnerLoader loader = new LearnerLoader(build.folders(), Side.class.getClassLoader());
        T mine = ServiceLoader.load(recipe, loader).stream()
                .filter(provider -> provider.type().getName().startsWith("dojo."))
                .findFirst()
                .orElseThrow(() -> new Problem("Your chapters have no " + recipe.getSimpleName() + " yet: ./dojo test "
                        + "--all tells what does not compile."))
                .get();
        if (fill) {
            int yours = build.filled().stream().mapToInt(filled -> filled.mine().size()).sum();
            int all = yours + build.filled().stream().mapToInt(filled -> filled.given().size()).sum();
            output.note("%d of %d parts are yours, the rest is the reference's.", yours, all);
        }
        return mine;
    }

    private static void requireCompiled(LearnerBuild build) {
        build.outcomes().forEach((chapter, outcome) -> {
            if (!outcome.compiled() && outcome.heldBackBy() == null) {
                throw new Problem("Your " + chapter + " does not compile:\n" + outcome.shown().strip()
                        + "\nMend it first; ./dojo test " + chapter.number() + " shows the same.");
            }
        });
    }

    /** The reference's implementation of a recipe. */
    public static <T> T reference(Class<T> recipe) {
        return ServiceLoader.load(recipe, Side.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().startsWith("reference."))
                .findFirst()
                .orElseThrow(() -> new Problem("No " + recipe.getSimpleName() + " is in solutions."))
                .get();
    }
}
