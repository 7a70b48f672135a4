package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo data} from end to end; the network is this test's own server. */
class DataCommandTest {

    private static final int SHAKESPEARES_SIZE = 1_115_394;

    @TempDir
    Path folder;

    @Test
    void the_list_names_every_file_with_its_checksum() throws IOException {
        JsonNode answer = new ObjectMapper().readTree(Ran.dojo("data", "list", "--json").out());
        assertThat(answer.path("embedded")).hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(file -> assertThat(file.path("sha256").asText()).hasSize(64));
        assertThat(Ran.dojo("data", "list").out()).contains("stories-train.txt", "tinyshakespeare");
    }

    @Test
    void what_is_made_is_what_is_embedded_and_a_changed_byte_is_found() throws IOException {
        Ran made = Ran.dojo("data", "make", "--out", folder.toString());
        assertThat(made.exit()).as(made.err()).isEqualTo(Exit.DONE);
        Path file = folder.resolve("stories-validation.txt");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        Ran verified = Ran.dojo("data", "verify", folder.toString());
        assertThat(verified.exit()).isEqualTo(Exit.NO);
        assertThat(verified.out().lines()).singleElement().asString().contains("stories-validation.txt", "SHA-256");
    }

    @Test
    void the_embedded_data_is_whole() {
        Ran ran = Ran.dojo("data", "verify");
        assertThat(ran.exit()).as(ran.out()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_file_with_a_wrong_checksum_is_refused_and_not_kept() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, SHAKESPEARES_SIZE);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[SHAKESPEARES_SIZE]);
            }
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/";
            Ran ran = Ran.dojo("data", "fetch", "tinyshakespeare", "--from", address, "--out", folder.toString());
            assertThat(ran.exit()).isEqualTo(Exit.FAILED);
            assertThat(ran.err()).contains("SHA-256").doesNotContain("\tat ");
            assertThat(folder).isEmptyDirectory();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_unknown_name_and_no_address_are_wrong_usage() {
        assertThat(Ran.dojo("data", "fetch", "hamlet").exit()).isEqualTo(Exit.USAGE);
        assertThat(Ran.dojo("data", "fetch", "tinyshakespeare", "--from", "ftp:x").exit()).isEqualTo(Exit.USAGE);
    }
}
