package laws.firststeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import course.Course;
import course.House;
import course.Lesson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import reference.firststeps.Bigram;
import reference.firststeps.Sampler;

/** The numbers that chapter 00's lesson and questions work out by hand, computed again. */
@Tag("firststeps")
class LessonTest {

    @Test
    void the_mistake_on_purpose_gives_a_third() {
        assertThat(Nd4j.createFromArray(1.0, 2, 3).mul(Nd4j.createFromArray(4.0, 5, 6)).meanNumber().doubleValue())
                .isEqualTo(32 / 3.0);
        House house = House.find();
        assertThat(house.lesson(Course.chapter("0"))).content()
                .contains("Read " + Lesson.place(house, "firststeps.dot") + "\n");
    }

    @Test
    void the_surprises_of_two_rows() {
        assertThat((0.2877 + 0.6931) / 2).isCloseTo(0.4904, within(0.00005));
        assertThat(-Math.log(0.75)).isCloseTo(0.2877, within(0.00005));
        assertThat(Math.exp(709)).isFinite();
        assertThat(Math.exp(710)).isInfinite();
        assertThat(Math.log(Double.MAX_VALUE)).isCloseTo(709.8, within(0.05));
        assertThat(Math.log(Float.MAX_VALUE)).isCloseTo(88.7, within(0.05));
        assertThat(Math.exp(-746)).isZero();
        assertThat(-Math.log(1e-10)).isCloseTo(23.03, within(0.005));
    }

    @Test
    void the_table_of_ababb() {
        int[] ababb = {0, 1, 0, 1, 1};
        assertThat(Bigram.unigram(ababb, 3).toDoubleVector()).containsExactly(0.375, 0.5, 0.125);
        double[][] table = Bigram.probabilities(ababb, 3).toDoubleMatrix();
        assertThat(table[0]).containsExactly(new double[] {0.125, 0.833, 0.042}, within(0.0005));
        assertThat(table[1]).containsExactly(new double[] {0.458, 0.5, 0.042}, within(0.0005));
        assertThat(table[2]).containsExactly(new double[] {0.375, 0.5, 0.125}, within(0.0005));
        assertThat(Sampler.sample(Nd4j.createFromArray(table[1]), 0.6)).isEqualTo(1);
    }

    @Test
    void ten_tenths_are_less_than_one() {
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += 0.1;
        }
        assertThat(sum).isEqualTo(0.9999999999999999);
    }

    @Test
    void the_estimates_of_the_questions() {
        assertThat(Math.log(50_257)).isCloseTo(10.82, within(0.005));
        assertThat(Math.exp(2.24)).isCloseTo(9.4, within(0.05));
        assertThat(2.24 / Math.log(2)).isCloseTo(3.23, within(0.005));
        assertThat(50_257.0 * 50_257).isCloseTo(2.5e9, within(0.05e9));
        assertThat(Math.pow(50_257, 3)).isCloseTo(1.3e14, within(0.05e14));
        assertThat(4 * Math.pow(50_257, 3) / 1e12).isCloseTo(508, within(0.5));
        assertThat(54 * 54 * 54).isEqualTo(157_464);
    }
}
