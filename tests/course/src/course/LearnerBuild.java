package course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The learner's chapters, compiled one by one into folders of their own: a chapter that does not compile holds back
 * only itself and what needs it.
 */
public final class LearnerBuild {

    /** Rooms and libraries whose classes would give answers or verdicts away. */
    private static final List<String> HIDDEN = List.of("solutions", "tests", "cli", "junit", "jqwik", "opentest4j");

    private final House house;
    private final String purpose;
    private final boolean fill;
    private final Map<Chapter, Outcome> outcomes = new LinkedHashMap<>();
    private final List<Workbook.Filled> filled = new ArrayList<>();

    /**
     * What became of a chapter.
     *
     * @param compiled whether there are classes
     * @param shown javac's errors, with paths from the house's root; empty where there are none
     * @param heldBackBy the chapter that it needs and that did not compile; null where there is none
     */
    public record Outcome(boolean compiled, String shown, Chapter heldBackBy) {}

    private LearnerBuild(House house, String purpose, boolean fill) {
        this.house = house;
        this.purpose = purpose;
        this.fill = fill;
    }

    /**
     * Compiles chapters and all that they need.
     *
     * @param purpose names the folder below {@code target/learner}, so that a test takes no class from a running training
     * @param fill whether what is not written yet comes from the reference
     */
    public static LearnerBuild of(House house, String purpose, List<Chapter> chapters, boolean fill) {
        LearnerBuild build = new LearnerBuild(house, purpose, fill);
        Set<Chapter> all = new LinkedHashSet<>();
        for (Chapter chapter : Course.chapters()) {
            if (chapters.stream().anyMatch(one -> one.equals(chapter) || Course.needsOf(one).contains(chapter))) {
                all.add(chapter);
            }
        }
        all.forEach(build::compile);
        return build;
    }

    private void compile(Chapter chapter) {
        for (Chapter needed : Course.needsOf(chapter)) {
            if (!outcomes.get(needed).compiled()) {
                outcomes.put(chapter, new Outcome(false, "", needed));
                return;
            }
        }
        Path sources = house.work(chapter);
        if (fill) {
            sources = folder("filled", chapter);
            filled.add(new Workbook(house, Exercises.of(house)).fill(chapter, sources));
        }
        List<Path> classPath = new ArrayList<>(visible());
        Course.needsOf(chapter).forEach(needed -> classPath.add(folder("classes", needed)));
        try (SourceCompiler compiler = new SourceCompiler(classPath)) {
            Compilation compilation = compiler.compile(sources, folder("classes", chapter));
            outcomes.put(chapter,
                    new Outcome(compilation.successful(), compilation.shownFrom(house.root()), null));
        }
    }

    /** What a learner may call: the libraries, engine, datasets and contracts, but neither the answers nor the tests. */
    private List<Path> visible() {
        return SourceCompiler.classPath().stream()
                .filter(entry -> HIDDEN.stream().noneMatch(room -> entry.endsWith(Path.of(room, "target", "classes"))
                        || entry.getFileName().toString().startsWith(room)))
                .toList();
    }

    private Path folder(String kind, Chapter chapter) {
        return house.root().resolve("target").resolve("learner").resolve(purpose).resolve(kind).resolve(chapter.folder());
    }

    /** What became of each chapter, in the course's order. */
    public Map<Chapter, Outcome> outcomes() {
        return outcomes;
    }

    /** Who wrote what, where the chapters were filled. */
    public List<Workbook.Filled> filled() {
        return filled;
    }

    /** The class folders of the chapters that compiled, and the learner's service files. */
    public List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        outcomes.forEach((chapter, outcome) -> {
            if (outcome.compiled()) {
                folders.add(folder("classes", chapter));
            }
        });
        folders.add(house.workResources());
        return folders;
    }
}
