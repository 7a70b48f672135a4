package course;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * From the reference's packages to the learner's: {@code reference.attention} becomes {@code dojo.attention}, in
 * package and import lines, in qualified names, in Javadoc and in service files. A variable that happens to be called
 * {@code reference} stays, because only chapters' topics count.
 */
final class Renaming {

    private static final Pattern REFERENCE = Pattern.compile("(?<![\\w$.])reference(?=\\.(?:"
            + Course.chapters().stream().map(Chapter::topic).collect(Collectors.joining("|")) + ")(?![\\w$(]))");

    private Renaming() {}

    static String toLearner(String text) {
        return REFERENCE.matcher(text).replaceAll("dojo");
    }
}
