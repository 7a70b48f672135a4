package datasets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Fetches one file of known size and hash over HTTP. It grows under {@code NAME.part}; a broken fetch goes on where it
 * stopped when it is asked for again; only a whole and verified file gets its name.
 *
 * @param source   the address of the file
 * @param size     bytes
 * @param sha256   64 lower-case hexadecimal digits
 * @param patience how long nothing may come: no connection, no answer, no further byte
 */
public record Fetch(URI source, long size, String sha256, Duration patience) {

    /** The system property that names another folder to fetch tiny Shakespeare from. */
    public static final String PROPERTY = "dojo.shakespeare";

    /** The environment variable for the same; the property goes first. */
    public static final String VARIABLE = "DOJO_SHAKESPEARE";

    private static final String PUBLIC =
            "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/";

    /** Tiny Shakespeare (1,115,394 bytes) from the configured address, or else from its public source. */
    public static Fetch tinyShakespeare() {
        String variable = System.getenv(VARIABLE);
        return tinyShakespeare(System.getProperty(PROPERTY, variable == null ? PUBLIC : variable));
    }

    /** Tiny Shakespeare from the folder {@code base}, in which it is called {@code input.txt}. */
    public static Fetch tinyShakespeare(String base) {
        URI source;
        try {
            source = URI.create(base.endsWith("/") ? base : base + "/").resolve("input.txt");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + base + "\" is no address: give one as http://host/folder/.", e);
        }
        if (source.getHost() == null || source.getScheme() == null || !source.getScheme().matches("https?")) {
            throw new IllegalArgumentException("\"" + base + "\" is no web address: give one as http://host/folder/.");
        }
        return new Fetch(source, 1_115_394, "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
                Duration.ofSeconds(30));
    }

    /**
     * Fetches into {@code file}, unless it is there already.
     *
     * @param progress hears the number of bytes that are there, again and again
     * @throws IOException with one sentence where the source cannot be reached, answers with anything but the file,
     *                     breaks off, or where another file has the name already
     */
    public void into(Path file, LongConsumer progress) throws IOException {
        if (Files.exists(file)) {
            if (Files.isRegularFile(file) && Files.size(file) == size && Sha256.of(file).equals(sha256)) {
                progress.accept(size);
                return;
            }
            throw new IOException(file + " is there already and is another file: move it away and fetch again.");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        if (Files.exists(part) && Files.size(part) > size) {
            Files.delete(part);
        }
        try {
            long there = Files.exists(part) ? Files.size(part) : 0;
            if (there < size && get(part, there, progress) == 416) { // the source's file is shorter than the part
                Files.delete(part);
                get(part, 0, progress);
            }
        } finally {
            if (Files.exists(part) && Files.size(part) == 0) {
                Files.delete(part);
            }
        }
        long came = Files.exists(part) ? Files.size(part) : 0;
        if (came < size) {
            throw new IOException(source + " broke off after " + came + " of " + size
                    + " bytes: fetch again to go on.");
        }
        String found = Sha256.of(part);
        if (!found.equals(sha256)) {
            Files.delete(part);
            throw new IOException(source + " gave a file with the SHA-256 " + found + " in place of " + sha256
                    + ": it was deleted, try another source.");
        }
        WholeFile.rename(part, file);
    }

    /** Writes what the source gives from byte {@code from} on; returns 416 where it has no such byte, or else 200. */
    private int get(Path part, long from, LongConsumer progress) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source).GET();
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL).build();
        try (Part target = new Part(part, size, progress)) {
            CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), info -> {
                boolean body = info.statusCode() == 200 || from > 0 && info.statusCode() == 206;
                if (!body) {
                    return BodySubscribers.discarding();
                }
                String range = info.headers().firstValue("Content-Range").orElse("");
                long at = info.statusCode() == 200 ? 0 : from; // subtle: a source without ranges begins again
                boolean wanted = at == 0 || range.startsWith("bytes " + from + "-");
                return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(b -> target.take(b, at, wanted)));
            });
            int status = await(answer, target).statusCode();
            if (status == 200 || from > 0 && (status == 206 || status == 416)) {
                return status == 416 ? 416 : 200;
            }
            throw new IOException(source + " answered with status " + status + ": check the address.");
        }
    }

    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer, Part target) throws IOException {
        long before = target.there();
        while (true) {
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (target.there() == before) {
                    answer.cancel(true);
                    throw new IOException(source + " sent nothing for " + patience.toSeconds()
                            + " seconds: fetch again to go on.", e);
                }
                before = target.there();
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The fetch was interrupted: fetch again to go on.");
            } catch (ExecutionException e) {
                throw target.refusal() != null ? target.refusal() : new IOException(source + " could not be fetched ("
                        + reason(e.getCause()) + "): check the connection and fetch again to go on.", e);
            }
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
