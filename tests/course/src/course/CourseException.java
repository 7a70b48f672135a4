package course;

/** Something in the course's files is not as it must be. The message is one sentence: what, where, and what to do. */
public final class CourseException extends RuntimeException {

    public CourseException(String sentence) {
        super(sentence);
    }

    public CourseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
