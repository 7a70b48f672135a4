package course;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import contracts.Exercise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All exercises of the course, read from the reference's sources: chapter by chapter, core before stretch, within these
 * in the order of the chapter's hints, which is the order in which a learner meets them.
 */
public final class Exercises {

    private final House house;
    private final List<ExerciseInfo> all;

    private Exercises(House house, List<ExerciseInfo> all) {
        this.house = house;
        this.all = List.copyOf(all);
    }

    /**
     * A place to write at.
     *
     * @param file the learner's source
     * @param line from 1
     */
    public record Place(Path file, int line) {}

    /** Reads the reference's sources. */
    public static Exercises of(House house) {
        List<ExerciseInfo> all = new ArrayList<>();
        for (Chapter chapter : Course.chapters()) {
            all.addAll(read(house, chapter));
        }
        return new Exercises(house, all);
    }

    public List<ExerciseInfo> all() {
        return all;
    }

    /** The exercises of a chapter. */
    public List<ExerciseInfo> of(Chapter chapter) {
        return all.stream().filter(exercise -> exercise.chapter().equals(chapter)).toList();
    }

    /** The exercise of an id; a sentence lists its chapter's exercises where there is none. */
    public ExerciseInfo get(String id) {
        return all.stream().filter(exercise -> exercise.id().equals(id)).findFirst()
                .orElseThrow(() -> new CourseException("There is no exercise \"" + id + "\"; "
                        + known(Course.chapterOf(id)) + "."));
    }

    /** The exercises that one calls, itself or through others: each after those that it calls. */
    public List<String> below(String id) {
        Set<String> below = new LinkedHashSet<>();
        for (String needed : get(id).needs()) {
            below.addAll(below(needed));
            below.add(needed);
        }
        return List.copyOf(below);
    }

    private String known(Chapter chapter) {
        List<String> ids = of(chapter).stream().map(ExerciseInfo::id).toList();
        return ids.isEmpty() ? chapter + " has none" : "those of " + chapter + " are " + String.join(", ", ids);
    }

    /** Where the learner writes an exercise: at its first Todo, or at its first annotation once all is written. */
    public Place place(ExerciseInfo exercise) {
        return lines(exercise, "Todo\\(\"%s\"\\)").findFirst()
                .orElseGet(() -> places(exercise).get(0));
    }

    /** Where the exercise's methods begin in the learner's sources, at their annotations; one place at least. */
    public List<Place> places(ExerciseInfo exercise) {
        List<Place> found = lines(exercise, "\\bid\\s*=\\s*\"%s\"").toList();
        return found.isEmpty() ? List.of(new Place(file(exercise, exercise.methods().get(0)), 1)) : found;
    }

    private Stream<Place> lines(ExerciseInfo exercise, String regex) {
        Pattern wanted = Pattern.compile(String.format(regex, Pattern.quote(exercise.id())));
        return exercise.methods().stream().map(method -> file(exercise, method)).distinct().filter(Files::exists)
                .flatMap(file -> {
                    List<String> lines = Sources.read(file).lines().toList();
                    return IntStream.range(0, lines.size()).filter(i -> wanted.matcher(lines.get(i)).find())
                            .mapToObj(i -> new Place(file, i + 1));
                });
    }

    private Path file(ExerciseInfo exercise, ExerciseInfo.Method method) {
        return house.work(exercise.chapter()).resolve("dojo").resolve(method.file());
    }

    private static List<ExerciseInfo> read(House house, Chapter chapter) {
        Map<String, ExerciseInfo> read = new LinkedHashMap<>();
        Sources.texts(house.solution(chapter)).forEach((path, text) -> {
            if (text.contains("@Exercise") || text.contains("@contracts.Exercise")) {
                SourceText source = SourceText.parse(house.show(house.solution(chapter).resolve(path)), text);
                for (ExerciseMethod method : ExerciseMethod.in(source)) {
                    ExerciseInfo info = info(chapter, path.replaceFirst("^reference/", ""), method);
                    read.merge(info.id(), info, Exercises::together);
                }
            }
        });
        List<String> order = Hints.of(house, chapter).exercises();
        List<ExerciseInfo> sorted = new ArrayList<>(read.values());    // by file and line, and the sort keeps that
        sorted.sort(Comparator.comparing(ExerciseInfo::level).thenComparing(exercise ->
                order.contains(exercise.id()) ? order.indexOf(exercise.id()) : order.size()));
        return sorted;
    }

    /** Two methods of one exercise: everything but the method must be the same. */
    private static ExerciseInfo together(ExerciseInfo first, ExerciseInfo more) {
        List<ExerciseInfo.Method> methods = new ArrayList<>(first.methods());
        methods.addAll(more.methods());
        ExerciseInfo both = new ExerciseInfo(more.id(), more.points(), more.level(), more.minutes(), more.needs(),
                more.chapter(), methods);
        ExerciseInfo same = new ExerciseInfo(first.id(), first.points(), first.level(), first.minutes(), first.needs(),
                first.chapter(), methods);
        if (!both.equals(same)) {
            throw new CourseException("The methods of the exercise " + first.id() + " say different things about it, "
                    + "in " + first.methods().get(0).file() + " and in " + more.methods().get(0).file()
                    + "; write the same @Exercise on each.");
        }
        return both;
    }

    private static ExerciseInfo info(Chapter chapter, String file, ExerciseMethod method) {
        AnnotationExpr annotation = method.annotation();
        if (!method.id().matches(chapter.topic() + "\\.[a-z0-9-]+")) {
            throw new CourseException("The exercise " + method.id() + " in " + file + " is not called "
                    + chapter.topic() + ", a dot and a name of small letters; rename it.");
        }
        Exercise.Level level = ExerciseMethod.value(annotation, "level")
                .map(value -> Exercise.Level.valueOf(value.toString().replaceFirst("^.*\\.", "")))
                .orElse(Exercise.Level.CORE);
        List<String> needs = ExerciseMethod.value(annotation, "needs").map(Exercises::texts).orElse(List.of());
        return new ExerciseInfo(method.id(), number(method, "points"), level, number(method, "minutes"), needs, chapter,
                List.of(new ExerciseInfo.Method(file, method.line(), method.type(), method.signature())));
    }

    private static int number(ExerciseMethod method, String name) {
        return ExerciseMethod.value(method.annotation(), name)
                .filter(Expression::isIntegerLiteralExpr)
                .map(value -> value.asIntegerLiteralExpr().asNumber().intValue())
                .orElseThrow(() -> new CourseException("The exercise " + method.id() + " gives no number for " + name
                        + "; write it into its @Exercise."));
    }

    private static List<String> texts(Expression value) {
        List<Expression> parts = value instanceof ArrayInitializerExpr array ? array.getValues() : List.of(value);
        return parts.stream().map(part -> part.asStringLiteralExpr().asString()).toList();
    }
}
