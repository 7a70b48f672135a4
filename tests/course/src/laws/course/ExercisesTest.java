package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contracts.Exercise;
import course.Course;
import course.CourseException;
import course.ExerciseInfo;
import course.ExerciseLock;
import course.Exercises;
import course.Hints;
import course.Lesson;
import course.Questions;
import course.Sync;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class ExercisesTest {

    private static final String BPE = "solutions/01-bpe/src/reference/bpe/Merge.java";

    @TempDir
    Path root;

    @Test
    void an_exercise_is_read_from_its_annotation() {
        ExerciseInfo twice = Exercises.of(SmallHouse.in(root).house()).get("bpe.twice");
        assertThat(twice).isEqualTo(new ExerciseInfo("bpe.twice", 3, Exercise.Level.STRETCH, 5, List.of("bpe.merge"),
                Course.chapter("1"),
                List.of(new ExerciseInfo.Method("bpe/Merge.java", 21, "Merge", "twice(int)"))));
    }

    @Test
    void an_exercise_may_be_several_methods_that_say_the_same_about_it() {
        SmallHouse house = SmallHouse.in(root);
        String same = "@Exercise(id = \"attention.scores\", points = 1, minutes = 1) int more() { return 1; }";
        String file = "solutions/04-attention/src/reference/attention/Scores.java";
        String source = house.get(file);
        house.put(file, source.replaceFirst("(?=\\n}\\n$)", "\n\n    " + same));
        Exercises exercises = Exercises.of(house.house());
        assertThat(exercises.of(Course.chapter("4"))).hasSize(2);
        assertThat(exercises.get("attention.scores").methods()).extracting(ExerciseInfo.Method::signature)
                .containsExactly("scores(double, double)", "more()");

        house.put(file, source.replaceFirst("(?=\\n}\\n$)", "\n\n    " + same.replace("points = 1", "points = 2")));
        assertThatThrownBy(() -> Exercises.of(house.house()))
                .hasMessageContaining("The methods of the exercise attention.scores say different things");
    }

    @Test
    void core_comes_before_stretch_then_the_order_of_the_hints_then_of_the_sources() {
        SmallHouse house = SmallHouse.in(root);
        assertThat(ids(house)).containsExactly("bpe.merge", "bpe.twice", "attention.scores", "attention.masks",
                "transformer.block");
        house.put("chapters/04-attention/hints.yaml", "attention.masks: [a, b, c]\n");
        house.put(BPE, house.get(BPE).replaceFirst("level = Exercise.Level.STRETCH,\\s+", ""));
        assertThat(ids(house)).containsExactly("bpe.twice", "bpe.merge", "attention.masks", "attention.scores",
                "transformer.block");
    }

    @Test
    void a_learner_is_sent_to_the_todo_and_later_to_the_method() {
        SmallHouse house = SmallHouse.in(root);
        Exercises exercises = Exercises.of(house.house());
        ExerciseInfo merge = exercises.get("bpe.merge");
        assertThat(exercises.place(merge).line()).isEqualTo(1);
        new Sync(house.house()).write();
        String file = "chapters/01-bpe/src/dojo/bpe/Merge.java";
        assertThat(exercises.place(merge).file()).isEqualTo(root.resolve(file));
        assertThat(line(house, file, exercises.place(merge).line())).contains("throw new Todo(\"bpe.merge\")");
        house.put(file, house.get(file).replace("throw new Todo(\"bpe.merge\");", "return 1;"));
        assertThat(line(house, file, exercises.place(merge).line())).contains("@Exercise(id = \"bpe.merge\"");
        assertThat(exercises.places(merge)).containsExactly(exercises.place(merge));
    }

    @Test
    void wrong_annotations_and_ids_are_refused_by_name() {
        SmallHouse house = SmallHouse.in(root);
        assertThatThrownBy(() -> Exercises.of(house.house()).get("bpe.none"))
                .hasMessage("There is no exercise \"bpe.none\"; those of 01-bpe are bpe.merge, bpe.twice.");
        house.put(BPE, SmallHouse.MERGE.replace("points = 2, ", ""));
        assertThatThrownBy(() -> Exercises.of(house.house()))
                .hasMessageContaining("bpe.merge gives no number for points");
        house.put(BPE, SmallHouse.MERGE.replace("bpe.merge", "merge"));
        assertThatThrownBy(() -> Exercises.of(house.house()))
                .hasMessageContaining("The exercise merge in bpe/Merge.java");
    }

    @Test
    void the_lock_grows_and_tells_what_breaks_its_promise() {
        SmallHouse house = SmallHouse.in(root);
        ExerciseLock lock = new ExerciseLock(house.house());
        assertThat(lock.problems(Exercises.of(house.house()))).hasSize(5).allMatch(it -> it.contains("run dojo sync"));
        assertThat(lock.extend(Exercises.of(house.house()))).hasSize(5);
        assertThat(lock.problems(Exercises.of(house.house()))).isEmpty();
        assertThat(house.get("tests/exercises.lock")).contains("\nbpe.merge 2 CORE\nbpe.twice 3 STRETCH\n");

        house.put(BPE, SmallHouse.MERGE.replace("points = 2", "points = 4").replace("bpe.twice", "bpe.thrice"));
        Exercises changed = Exercises.of(house.house());
        assertThat(lock.extend(changed)).containsExactly("bpe.thrice");
        assertThat(lock.problems(changed)).containsExactly(
                "solutions says \"bpe.merge 4 CORE\" and exercises.lock says \"bpe.merge 2 CORE\"; change both.",
                "bpe.twice is in exercises.lock and no longer in solutions; an exercise is never removed or renamed.");
    }

    @Test
    void hints_are_read_in_their_order() {
        SmallHouse house = SmallHouse.in(root);
        Hints hints = Hints.of(house.house(), Course.chapter("1"));
        assertThat(hints.exercises()).containsExactly("bpe.twice", "bpe.merge");
        assertThat(hints.of("bpe.merge")).containsExactly("d", "e", "f");
        assertThat(hints.of("bpe.other")).isEmpty();
        assertThat(Hints.of(house.house(), Course.chapter("4")).exercises()).isEmpty();
        house.put("chapters/04-attention/hints.yaml", "attention.masks: [a, [b], c]\n");
        assertThatThrownBy(() -> Hints.of(house.house(), Course.chapter("4"))).isInstanceOf(CourseException.class)
                .hasMessage("chapters/04-attention/hints.yaml: a hint of attention.masks is no text.");
    }

    @Test
    void questions_are_read_and_slips_refused() {
        SmallHouse house = SmallHouse.in(root);
        String one = "- {id: bpe-1, kind: explain, level: junior, question: \"Why?\", answer: So., lesson: traps}\n";
        house.put("chapters/01-bpe/questions.yaml", one);
        assertThat(questions(house)).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(Questions.Kind.EXPLAIN);
            assertThat(question.lesson()).contains("traps");
            assertThat(question.bug()).isEmpty();
        });
        house.put("chapters/01-bpe/questions.yaml", one + one);
        assertThatThrownBy(() -> questions(house)).hasMessageContaining("bpe-1 stands there twice");
        house.put("chapters/01-bpe/questions.yaml", one.replace("junior", "expert"));
        assertThatThrownBy(() -> questions(house)).hasMessage("chapters/01-bpe/questions.yaml: bpe-1 has the level "
                + "\"expert\", which is none of [junior, senior, staff].");
        house.put("chapters/01-bpe/questions.yaml", one.replace("lesson", "leson"));
        assertThatThrownBy(() -> questions(house)).hasMessageContaining("unknown field \"leson\"");
    }

    @Test
    void a_lessons_sections_go_by_the_anchors_that_github_gives_them() {
        assertThat(Lesson.of("""
                # 04 Attention: who looks at whom?
                ## The scores, `Q K^T`
                ### [Encode](x.md) by_rank ##
                ## Traps
                ```
                # not a heading
                ```
                ## Traps
                <a id="by-hand"></a>
                ## 中文 and É
                #nothing
                """).sections()).containsOnlyKeys("04-attention-who-looks-at-whom", "the-scores-q-kt", "encode-by_rank",
                "traps", "traps-1", "by-hand", "中文-and-é");
    }

    private static List<Questions.Question> questions(SmallHouse house) {
        return Questions.of(house.house(), Course.chapter("1")).all();
    }

    private static List<String> ids(SmallHouse house) {
        return Exercises.of(house.house()).all().stream().map(ExerciseInfo::id).toList();
    }

    private static String line(SmallHouse house, String file, int line) {
        return house.get(file).lines().skip(line - 1).findFirst().orElseThrow();
    }
}
