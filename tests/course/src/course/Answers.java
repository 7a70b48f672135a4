package course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An exercise's methods as they stand on both sides, to be looked at side by side. */
public final class Answers {

    private final House house;
    private final ExerciseInfo exercise;

    public Answers(House house, ExerciseInfo exercise) {
        this.house = house;
        this.exercise = exercise;
    }

    /**
     * A piece of source.
     *
     * @param file from the house's root on
     * @param line where it begins, from 1
     * @param text to the letter, its indentation taken away
     */
    public record Piece(String file, int line, String text) {}

    /**
     * The learner's methods.
     *
     * @throws CourseException where a source cannot be parsed
     */
    public List<Piece> learner() {
        List<Piece> pieces = new ArrayList<>();
        for (String file : files()) {
            Path path = house.work(exercise.chapter()).resolve("dojo").resolve(file);
            if (Files.exists(path)) {
                SourceText source = SourceText.parse(house.show(path), Sources.read(path));
                pieces.addAll(methods(path, source));
            }
        }
        return pieces;
    }

    /** The reference's methods, and the members that they use and that the skeleton leaves out. */
    public List<Piece> reference() {
        List<Piece> pieces = new ArrayList<>();
        for (String file : files()) {
            Path path = house.solution(exercise.chapter()).resolve("reference").resolve(file);
            SourceText source = SourceText.parse(house.show(path), Sources.read(path));
            List<Piece> methods = methods(path, source);
            String shown = String.join("\n", methods.stream().map(Piece::text).toList());
            pieces.addAll(methods);
            SolutionOnlyParts hidden = new SolutionOnlyParts(source);
            hidden.all().stream().filter(part -> SolutionOnlyParts.isUsed(part, shown)).forEach(part ->
                    pieces.add(piece(path, part.getBegin().orElseThrow().line, hidden.textOf(part))));
        }
        return pieces;
    }

    private List<String> files() {
        return exercise.methods().stream().map(ExerciseInfo.Method::file).distinct().toList();
    }

    private List<Piece> methods(Path path, SourceText source) {
        return ExerciseMethod.in(source).stream().filter(method -> method.id().equals(exercise.id()))
                .map(method -> piece(path, method.line(), "    " + source.of(method.declaration()))).toList();
    }

    private Piece piece(Path path, int line, String text) {
        return new Piece(house.show(path), line, text.stripIndent());
    }
}
