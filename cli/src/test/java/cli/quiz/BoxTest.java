package cli.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 2, 27);

    @Test
    void who_always_knows_is_asked_after_twice_as_many_days_each_time_up_to_sixteen() {
        Box box = Box.fresh(TODAY);
        List<LocalDate> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(box.due());
            box = box.after(Grade.YES, box.due());
        }
        assertThat(asked).containsExactly(TODAY, TODAY.plusDays(2), TODAY.plusDays(6), TODAY.plusDays(14),
                TODAY.plusDays(30), TODAY.plusDays(46));
    }

    @Test
    void not_known_goes_back_to_the_first_box_and_half_known_stays() {
        Box third = new Box(3, TODAY);
        assertThat(third.after(Grade.NO, TODAY)).isEqualTo(new Box(1, TODAY.plusDays(1)));
        assertThat(third.after(Grade.HALF, TODAY)).isEqualTo(new Box(3, TODAY.plusDays(4)));
    }

    @Test
    void a_box_is_due_from_its_day_on() {
        assertThat(new Box(2, TODAY).isDue(TODAY.minusDays(1))).isFalse();
        assertThat(new Box(2, TODAY).isDue(TODAY)).isTrue();
        assertThat(new Box(2, TODAY).isDue(TODAY.plusYears(1))).isTrue();
    }
}
