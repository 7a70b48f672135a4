package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import datasets.Fetch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a server on this machine that behaves well, badly, or not at all. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FetchTest {

    private final byte[] content = new byte[200_000];
    private final List<String> ranges = new ArrayList<>(); // the Range header of each request, "none" where it had none
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Path file;
    private Path part;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        file = folder.resolve("new/input.txt");
        part = folder.resolve("new/input.txt.part");
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_file_is_fetched_whole_and_progress_is_told() throws Exception {
        serve(exchange -> body(exchange, 200, 0, content.length));
        List<Long> heard = new ArrayList<>();
        fetch().into(file, heard::add);
        isFetched();
        assertThat(heard).isSorted().endsWith((long) content.length);
        assertThat(ranges).containsExactly("none");
    }

    @Test
    void a_file_that_is_there_is_not_fetched_again() throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        fetch().into(file, n -> { });
        assertThat(ranges).isEmpty();
    }

    @Test
    void another_file_of_that_name_is_left_alone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> fetch().into(file, n -> { })).hasMessageContaining("move it away");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_cut_connection_keeps_the_part_and_the_next_fetch_goes_on_there() throws Exception {
        serve(exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content, 0, 70_000);
                exchange.getResponseBody().flush();
                exchange.close(); // in the middle of what was announced
            } else {
                int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
                exchange.getResponseHeaders().add("Content-Range",
                        "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
                body(exchange, 206, from, content.length);
            }
        });
        assertThatThrownBy(() -> fetch().into(file, n -> { })).isInstanceOf(IOException.class)
                .hasMessageContaining("fetch again to go on");
        assertThat(file).doesNotExist();
        long there = Files.size(part);
        assertThat(there).isPositive().isLessThanOrEqualTo(70_000);

        fetch().into(file, n -> assertThat(n).isGreaterThan(there));
        isFetched();
        assertThat(ranges).containsExactly("none", "bytes=" + there + "-");
    }

    @Test
    void a_server_that_ignores_ranges_is_read_from_the_beginning() throws Exception {
        halfFetched(new byte[5_000]); // zeros, not the file's beginning
        serve(exchange -> body(exchange, 200, 0, content.length));
        fetch().into(file, n -> { });
        isFetched();
        assertThat(ranges).containsExactly("bytes=5000-");
    }

    @Test
    void a_server_that_has_no_such_range_is_asked_for_the_whole() throws Exception {
        halfFetched(Arrays.copyOf(content, 5_000));
        serve(exchange -> {
            if (exchange.getRequestHeaders().containsKey("Range")) {
                exchange.sendResponseHeaders(416, -1);
                exchange.close();
            } else {
                body(exchange, 200, 0, content.length);
            }
        });
        fetch().into(file, n -> { });
        isFetched();
        assertThat(ranges).containsExactly("bytes=5000-", "none");
    }

    @Test
    void another_range_than_asked_for_is_refused() throws Exception {
        halfFetched(Arrays.copyOf(content, 5_000));
        serve(exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-199999/200000");
            body(exchange, 206, 0, content.length);
        });
        assertThatThrownBy(() -> fetch().into(file, n -> { })).hasMessageContaining("another part than it was asked");
        assertThat(file).doesNotExist();
        assertThat(part).hasBinaryContent(Arrays.copyOf(content, 5_000));
    }

    @Test
    void a_whole_part_needs_no_server() throws Exception {
        halfFetched(content);
        fetch().into(file, n -> { });
        isFetched();
        assertThat(ranges).isEmpty();
    }

    @Test
    void a_part_longer_than_the_file_is_thrown_away() throws Exception {
        halfFetched(new byte[content.length + 1]);
        serve(exchange -> body(exchange, 200, 0, content.length));
        fetch().into(file, n -> { });
        isFetched();
        assertThat(ranges).containsExactly("none");
    }

    @Test
    void a_wrong_checksum_is_refused_and_nothing_stays() {
        content[content.length / 2] ^= 1;
        Fetch asked = fetch();
        content[content.length / 2] ^= 1;
        serve(exchange -> body(exchange, 200, 0, content.length));
        assertThatThrownBy(() -> asked.into(file, n -> { })).isInstanceOf(IOException.class)
                .hasMessageContaining("SHA-256").hasMessageContaining("in place of " + asked.sha256());
        assertThat(file).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void a_file_that_is_too_long_is_refused_and_nothing_stays() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0); // chunked: the length is not announced
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        assertThatThrownBy(() -> fetch().into(file, n -> { })).hasMessageContaining("sent more than 200000 bytes");
        assertThat(file).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void a_file_that_is_too_short_is_refused() {
        serve(exchange -> body(exchange, 200, 0, 1000));
        assertThatThrownBy(() -> fetch().into(file, n -> { })).hasMessageContaining("broke off after 1000 of 200000");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_missing_file_is_told_with_the_status_and_nothing_stays() {
        serve(exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> fetch().into(file, n -> { })).hasMessageContaining("answered with status 404");
        assertThat(file).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void a_source_that_falls_silent_is_given_up() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, 50_000);
            exchange.getResponseBody().flush();
            await(over);
        });
        assertThatThrownBy(() -> fetch(Duration.ofMillis(300)).into(file, n -> { }))
                .hasMessageContaining("sent nothing for");
        assertThat(file).doesNotExist();
        assertThat(part).isNotEmptyFile();
    }

    @Test
    void a_source_that_cannot_be_reached_is_told() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> fetch().into(file, n -> { })).isInstanceOf(IOException.class)
                .hasMessageStartingWith("http://127.0.0.1:" + port).hasMessageContaining("could not be fetched");
        assertThat(part).doesNotExist();
    }

    /** What the server does with a request. */
    private interface Answer {

        void to(HttpExchange exchange) throws IOException;
    }

    private void serve(Answer answer) {
        server.createContext("/input.txt", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "none" : range);
            answer.to(exchange);
        });
    }

    private void body(HttpExchange exchange, int status, int from, int to) throws IOException {
        exchange.sendResponseHeaders(status, to - from);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content, from, to - from);
        }
    }

    private Fetch fetch() {
        return fetch(Duration.ofSeconds(20));
    }

    private Fetch fetch(Duration patience) {
        URI source = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/input.txt");
        try {
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return new Fetch(source, content.length, sha256, patience);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void halfFetched(byte[] bytes) throws IOException {
        Files.createDirectories(part.getParent());
        Files.write(part, bytes);
    }

    private void isFetched() {
        assertThat(file).hasBinaryContent(content);
        assertThat(part).doesNotExist();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
