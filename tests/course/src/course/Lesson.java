package course;

import java.nio.file.Files;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections of a chapter's lesson, {@code chapters/NN-topic/README.md}, by the anchors under which GitHub shows
 * them: "The scores, Q K^T" is {@code #the-scores-q-kt}. Anchors set by hand, {@code <a id="scores"></a>}, count too.
 *
 * @param sections by anchor, in the lesson's order; an anchor set by hand has its own name as heading
 * @param exercises anchor of each exercise's section, which begins {@code `attention.scores`, in `Attention.java`}
 */
public record Lesson(Map<String, Section> sections, Map<String, String> exercises) {

    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");
    private static final Pattern EXERCISE = Pattern.compile("`([a-z]+\\.[a-z0-9-]+)`, in .*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+).*");

    /** @param line in the lesson, from 1 */
    public record Section(String heading, int line) {}

    public Lesson {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        exercises = Map.copyOf(exercises);
    }

    /** Reads a chapter's lesson; it has no sections where the file is missing. */
    public static Lesson of(House house, Chapter chapter) {
        return of(Files.exists(house.lesson(chapter)) ? Sources.read(house.lesson(chapter)) : "");
    }

    /** Reads a lesson's text. */
    public static Lesson of(String markdown) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Map<String, String> exercises = new HashMap<>();
        String anchor = "";
        String fence = null;
        int number = 0;
        for (String line : markdown.lines().toList()) {
            number++;
            Matcher border = FENCE.matcher(line);
            if (border.matches() && (fence == null || border.group(1).startsWith(fence))) {
                fence = fence == null ? border.group(1) : null;
            } else if (fence == null) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    anchor = free(anchor(heading.group(1)), sections.keySet());
                    sections.put(anchor, new Section(heading.group(1), number));
                }
                Matcher exercise = EXERCISE.matcher(line);
                if (exercise.matches()) {
                    exercises.putIfAbsent(exercise.group(1), anchor);
                }
                Matcher byHand = ANCHOR.matcher(line);
                while (byHand.find()) {
                    sections.putIfAbsent(byHand.group(1), new Section(byHand.group(1), number));
                }
            }
        }
        return new Lesson(sections, exercises);
    }

    /**
     * Where to read, as a terminal or an IDE opens it: {@code chapters/04-attention/README.md:187 (Masks)}.
     *
     * @param anchor the section's; the lesson alone is named where it has no such section
     */
    public static String place(House house, Chapter chapter, String anchor) {
        Section section = of(house, chapter).sections.get(anchor);
        return house.show(house.lesson(chapter))
                + (section == null ? "" : ":" + section.line + " (" + section.heading + ")");
    }

    /** The same of the section that asks for an exercise. */
    public static String place(House house, String exercise) {
        Chapter chapter = Course.chapterOf(exercise);
        return place(house, chapter, of(house, chapter).exercises.getOrDefault(exercise, ""));
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

    /** The second heading of the same words has a number. */
    private static String free(String anchor, Set<String> taken) {
        String free = anchor;
        for (int again = 1; taken.contains(free); again++) {
            free = anchor + "-" + again;
        }
        return free;
    }
}
