package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.Chapter;
import course.Course;
import course.CourseException;
import course.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("course")
class CatalogueTest {

    @ParameterizedTest
    @ValueSource(strings = {"4", "04", "attention", "04-attention", " Attention "})
    void a_chapter_goes_by_several_names(String name) {
        assertThat(Course.chapter(name).folder()).isEqualTo("04-attention");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99", "004", "attentio", "04-bpe", "-4"})
    void an_unknown_name_is_answered_with_the_chapters(String name) {
        assertThatThrownBy(() -> Course.chapter(name)).isInstanceOf(CourseException.class)
                .hasMessage("There is no chapter \"" + name + "\"; the chapters are "
                        + String.join(", ", Course.chapters().stream().map(Chapter::folder).toList()) + ".");
    }

    @Test
    void what_a_chapter_needs_is_listed_in_the_order_of_the_course() {
        assertThat(Course.needsOf(Course.chapter("06"))).extracting(Chapter::number).containsExactly("04", "05");
        assertThat(Course.needsOf(Course.chapter("05"))).extracting(Chapter::number).containsExactly("04");
        assertThat(Course.needsOf(Course.chapter("01"))).isEmpty();
    }

    @Test
    void an_exercise_belongs_to_the_chapter_that_its_id_begins_with() {
        assertThat(Course.chapterOf("attention.scores").number()).isEqualTo("04");
        assertThatThrownBy(() -> Course.chapterOf("scores")).isInstanceOf(CourseException.class);
    }

    @Test
    void the_house_is_found_from_any_folder_inside_it() {
        House house = House.find();
        assertThat(house.solution(Course.chapter("4"))).isEqualTo(house.root().resolve("solutions/04-attention/src"));
        assertThat(house.show(house.hints(Course.chapter("1")))).isEqualTo("chapters/01-bpe/hints.yaml");
    }

    @Test
    void a_folder_that_is_no_house_is_refused_by_name(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("solutions"));
        assertThatThrownBy(() -> new House(folder)).isInstanceOf(CourseException.class)
                .hasMessageContaining(folder.toString());
    }
}
