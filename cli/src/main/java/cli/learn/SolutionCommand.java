package cli.learn;

import cli.Exit;
import cli.Output;
import cli.Problem;
import course.Answers;
import course.CourseException;
import course.ExerciseInfo;
import course.House;
import course.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dojo solution}: the reference's method under the learner's, once the learner's is green. */
@Command(
        name = "solution",
        description = {"Shows your method of an exercise, and under it the reference's.",
            "While yours is not green, you have to ask twice."},
        footer = {"", "Example:", "  ./dojo solution attention.scores"})
public final class SolutionCommand implements Callable<Integer> {

    private static final String RULE = "-".repeat(80);

    @Mixin
    private Output output;

    @Parameters(paramLabel = "EXERCISE", description = "The exercise's id, for instance attention.scores.")
    private String id;

    @Override
    public Integer call() {
        House house = House.find();
        Target target = Target.of(house, id);
        ExerciseInfo exercise = target.exercise().orElseThrow(() -> Problem.usage(
                "Give one exercise, as in ./dojo solution " + target.exercises().of(target.chapter()).get(0).id() + "."));
        Progress progress = Progress.of(house);
        progress.notice().ifPresent(notice -> output.note("%s", notice));
        boolean done = progress.given(id)
                || progress.verdict(id).map(Progress.Verdict::green).orElse(false);
        int asked = progress.solutionAsked(id) + 1;
        if (!done) {
            Progress.update(house, kept -> kept.solutionAsked(id, asked));
        }
        if (!done && asked == 1) {
            output.line("Your %s is not green yet (./dojo test %s). There are hints: ./dojo hint %s", id,
                    Integer.parseInt(exercise.chapter().number()), id);
            output.line("To see the reference's answer all the same, ask once more.");
            return Exit.NO;
        }
        Answers answers = new Answers(house, exercise);
        show("Yours", learner(answers));
        show("The reference's", answers.reference());
        return Exit.DONE;
    }

    private static List<Answers.Piece> learner(Answers answers) {
        try {
            return answers.learner();
        } catch (CourseException unreadable) {
            return List.of(); // the compiler says what is wrong with it
        }
    }

    private void show(String whose, List<Answers.Piece> pieces) {
        for (Answers.Piece piece : pieces) {
            output.line("%s", RULE);
            output.line("%s: %s:%d", whose, piece.file(), piece.line());
            output.line("%s", RULE);
            output.line("%s", piece.text());
            output.line("");
        }
    }
}
