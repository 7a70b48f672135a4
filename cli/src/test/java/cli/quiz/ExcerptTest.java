package cli.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import course.Chapter;
import course.Course;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final List<String> WAS = """
            final class Sums {

                static int one() {
                    return 1;
                }

                /** Of two numbers. */
                static int add(int a, int b) {
                    int sum = a + b;
                    return sum;
                }

                static int two() {
                    return 2;
                }
            }
            """.lines().toList();

    private static List<String> edited(String was, String becomes) {
        return String.join("\n", WAS).replace(was, becomes).lines().toList();
    }

    @Test
    void a_changed_line_is_shown_in_its_method_and_not_marked() {
        assertThat(Excerpt.shown(WAS, edited("a + b", "a - b"))).containsExactly(
                "   8  static int add(int a, int b) {", "   9      int sum = a - b;", "  10      return sum;", "  11  }");
    }

    @Test
    void a_line_that_was_taken_away_is_shown_by_its_place() {
        assertThat(Excerpt.shown(WAS, edited("        int sum = a + b;\n", ""))).containsExactly(
                "   8  static int add(int a, int b) {", "   9      return sum;", "  10  }");
    }

    @Test
    void lines_between_two_changed_places_are_left_out() {
        assertThat(Excerpt.shown(WAS, edited("return 1", "return 7").stream()
                .map(line -> line.replace("return 2", "return 8")).toList())).containsExactly(
                "   3  static int one() {", "   4      return 7;", "   5  }", "     ...",
                "  13  static int two() {", "  14      return 8;", "  15  }");
    }

    @Test
    void every_known_bug_of_the_course_fits_a_screen() throws IOException {
        House house = House.find();
        for (Chapter chapter : Course.chapters()) {
            KnownBugs catalogue = KnownBugs.of(house, chapter);
            for (KnownBug bug : catalogue.bugs()) {
                List<Excerpt> excerpts = Excerpt.of(catalogue, bug);
                assertThat(excerpts).as(bug.id()).isNotEmpty();
                assertThat(excerpts).as(bug.id()).allSatisfy(excerpt -> assertThat(excerpt.lines()).hasSizeBetween(2, 50));
            }
        }
    }
}
