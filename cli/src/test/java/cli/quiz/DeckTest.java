package cli.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import course.Chapter;
import course.Course;
import course.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deck of a small chapter, and which of it is asked. */
class DeckTest {

    private static final Chapter BPE = Course.chapter("bpe");
    private static final LocalDate TODAY = LocalDate.of(2024, 2, 27);

    @TempDir
    Path root;

    private House house;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(root.resolve("solutions"));
        Files.createDirectories(root.resolve("tests/01-bpe"));
        Files.createDirectories(root.resolve("chapters/01-bpe"));
        StringBuilder questions = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            questions.append("- {id: word-").append(i).append(", kind: explain, level: junior, question: Which one, answer: A.}\n");
        }
        questions.append("- {id: story, kind: debug, level: staff, question: Why so, answer: So., bug: bpe.merge/a}\n");
        Files.writeString(root.resolve("chapters/01-bpe/questions.yaml"), questions);
        StringBuilder bugs = new StringBuilder("bugs:\n");
        for (String id : List.of("bpe.merge/a", "bpe.merge/b", "bpe.merge/c", "bpe.encode/d")) {
            bugs.append("- {id: ").append(id).append(", says: Wrong., file: bpe/Pairs.java, was: x, becomes: y}\n");
        }
        Files.writeString(root.resolve("tests/01-bpe/bugs.yaml"), bugs);
        house = new House(root);
    }

    private List<Card> cards() {
        return new Deck(house, true).cards(List.of(BPE));
    }

    private List<String> asked(Boxes boxes, boolean all) {
        return new Choice(boxes, TODAY, all).of(cards()).stream().map(Card::id).toList();
    }

    @Test
    void every_known_bug_is_a_question_and_one_with_a_written_question_is_asked_in_its_words() {
        assertThat(cards()).extracting(Card::id).containsExactly("word-1", "word-2", "word-3", "word-4", "story",
                "bpe.merge/b", "bpe.merge/c", "bpe.encode/d");
        Card story = cards().get(4);
        assertThat(story.bug()).hasValueSatisfying(bug -> assertThat(bug.id()).isEqualTo("bpe.merge/a"));
        assertThat(story.question().question()).isEqualTo("Why so");
        assertThat(cards().get(5).question().answer()).isEqualTo("Wrong.");
    }

    @Test
    void a_third_shows_code_and_exercises_take_turns() {
        assertThat(asked(new Boxes(house), false)).containsExactly("word-1", "word-2", "story", "word-3", "word-4",
                "bpe.merge/b", "bpe.encode/d", "bpe.merge/c");
    }

    @Test
    void what_is_due_again_comes_before_what_is_new_and_what_rests_comes_not_at_all() {
        Boxes boxes = new Boxes(house);
        boxes.put("word-4", new Box(3, TODAY.minusDays(1)));
        boxes.put("word-3", new Box(1, TODAY));
        boxes.put("word-1", new Box(2, TODAY.plusDays(1)));
        assertThat(asked(boxes, false)).startsWith("word-4", "word-3", "story", "word-2").doesNotContain("word-1");
        assertThat(asked(boxes, true)).contains("word-1");
        assertThat(new Choice(new Boxes(house), TODAY, false).next(cards())).hasValue(TODAY.minusDays(1));
    }

    @Test
    void no_two_questions_of_the_course_share_a_name() {
        List<Card> all = new Deck(House.find(), true).cards(Course.chapters());
        assertThat(all).hasSizeGreaterThan(400).extracting(Card::id).doesNotHaveDuplicates();
    }
}
