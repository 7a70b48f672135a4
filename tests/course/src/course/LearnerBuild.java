package course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The learner's chapters, compiled one by one into folders of their own: a chapter that does not compile holds back
 * only itself and what needs it. After a save {@link #again} compiles what changed and what needs it. Each build has
 * its folder below {@code target/learner} for itself, so that a test takes no class from a running training.
 */
public final class LearnerBuild implements AutoCloseable {

    /** Rooms and libraries whose classes would give answers or verdicts away. */
    private static final List<String> HIDDEN = List.of("solutions", "tests", "cli", "junit", "jqwik", "opentest4j");

    private final House house;
    private final OwnFolder folder;
    private final Exercises filling;
    private final List<Chapter> chapters;
    private final Map<Chapter, SourceCompiler> compilers = new LinkedHashMap<>();
    private final Map<Chapter, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<Chapter, Workbook.Filled> filled = new LinkedHashMap<>();

    /**
     * What became of a chapter.
     *
     * @param compiled whether there are classes
     * @param shown javac's errors, with paths from the house's root; empty where there are none
     * @param heldBackBy the chapter that it needs and that did not compile; null where there is none
     */
    public record Outcome(boolean compiled, String shown, Chapter heldBackBy) {}

    private LearnerBuild(House house, OwnFolder folder, List<Chapter> chapters, Exercises filling) {
        this.house = house;
        this.folder = folder;
        this.chapters = chapters;
        this.filling = filling;
    }

    /**
     * Compiles chapters and all that they need.
     *
     * @param purpose names the folder below {@code target/learner}
     * @param fill whether what is not written yet comes from the reference
     */
    public static LearnerBuild of(House house, String purpose, List<Chapter> chapters, boolean fill) {
        List<Chapter> all = Course.chapters().stream()
                .filter(one -> chapters.stream().anyMatch(wanted ->
                        wanted.equals(one) || Course.needsOf(wanted).contains(one)))
                .toList();
        LearnerBuild build = new LearnerBuild(house, OwnFolder.in(house.root().resolve("target/learner"), purpose), all,
                fill ? Exercises.of(house) : null);
        build.again(Set.copyOf(all));
        return build;
    }

    /** Compiles chapters that changed, and those of this build that need them. */
    public void again(Set<Chapter> changed) {
        for (Chapter chapter : chapters) {
            if (changed.contains(chapter) || Course.needsOf(chapter).stream().anyMatch(changed::contains)) {
                outcomes.put(chapter, compile(chapter));
            }
        }
    }

    private Outcome compile(Chapter chapter) {
        for (Chapter needed : Course.needsOf(chapter)) {
            if (!outcomes.get(needed).compiled()) {
                return new Outcome(false, "", needed);
            }
        }
        SourceCompiler compiler = compilers.computeIfAbsent(chapter, one -> new SourceCompiler(classPath(one)));
        Compilation own = compiler.compile(house.work(chapter), classes(chapter));
        if (filling != null && own.successful()) { // in this order, so that an error names the learner's own line
            Path sources = folder.path().resolve("filled").resolve(chapter.folder());
            filled.put(chapter, new Workbook(house, filling).fill(chapter, sources));
            own = compiler.compile(sources, classes(chapter));
        }
        return new Outcome(own.successful(), own.shownFrom(house.root()), null);
    }

    private List<Path> classPath(Chapter chapter) {
        List<Path> classPath = new ArrayList<>(visible());
        Course.needsOf(chapter).forEach(needed -> classPath.add(classes(needed)));
        return classPath;
    }

    /** What a learner may call: the libraries, engine, datasets and contracts, but neither the answers nor the tests. */
    private static List<Path> visible() {
        return SourceCompiler.classPath().stream()
                .filter(entry -> HIDDEN.stream().noneMatch(room -> entry.endsWith(Path.of(room, "target", "classes"))
                        || entry.getFileName().toString().startsWith(room)))
                .toList();
    }

    private Path classes(Chapter chapter) {
        return folder.path().resolve("classes").resolve(chapter.folder());
    }

    /** What became of each chapter, in the course's order. */
    public Map<Chapter, Outcome> outcomes() {
        return outcomes;
    }

    /** Who wrote what, where the chapters were filled. */
    public List<Workbook.Filled> filled() {
        return List.copyOf(filled.values());
    }

    /** The class folders of the chapters that compiled, and the learner's service files. */
    public List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        outcomes.forEach((chapter, outcome) -> {
            if (outcome.compiled()) {
                folders.add(classes(chapter));
            }
        });
        folders.add(house.workResources());
        return folders;
    }

    /** Lets another process have the folder; the classes stay until it does. */
    @Override
    public void close() {
        compilers.values().forEach(SourceCompiler::close);
        folder.close();
    }
}
