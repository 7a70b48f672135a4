package course;

import java.util.List;

/**
 * A chapter of the course. Its folder has the same name in every room, {@code 04-attention}; its packages are
 * {@code reference.attention} and {@code dojo.attention}.
 *
 * @param number two digits, {@code 04}
 * @param topic  one word, the last part of its packages, {@code attention}
 * @param needs  the numbers of the chapters whose classes this one uses, itself left out, in the course's order
 */
public record Chapter(String number, String topic, List<String> needs) {

    public Chapter {
        if (!number.matches("\\d\\d")) {
            throw new CourseException("A chapter's number has two digits, not \"" + number + "\".");
        }
        if (!topic.matches("[a-z]+")) {
            throw new CourseException("A chapter's topic is one lower-case word, not \"" + topic + "\".");
        }
        needs = List.copyOf(needs);
    }

    /** The name of its folder in every room: {@code 04-attention}. */
    public String folder() {
        return number + "-" + topic;
    }

    @Override
    public String toString() {
        return folder();
    }
}
