package course;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a source that carry {@code @SolutionOnly}, and how they are cut out without leaving a gap. */
final class SolutionOnlyParts {

    private final SourceText source;

    SolutionOnlyParts(SourceText source) {
        this.source = source;
    }

    /** The members and types that carry the mark; a part inside another marked part is not listed again. */
    List<BodyDeclaration<?>> all() {
        List<BodyDeclaration<?>> parts = new ArrayList<>();
        for (AnnotationExpr mark : source.unit().findAll(AnnotationExpr.class)) {
            if (!mark.getName().getIdentifier().equals("SolutionOnly")) {
                continue;
            }
            Node marked = mark.getParentNode().orElseThrow();
            if (!(marked instanceof BodyDeclaration<?> part) || marked instanceof EnumConstantDeclaration) {
                throw new CourseException("@SolutionOnly stands where nothing can be left out, at \"" + marked
                        + "\"; mark a method, a field, a constructor or a type.");
            }
            if (parts.stream().noneMatch(outer -> outer.isAncestorOf(part))) {
                parts.removeIf(part::isAncestorOf);
                parts.add(part);
            }
        }
        return parts;
    }

    /** Whether nothing remains of the source for a learner. */
    boolean coverEverything() {
        List<TypeDeclaration<?>> types = source.unit().getTypes();
        return !types.isEmpty() && all().containsAll(types);
    }

    /**
     * What cuts all parts out, each with its comments. Parts that follow each other go together, and one blank line
     * with them: the one below, or the one above where nothing follows.
     */
    List<Splice> cuts() {
        List<Splice> runs = new ArrayList<>();
        List<BodyDeclaration<?>> parts = new ArrayList<>(all());
        parts.sort(source.byPosition());
        for (BodyDeclaration<?> part : parts) {
            Splice lines = lines(part);
            Splice last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && source.text().substring(last.to(), lines.from()).isBlank()) {
                runs.set(runs.size() - 1, new Splice(last.from(), lines.to(), ""));
            } else {
                runs.add(lines);
            }
        }
        return runs.stream().map(this::withBlankLine).toList();
    }

    /** A part with its comments: whole lines where nothing else stands in them. */
    private Splice lines(BodyDeclaration<?> part) {
        int from = withComments(part);
        int to = source.end(part);
        boolean whole = source.startsItsLine(from) && isRestOfLine(to);
        return whole ? new Splice(source.lineStart(from), source.nextLine(to - 1), "") : new Splice(from, to, "");
    }

    private Splice withBlankLine(Splice lines) {
        int from = lines.from();
        int to = lines.to();
        if (from != source.lineStart(from) || source.nextLine(to - 1) != to) {
            return lines;
        }
        boolean atEnd = to == source.text().length();
        if (!atEnd && source.line(to).isBlank()) {
            return new Splice(from, source.nextLine(to), "");
        }
        boolean last = atEnd || source.line(to).strip().equals("}");
        boolean gapAbove = from > 0 && source.line(from - 1).isBlank();
        return last && gapAbove ? new Splice(source.lineStart(from - 1), to, "") : lines;
    }

    /** A part as it stands, with the comments directly above it and its own indentation. */
    String textOf(BodyDeclaration<?> part) {
        int from = withComments(part);
        return source.text().substring(source.startsItsLine(from) ? source.lineStart(from) : from, source.end(part));
    }

    /** Whether a text names the part. */
    static boolean isUsed(BodyDeclaration<?> part, String text) {
        List<String> names = part.isFieldDeclaration()
                ? part.asFieldDeclaration().getVariables().stream().map(NodeWithSimpleName::getNameAsString).toList()
                : part instanceof NodeWithSimpleName<?> named ? List.of(named.getNameAsString()) : List.of();
        return names.stream().anyMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find());
    }

    /** Where a part begins, the comments directly above it included. */
    private int withComments(BodyDeclaration<?> part) {
        int from = source.begin(part);
        boolean more = true;
        while (more) {
            more = false;
            for (Comment comment : source.unit().getAllComments()) {
                int end = source.end(comment);
                if (end <= from && isAdjacent(source.text().substring(end, from))
                        && source.startsItsLine(source.begin(comment))) {
                    from = source.begin(comment);
                    more = true;
                }
            }
        }
        return from;
    }

    private static boolean isAdjacent(String between) {
        return between.isBlank() && between.lines().count() <= 2;
    }

    /** Whether only a comment follows in the line: it belongs to what stands before it. */
    private boolean isRestOfLine(int offset) {
        String rest = source.text().substring(offset, source.nextLine(offset)).strip();
        return rest.isEmpty() || rest.startsWith("//") || rest.startsWith("/*") && rest.endsWith("*/");
    }
}
