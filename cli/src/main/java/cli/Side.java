package cli;

import java.util.ServiceLoader;

/** Finds what the commands need of a side: the recipes of the reference, registered for {@link ServiceLoader}. */
public final class Side {

    private Side() {}

    /** The reference's implementation of a recipe. */
    public static <T> T reference(Class<T> recipe) {
        return ServiceLoader.load(recipe, Side.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().startsWith("reference."))
                .findFirst()
                .orElseThrow(() -> new Problem("No " + recipe.getSimpleName() + " is in solutions."))
                .get();
    }
}
