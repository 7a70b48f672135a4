package course;

import com.github.javaparser.ast.ImportDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The import lines of a source: where a new one goes, and which are still used by what remains of the text. */
final class Imports {

    private final SourceText source;
    private final List<ImportDeclaration> imports;

    Imports(SourceText source) {
        this.source = source;
        this.imports = source.unit().getImports();
    }

    List<ImportDeclaration> all() {
        return imports;
    }

    /** Whether a class is imported, by its own line or with its whole package. */
    boolean has(String className) {
        String itsPackage = className.substring(0, className.lastIndexOf('.'));
        return imports.stream().filter(line -> !line.isStatic()).anyMatch(line ->
                line.getNameAsString().equals(line.isAsterisk() ? itsPackage : className));
    }

    /** Whether the same line is there, or one that brings its whole package. */
    boolean has(ImportDeclaration other) {
        return imports.contains(other) || !other.isStatic() && !other.isAsterisk() && has(other.getNameAsString());
    }

    /** Whether the simple name that an import brings occurs in a text; an import of everything always counts. */
    static boolean uses(String text, ImportDeclaration line) {
        return line.isAsterisk() || mentions(text, line.getName().getIdentifier());
    }

    /** Whether a name occurs in a text as a word; comments count, since Javadoc links need the import as well. */
    static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])").matcher(text).find();
    }

    /**
     * A new import line at its sorted place: beside imports of the same first name, {@code contracts}, where there are
     * any, otherwise in the first block.
     */
    Splice insert(String className) {
        String line = "import " + className + ";" + source.lineBreak();
        List<ImportDeclaration> plain = imports.stream().filter(other -> !other.isStatic()).toList();
        if (plain.isEmpty()) {
            return afterPackage(line);
        }
        String first = className.substring(0, className.indexOf('.') + 1);
        List<ImportDeclaration> family = plain.stream()
                .filter(other -> other.getNameAsString().startsWith(first)).toList();
        List<ImportDeclaration> block = family.isEmpty() ? firstBlock() : family;
        Optional<ImportDeclaration> next = block.stream()
                .filter(other -> other.getNameAsString().compareTo(className) > 0).findFirst();
        int at = next.map(other -> source.lineStart(source.begin(other)))
                .orElseGet(() -> source.nextLine(source.end(block.get(block.size() - 1)) - 1));
        return new Splice(at, at, line);
    }

    /** A line of any kind below all others. */
    Splice append(String importText) {
        String line = importText + source.lineBreak();
        if (imports.isEmpty()) {
            return afterPackage(line);
        }
        int at = source.nextLine(source.end(imports.get(imports.size() - 1)) - 1);
        return new Splice(at, at, line);
    }

    private Splice afterPackage(String line) {
        String lineBreak = source.lineBreak();
        return source.unit().getPackageDeclaration()
                .map(declaration -> source.nextLine(source.end(declaration) - 1))
                .map(at -> new Splice(at, at, lineBreak + line))
                .orElseGet(() -> new Splice(0, 0, line + lineBreak));
    }

    private List<ImportDeclaration> firstBlock() {
        return blocks().stream().filter(block -> !block.get(0).isStatic()).findFirst().orElseThrow();
    }

    /** The imports in blocks, as blank lines part them. */
    List<List<ImportDeclaration>> blocks() {
        List<List<ImportDeclaration>> blocks = new ArrayList<>();
        for (int i = 0; i < imports.size(); i++) {
            if (i == 0 || isApart(imports.get(i - 1), imports.get(i))) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(imports.get(i));
        }
        return blocks;
    }

    private boolean isApart(ImportDeclaration above, ImportDeclaration below) {
        int between = source.nextLine(source.end(above) - 1);
        return between < source.lineStart(source.begin(below)) && source.line(between).isBlank();
    }

    /** Takes an import's line away, and the blank line below it as well where its block has no other line left. */
    Splice remove(ImportDeclaration line, boolean blankLineToo) {
        int from = source.lineStart(source.begin(line));
        int to = source.nextLine(source.end(line) - 1);
        if (blankLineToo && source.line(to).isBlank()) {
            to = source.nextLine(to);
        }
        return new Splice(from, to, "");
    }
}
