package course;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie in the repository. The rooms and what a chapter keeps in each of them; nothing else in the course
 * puts a path together.
 *
 * @param root the repository's root, the folder that holds {@code solutions} and {@code chapters}
 */
public record House(Path root) {

    public House {
        root = root.toAbsolutePath().normalize();
        if (!isRoot(root)) {
            throw new CourseException("No \"solutions\" and \"chapters\" lie in " + root
                    + "; give the folder of the course's repository as -Ddojo.home.");
        }
    }

    /** The house that the property {@code dojo.home} names, or the one that the working directory lies in. */
    public static House find() {
        String home = System.getProperty("dojo.home");
        if (home != null && !home.isBlank()) {
            return new House(Path.of(home));
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (isRoot(folder)) {
                return new House(folder);
            }
        }
        throw new CourseException("Neither " + here + " nor a folder above it holds \"solutions\" and \"chapters\"; "
                + "go to the course's repository, or name it with -Ddojo.home.");
    }

    private static boolean isRoot(Path folder) {
        return Files.isDirectory(folder.resolve("solutions")) && Files.isDirectory(folder.resolve("chapters"));
    }

    /** The reference's source root of a chapter; its sources lie in {@code reference/<topic>} below. */
    public Path solution(Chapter chapter) {
        return root.resolve("solutions").resolve(chapter.folder()).resolve("src");
    }

    /** The learner's source root of a chapter; the sources lie in {@code dojo/<topic>} below. */
    public Path work(Chapter chapter) {
        return root.resolve("chapters").resolve(chapter.folder()).resolve("src");
    }

    /** Who implements the contracts on the reference's side. */
    public Path solutionServices() {
        return root.resolve("solutions/resources/META-INF/services");
    }

    /** The resources of the learner's side: a root of the class path. */
    public Path workResources() {
        return root.resolve("chapters/resources");
    }

    /** Who implements the contracts on the learner's side. */
    public Path workServices() {
        return workResources().resolve("META-INF/services");
    }

    /** The chapter's lesson. */
    public Path lesson(Chapter chapter) {
        return root.resolve("chapters").resolve(chapter.folder()).resolve("README.md");
    }

    /** The chapter's hints, three for each exercise. */
    public Path hints(Chapter chapter) {
        return root.resolve("chapters").resolve(chapter.folder()).resolve("hints.yaml");
    }

    /** The chapter's interview questions. */
    public Path questions(Chapter chapter) {
        return root.resolve("chapters").resolve(chapter.folder()).resolve("questions.yaml");
    }

    /** The chapter's known bugs and alternatives. */
    public Path bugs(Chapter chapter) {
        return root.resolve("tests").resolve(chapter.folder()).resolve("bugs.yaml");
    }

    /** The ids and points of all exercises, as they were promised. */
    public Path lock() {
        return root.resolve("tests/exercises.lock");
    }

    /** What the course remembers about this clone's learner; git ignores it. */
    public Path memory() {
        return root.resolve(".dojo");
    }

    /** Whether the chapter's reference is there. */
    public boolean holds(Chapter chapter) {
        return Files.isDirectory(solution(chapter));
    }

    /** A path as a message shows it: from the root on, with forward slashes. */
    public String show(Path path) {
        Path full = path.toAbsolutePath().normalize();
        return (full.startsWith(root) ? root.relativize(full) : full).toString().replace('\\', '/');
    }
}
