package contracts;

/** An exercise that is not written yet. The skeleton of a method throws it in place of the answer. */
public final class Todo extends RuntimeException {

    private final String exercise;

    /** @param exercise the id of the exercise that is still to be written, for instance {@code attention.scores} */
    public Todo(String exercise) {
        super(exercise + " is not written yet");
        this.exercise = exercise;
    }

    /** The id of the exercise that is still to be written. */
    public String exercise() {
        return exercise;
    }
}
