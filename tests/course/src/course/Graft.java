package course;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A learner's source in which chosen exercises are the reference's. Their methods are taken whole, since a learner may
 * have renamed a parameter; with them come the reference's {@code @SolutionOnly} members of that source, and the
 * imports that either need. Everything else of the learner's stays to the letter.
 */
public final class Graft {

    private final SourceText learner;
    private final SourceText reference;
    private final String name;

    private Graft(String name, String learnerText, String referenceText) {
        this.name = name;
        this.learner = SourceText.parse(name, learnerText);
        this.reference = SourceText.parse("the reference's " + name, Renaming.toLearner(referenceText));
    }

    /**
     * The learner's source with all methods of chosen exercises from the reference.
     *
     * @param name      how a message calls the learner's source
     * @param learner   its text
     * @param reference the text of the same source in the reference
     * @param exercises ids of the exercises to take from the reference; those that are in other sources are ignored
     * @throws CourseException where the learner's source cannot be parsed or no longer has such a method or class
     */
    public static String of(String name, String learner, String reference, Set<String> exercises) {
        return new Graft(name, learner, reference).with(method -> exercises.contains(method.id()));
    }

    /** The learner's source with those methods from the reference that are not written yet. */
    public static String fill(String name, String learner, String reference) {
        return new Graft(name, learner, reference).with(Graft::isTodo);
    }

    /** The exercise of each method that is not written: its body is the skeleton's Todo and nothing else. */
    public static List<String> unwritten(String name, String learner) {
        return ExerciseMethod.in(SourceText.parse(name, learner)).stream()
                .filter(Graft::isTodo).map(ExerciseMethod::id).toList();
    }

    /** Whether some method of an exercise is written. */
    static boolean isBegun(String name, String learner) {
        return !ExerciseMethod.in(SourceText.parse(name, learner)).stream().allMatch(Graft::isTodo);
    }

    private static boolean isTodo(ExerciseMethod exercise) {
        Optional<BlockStmt> body = exercise.declaration().getBody();
        return body.isPresent() && body.get().getStatements().size() == 1
                && body.get().getStatement(0).toThrowStmt()
                        .flatMap(thrown -> thrown.getExpression().toObjectCreationExpr())
                        .filter(todo -> todo.getType().getNameAsString().equals("Todo"))
                        .isPresent();
    }

    private String with(Predicate<ExerciseMethod> chosen) {
        List<Splice> splices = new ArrayList<>();
        StringBuilder brought = new StringBuilder();
        for (ExerciseMethod answer : ExerciseMethod.in(reference)) {
            ExerciseMethod place = placeOf(answer);
            if (chosen.test(place)) {
                String text = reference.of(answer.declaration());
                splices.add(new Splice(learner.begin(place.declaration()), learner.end(place.declaration()), text));
                brought.append(text).append('\n');
            }
        }
        if (splices.isEmpty()) {
            return learner.text();
        }
        SolutionOnlyParts hidden = new SolutionOnlyParts(reference);
        for (BodyDeclaration<?> part : hidden.all()) {
            if (!isThere(part)) {
                String text = hidden.textOf(part);
                splices.add(append(part, text));
                brought.append(text).append('\n');
            }
        }
        splices.addAll(imports(brought.toString()));
        return Splice.apply(learner.text(), splices);
    }

    private ExerciseMethod placeOf(ExerciseMethod answer) {
        List<ExerciseMethod> sameName = ExerciseMethod.in(learner).stream()
                .filter(method -> method.id().equals(answer.id()) && method.type().equals(answer.type()))
                .filter(method -> method.declaration().getName().equals(answer.declaration().getName())).toList();
        return sameName.stream().filter(method -> method.signature().equals(answer.signature())).findFirst()
                .or(() -> sameName.stream().findFirst())
                .orElseThrow(() -> new CourseException(name + " has no method " + answer.signature()
                        + " any more that carries @Exercise(id = \"" + answer.id() + "\"); put it back into "
                        + answer.type() + "."));
    }

    /** Whether the learner's class has the member already, as it has in a chapter that was unlocked. */
    private boolean isThere(BodyDeclaration<?> part) {
        Optional<TypeDeclaration<?>> home = typeAround(part);
        List<? extends BodyDeclaration<?>> neighbours = home.isPresent()
                ? typeLike(home.get()).getMembers() : learner.unit().getTypes();
        for (BodyDeclaration<?> neighbour : neighbours) {
            if (key(neighbour).equals(key(part))) {
                if (neighbour.equals(part)) {
                    return true;
                }
                throw new CourseException(name + ":" + neighbour.getBegin().orElseThrow().line + " has its own "
                        + key(part) + ", and so has the reference's answer that is to be put there; rename yours.");
            }
        }
        return false;
    }

    private Splice append(BodyDeclaration<?> part, String text) {
        Optional<TypeDeclaration<?>> home = typeAround(part);
        String lineBreak = learner.lineBreak();
        if (home.isEmpty()) {
            int end = learner.text().length();
            return new Splice(end, end, lineBreak + text + lineBreak);
        }
        int brace = learner.end(typeLike(home.get())) - 1;
        int at = learner.startsItsLine(brace) ? learner.lineStart(brace) : brace;
        return new Splice(at, at, lineBreak + text + lineBreak);
    }

    /** The learner's class of the same name, at the same depth. */
    private TypeDeclaration<?> typeLike(TypeDeclaration<?> type) {
        String wanted = type.getFullyQualifiedName().orElseThrow();
        for (TypeDeclaration<?> candidate : learner.unit().findAll(TypeDeclaration.class)) {
            if (candidate.getFullyQualifiedName().filter(wanted::equals).isPresent()) {
                return candidate;
            }
        }
        throw new CourseException(name + " has no class " + wanted + " any more; the reference's answer needs it.");
    }

    private static Optional<TypeDeclaration<?>> typeAround(BodyDeclaration<?> part) {
        return part.getParentNode().filter(TypeDeclaration.class::isInstance).map(node -> (TypeDeclaration<?>) node);
    }

    /** What two members of a class cannot have in common. */
    private static String key(BodyDeclaration<?> member) {
        if (member instanceof CallableDeclaration<?> callable) {
            return callable.getSignature().asString();
        }
        if (member instanceof FieldDeclaration field) {
            return field.getVariable(0).getNameAsString();
        }
        return member instanceof TypeDeclaration<?> type ? "class " + type.getNameAsString() : member.toString();
    }

    private List<Splice> imports(String brought) {
        Imports own = new Imports(learner);
        return new Imports(reference).all().stream()
                .filter(line -> Imports.uses(brought, line))
                .filter(line -> !own.has(line))
                .sorted(Comparator.comparing(ImportDeclaration::getNameAsString))
                .map(line -> line.isStatic() || line.isAsterisk()
                        ? own.append(reference.of(line)) : own.insert(line.getNameAsString()))
                .toList();
    }
}
