package cli.quiz;

import course.KnownBug;
import course.KnownBugs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The lines of a source around the places that a known bug changed, from the beginning of the method on. Nothing marks
 * the places: to find them is the question.
 *
 * @param file below the reference's packages, {@code attention/Masks.java}
 * @param lines with their numbers; {@code ...} where some are left out
 */
record Excerpt(String file, List<String> lines) {

    private static final int BEFORE = 14;
    private static final int AFTER = 8;
    private static final int MEMBER = 4; // spaces before a member of a class

    /** An excerpt for every file that the bug changes. */
    static List<Excerpt> of(KnownBugs catalogue, KnownBug bug) throws IOException {
        Path reference = catalogue.house().solution(catalogue.chapter()).resolve("reference");
        List<Excerpt> excerpts = new ArrayList<>();
        for (Map.Entry<String, String> patched : catalogue.apply(bug).entrySet()) {
            List<String> was = Files.readAllLines(reference.resolve(patched.getKey()));
            excerpts.add(new Excerpt(patched.getKey(), shown(was, patched.getValue().lines().toList())));
        }
        return excerpts;
    }

    /** @param now the lines after the change */
    static List<String> shown(List<String> was, List<String> now) {
        BitSet kept = new BitSet();
        changed(was, now).stream().forEach(line -> kept.set(begin(now, line), end(now, line) + 1));
        int indentation = kept.stream().mapToObj(now::get).filter(line -> !line.isBlank())
                .mapToInt(Excerpt::indentation).min().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int line = kept.nextSetBit(0), last = line - 1; line >= 0; last = line, line = kept.nextSetBit(line + 1)) {
            if (line > last + 1) {
                lines.add("     ...");
            }
            String text = now.get(line);
            lines.add(String.format("%4d  %s", line + 1, text.isBlank() ? "" : text.substring(indentation)).stripTrailing());
        }
        return lines;
    }

    /**
     * The lines of {@code now} that no longest common subsequence of both texts holds; where lines were only taken
     * away, the line after them.
     */
    private static BitSet changed(List<String> was, List<String> now) {
        int[][] common = new int[was.size() + 1][now.size() + 1]; // of the texts from (i, j) on
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = was.get(i).equals(now.get(j)) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        BitSet changed = new BitSet();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < now.size()) {
            if (i < was.size() && j < now.size() && was.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (j < now.size() && (i == was.size() || common[i][j + 1] >= common[i + 1][j])) {
                changed.set(j++);
            } else {
                changed.set(Math.min(j, now.size() - 1));
                i++;
            }
        }
        return changed;
    }

    private static int begin(List<String> lines, int changed) {
        int begin = changed;
        while (begin > Math.max(0, changed - BEFORE) && !isMember(lines.get(begin))) {
            begin--;
        }
        return begin;
    }

    private static int end(List<String> lines, int changed) {
        int end = changed;
        while (end < Math.min(lines.size() - 1, changed + AFTER) && !lines.get(end).equals(" ".repeat(MEMBER) + "}")) {
            end++;
        }
        return end;
    }

    private static boolean isMember(String line) {
        return !line.isBlank() && indentation(line) <= MEMBER && !line.strip().startsWith("}");
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
