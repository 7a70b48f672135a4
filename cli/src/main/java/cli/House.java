package cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the project's folders are. The launcher tells the root by the system property {@code dojo.root}; without it
 * (started from an IDE) the root is the nearest folder above the working folder that holds {@code chapters}.
 *
 * @param root the clone's root folder, absolute
 */
public record House(Path root) {

    /** The house that this process runs in. */
    public static House here() {
        String told = System.getProperty("dojo.root");
        if (told != null) {
            return new House(Path.of(told).toAbsolutePath().normalize());
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isDirectory(at.resolve("chapters"))) {
                return new House(at);
            }
        }
        throw new Problem("No folder 'chapters' here or above; run dojo from inside the project's clone.");
    }

    /** The learner's folder: {@code chapters/04-attention} and its like. */
    public Path chapters() {
        return root.resolve("chapters");
    }

    /** What the command remembers about this learner between runs; not in git. */
    public Path memory() {
        return root.resolve(".dojo");
    }
}
