package course;

import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections of a chapter's lesson, {@code chapters/NN-topic/README.md}, by the anchors under which GitHub shows
 * them: "The scores, Q K^T" is {@code #the-scores-q-kt}. Anchors set by hand, {@code <a id="scores"></a>}, count too.
 *
 * @param sections anchor to heading, in the lesson's order; an anchor set by hand has its own name as heading
 */
public record Lesson(Map<String, String> sections) {

    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+).*");

    public Lesson {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /** Reads a chapter's lesson; it has no sections where the file is missing. */
    public static Lesson of(House house, Chapter chapter) {
        return of(Files.exists(house.lesson(chapter)) ? Sources.read(house.lesson(chapter)) : "");
    }

    /** Reads a lesson's text. */
    public static Lesson of(String markdown) {
        Map<String, String> sections = new LinkedHashMap<>();
        String fence = null;
        for (String line : markdown.lines().toList()) {
            Matcher border = FENCE.matcher(line);
            if (border.matches() && (fence == null || border.group(1).startsWith(fence))) {
                fence = fence == null ? border.group(1) : null;
            } else if (fence == null) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    add(sections, anchor(heading.group(1)), heading.group(1));
                }
                Matcher byHand = ANCHOR.matcher(line);
                while (byHand.find()) {
                    sections.putIfAbsent(byHand.group(1), byHand.group(1));
                }
            }
        }
        return new Lesson(sections);
    }

    public boolean has(String anchor) {
        return sections.containsKey(anchor);
    }

    /** A heading's anchor: small letters, digits, hyphens and underscores stay, spaces become hyphens. */
    static String anchor(String heading) {
        String shown = heading.replaceAll("!?\\[([^]]*)]\\([^)]*\\)", "$1").replaceAll("<[^>]*>", "");
        return shown.toLowerCase(Locale.ROOT).strip()
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "").replace(' ', '-');
    }

    private static void add(Map<String, String> sections, String anchor, String heading) {
        String free = anchor;
        for (int again = 1; sections.containsKey(free); again++) {
            free = anchor + "-" + again;
        }
        sections.put(free, heading);
    }
}
