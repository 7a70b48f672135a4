package cli;

import course.Chapter;
import course.Course;
import course.House;
import course.LearnerBuild;
import course.LearnerLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        return in(mine(fill, output, recipe), recipe);
    }

    /** The learner's classes that a recipe rests on, compiled; other recipes may be among them, see {@link #in}. */
    public static LearnerLoader mine(boolean fill, Output output, Class<?> recipe) {
        House house = House.find();
        LearnerBuild build;
        try (var life = LifeSign.of("compiling your chapters")) {
            build = LearnerBuild.of(house, "mine", List.of(chapterOf(recipe, house)), fill);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(build::close)); // classes are loaded until the end
        requireCompiled(build);
        if (fill) {
            int yours = build.filled().stream().mapToInt(filled -> filled.mine().size()).sum();
            int all = yours + build.filled().stream().mapToInt(filled -> filled.given().size()).sum();
            output.note("%d of %d parts are yours, the rest is the reference's.", yours, all);
        }
        return new LearnerLoader(build.folders(), Side.class.getClassLoader());
    }

    /** A recipe's implementation among the learner's classes. */
    public static <T> T in(LearnerLoader mine, Class<T> recipe) {
        return ServiceLoader.load(recipe, mine).stream()
                .filter(provider -> provider.type().getName().startsWith("dojo."))
                .findFirst()
                .orElseThrow(() -> new Problem("Your chapters have no " + recipe.getSimpleName() + " yet: ./dojo test "
                        + "--all tells what does not compile."))
                .get();
    }

    /** The chapter in which the learner's side of a recipe stands; what it needs of others, the course knows. */
    public static Chapter chapterOf(Class<?> recipe, House house) {
        Path services = house.workServices().resolve(recipe.getName());
        try {
            String type = Files.readString(services).strip();                // dojo.pretraining.GptTraining
            return Course.chapter(type.split("\\.")[1]);
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            throw new Problem("The file " + house.show(services) + " does not name your " + recipe.getSimpleName()
                    + "; ./dojo sync writes it, and your chapters, anew.", e);
        }
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
