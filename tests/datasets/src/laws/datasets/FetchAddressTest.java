package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datasets.Fetch;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where tiny Shakespeare is fetched from. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FetchAddressTest {

    @Test
    void tiny_shakespeare_comes_from_any_base_address() {
        assertThat(Fetch.tinyShakespeare("http://localhost:1/data").source())
                .isEqualTo(URI.create("http://localhost:1/data/input.txt"));
        assertThat(Fetch.tinyShakespeare("http://localhost:1/data/").source())
                .isEqualTo(URI.create("http://localhost:1/data/input.txt"));
        assertThat(Fetch.tinyShakespeare("http://localhost:1/").size()).isEqualTo(1_115_394);
        assertThatThrownBy(() -> Fetch.tinyShakespeare("not an address")).hasMessageContaining("is no address");
        assertThatThrownBy(() -> Fetch.tinyShakespeare("file:///etc/")).hasMessageContaining("is no web address");
    }

    @Test
    void the_base_address_can_be_set_by_a_property() {
        String before = System.getProperty(Fetch.PROPERTY);
        try {
            System.setProperty(Fetch.PROPERTY, "http://localhost:2/mirror");
            assertThat(Fetch.tinyShakespeare().source()).isEqualTo(URI.create("http://localhost:2/mirror/input.txt"));
        } finally {
            if (before == null) {
                System.clearProperty(Fetch.PROPERTY);
            } else {
                System.setProperty(Fetch.PROPERTY, before);
            }
        }
    }
}
