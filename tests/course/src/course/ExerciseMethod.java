package course;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A method that carries {@code @Exercise}, as it stands in a source of the reference or of a learner. */
record ExerciseMethod(String id, MethodDeclaration declaration, AnnotationExpr annotation) {

    /** The exercises of a source, in its order; those inside {@code @SolutionOnly} parts are none. */
    static List<ExerciseMethod> in(SourceText source) {
        List<ExerciseMethod> found = new ArrayList<>();
        for (MethodDeclaration method : source.unit().findAll(MethodDeclaration.class)) {
            annotation(method, "Exercise").ifPresent(annotation ->
                    found.add(new ExerciseMethod(id(annotation), method, annotation)));
        }
        found.sort((a, b) -> source.byPosition().compare(a.declaration, b.declaration));
        return found;
    }

    /** An annotation of a node by its simple name. */
    static Optional<AnnotationExpr> annotation(NodeWithAnnotations<?> node, String simpleName) {
        return node.getAnnotations().stream()
                .filter(annotation -> annotation.getName().getIdentifier().equals(simpleName))
                .findFirst();
    }

    /** The value that an annotation gives to a name, where it gives one. */
    static Optional<Expression> value(AnnotationExpr annotation, String name) {
        if (annotation.isNormalAnnotationExpr()) {
            return annotation.asNormalAnnotationExpr().getPairs().stream()
                    .filter(pair -> pair.getNameAsString().equals(name))
                    .map(pair -> pair.getValue())
                    .findFirst();
        }
        return Optional.empty();
    }

    BlockStmt body() {
        return declaration.getBody().orElseThrow(() -> new CourseException(
                "The exercise " + id + " has no body; an abstract method cannot be an exercise."));
    }

    /** The line that the method begins in, its annotations included; from 1. */
    int line() {
        return declaration.getBegin().orElseThrow().line;
    }

    /** The classes around the method from the outside in, for instance {@code Attention.Head}. */
    String type() {
        List<String> names = new ArrayList<>();
        for (Node node = declaration; node != null; node = node.getParentNode().orElse(null)) {
            if (node instanceof TypeDeclaration<?> type) {
                names.add(((NodeWithSimpleName<?>) type).getNameAsString());
            }
        }
        Collections.reverse(names);
        return String.join(".", names);
    }

    /** Name and parameter types as they are written, {@code scores(Tensor, Tensor)}. */
    String signature() {
        return declaration.getParameters().stream()
                .map(parameter -> parameter.getTypeAsString() + (parameter.isVarArgs() ? "..." : ""))
                .collect(Collectors.joining(", ", declaration.getNameAsString() + "(", ")"));
    }

    private static String id(AnnotationExpr annotation) {
        Expression id = value(annotation, "id").orElseThrow(() -> new CourseException(
                "An @Exercise has no id: " + annotation + "."));
        if (!id.isStringLiteralExpr()) {
            throw new CourseException("An exercise's id is a plain string, not " + id + ".");
        }
        return id.asStringLiteralExpr().asString();
    }
}
