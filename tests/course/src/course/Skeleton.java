package course;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The learner's version of a reference source. Bodies of {@code @Exercise} methods become
 * {@code throw new Todo("attention.scores")}, parts marked {@code @SolutionOnly} are left out together with the imports
 * that only they and the bodies used, and the packages are renamed. Everything else is kept to the letter: the parser
 * says where things stand, the text is spliced there.
 */
public final class Skeleton {

    private static final String TODO = "contracts.Todo";

    private Skeleton() {}

    /**
     * @param name   how a message calls the source
     * @param source the text of a reference source
     * @return the skeleton's text; empty where the whole source is {@code @SolutionOnly}
     * @throws CourseException where the source cannot be parsed or an annotation stands where it makes no sense
     */
    public static Optional<String> of(String name, String source) {
        SourceText reference = SourceText.parse(name, source);
        SolutionOnlyParts hidden = new SolutionOnlyParts(reference);
        if (hidden.coverEverything()) {
            return Optional.empty();
        }
        List<Splice> splices = new ArrayList<>(hidden.cuts());
        List<ExerciseMethod> exercises = ExerciseMethod.in(reference);
        for (ExerciseMethod exercise : exercises) {
            refuseIfHidden(exercise, hidden.all());
            splices.add(withoutAnswer(reference, exercise));
        }
        splices.addAll(imports(reference, splices, !exercises.isEmpty()));
        return Optional.of(Renaming.toLearner(Splice.apply(source, splices)));
    }

    private static void refuseIfHidden(ExerciseMethod exercise, List<BodyDeclaration<?>> hidden) {
        for (BodyDeclaration<?> part : hidden) {
            if (part == exercise.declaration() || part.isAncestorOf(exercise.declaration())) {
                throw new CourseException("The exercise " + exercise.id() + " is @SolutionOnly or lies inside a part "
                        + "that is, so that no learner would see it; take one of the two annotations away.");
            }
        }
    }

    private static Splice withoutAnswer(SourceText source, ExerciseMethod exercise) {
        String indentation = source.indentation(source.begin(exercise.declaration()));
        String step = indentation.endsWith("\t") ? "\t" : "    ";
        String lineBreak = source.lineBreak();
        String body = "{" + lineBreak
                + indentation + step + "throw new Todo(\"" + exercise.id() + "\");" + lineBreak
                + indentation + "}";
        return new Splice(source.begin(exercise.body()), source.end(exercise.body()), body);
    }

    /** Drops the imports that nothing uses any more, and adds the one that the new bodies need. */
    private static List<Splice> imports(SourceText source, List<Splice> others, boolean needsTodo) {
        Imports imports = new Imports(source);
        List<Splice> all = new ArrayList<>();
        for (ImportDeclaration line : imports.all()) {
            all.add(new Splice(source.begin(line), source.end(line), ""));
        }
        all.addAll(others);
        String rest = Splice.apply(source.text(), all);

        List<Splice> changes = new ArrayList<>();
        for (List<ImportDeclaration> block : imports.blocks()) {
            List<ImportDeclaration> unused = block.stream().filter(line -> !Imports.uses(rest, line)).toList();
            boolean wholeBlock = unused.size() == block.size();
            for (ImportDeclaration line : unused) {
                boolean last = line == block.get(block.size() - 1);
                changes.add(imports.remove(line, wholeBlock && last));
            }
        }
        if (needsTodo && !imports.has(TODO)) {
            changes.add(imports.insert(TODO));
        }
        return changes;
    }
}
