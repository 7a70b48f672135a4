package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import datasets.Moons;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two half moons. */
@Tag("datasets")
class MoonsTest {

    @Test
    void without_noise_every_point_lies_on_its_half_circle() {
        Moons moons = Moons.of(101, 0, 7);
        assertThat(moons.size()).isEqualTo(101);
        for (int i = 0; i < moons.size(); i++) {
            boolean upper = moons.labels()[i] == 1;
            double x = moons.points()[i][0] - (upper ? 0 : 1);
            double y = moons.points()[i][1] - (upper ? 0 : 0.5);
            assertThat(x * x + y * y).isBetween(1 - 1e-12, 1 + 1e-12);
            assertThat(upper ? y : -y).isNotNegative();
        }
        assertThat(moons.labels()).containsOnly(1, -1);
        assertThat(Arrays.stream(moons.labels()).filter(label -> label == 1)).hasSize(51);
    }

    @Test
    void noise_has_the_size_that_was_asked_for() {
        Moons exact = Moons.of(2000, 0, 3);
        Moons noisy = Moons.of(2000, 0.2, 3);
        double square = 0;
        for (int i = 0; i < 2000; i += 2) {
            double[] p = noisy.points()[i];
            double distance = Math.hypot(p[0], p[1]) - 1; // across the upper circle, roughly one direction of the noise
            square += distance * distance / 1000;
        }
        assertThat(Math.sqrt(square)).isBetween(0.15, 0.25);
        assertThat(exact.points()[5]).isNotEqualTo(noisy.points()[5]);
    }

    @Test
    void a_seed_gives_the_same_points() {
        assertThat(Moons.of(9, 0.1, 5).points()).isDeepEqualTo(Moons.of(9, 0.1, 5).points());
        assertThat(Moons.of(9, 0.1, 5).points()[8]).isNotEqualTo(Moons.of(9, 0.1, 6).points()[8]);
    }
}
