package datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import datasets.grammar.Grammar;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the embedded data is: for each file its size, SHA-256, licence, and where it comes from, in
 * {@code manifest.json}. The generated files name their seed, so {@link #make} writes the same bytes again.
 *
 * @param files in the order in which they are listed and made
 */
public record Manifest(List<Entry> files) {

    private static final String NAME = "manifest.json";

    /**
     * One file.
     *
     * @param name             file name, without a folder
     * @param size             bytes
     * @param sha256           64 hexadecimal digits
     * @param licence          SPDX identifier
     * @param generator        what wrote it, and on which random generator
     * @param seed             of the random generator; null for a file that is written by hand
     * @param stories          how many were told; null as above
     * @param natsPerCharacter minus ln p of the text over its length, rounded to six places; null as above
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(String name, long size, String sha256, String licence, String generator, Long seed,
                        Integer stories, BigDecimal natsPerCharacter) {

        /** Refuses a name that could lead out of its folder. */
        public Entry {
            if (name == null || !name.matches("[a-z][a-z0-9-]*\\.[a-z]+")) {
                throw new IllegalArgumentException("\"" + name + "\" cannot be a data file's name: use a-z, 0-9, -.");
            }
        }
    }

    /** Where a file's bytes are read from. */
    @FunctionalInterface
    public interface Source {

        byte[] bytes(String name) throws IOException;
    }

    /** The manifest of the embedded data. */
    public static Manifest embedded() {
        try {
            return parse(Embedded.text(NAME));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The manifest of a folder that {@link #make} wrote. */
    public static Manifest read(Path folder) throws IOException {
        return parse(TextFile.read(folder.resolve(NAME)));
    }

    /** One sentence for each thing that is not as the manifest says; empty where the embedded data is whole. */
    public List<String> verify() {
        return verify(Embedded::bytes);
    }

    /** The same for a folder's files. */
    public List<String> verify(Path folder) {
        return verify(name -> Files.readAllBytes(folder.resolve(name)));
    }

    /** The same for files from anywhere. */
    public List<String> verify(Source source) {
        List<String> wrong = new ArrayList<>();
        for (Entry entry : files) {
            byte[] bytes;
            try {
                bytes = source.bytes(entry.name());
            } catch (IOException e) {
                wrong.add(entry.name() + " cannot be read (" + e.getMessage() + "): make it again.");
                continue;
            }
            String sha256 = Sha256.of(bytes);
            if (bytes.length != entry.size()) {
                wrong.add(entry.name() + " has " + bytes.length + " bytes in place of " + entry.size()
                        + ": make it again.");
            } else if (!sha256.equals(entry.sha256())) {
                wrong.add(entry.name() + " has the SHA-256 " + sha256 + " in place of " + entry.sha256()
                        + ": make it again.");
            } else if (entry.natsPerCharacter() != null) {
                BigDecimal nats = rounded(Stories.natsPerCharacter(StoryGrammar.embedded(),
                        new String(bytes, StandardCharsets.US_ASCII)));
                if (nats.compareTo(entry.natsPerCharacter()) != 0) {
                    wrong.add(entry.name() + " has " + nats + " nats per character in place of "
                            + entry.natsPerCharacter() + ": make the manifest again.");
                }
            }
        }
        return wrong;
    }

    /**
     * Writes all files and a manifest into a folder, each under a temporary name first and then renamed. The recipe
     * (names, seeds, numbers of stories) is this manifest's; sizes, hashes and nats are those of what was written.
     *
     * @return the manifest that was written
     */
    public Manifest make(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Entry> made = new ArrayList<>();
        for (Entry entry : files) {
            byte[] bytes;
            BigDecimal nats = null;
            if (entry.seed() == null) {
                bytes = Embedded.bytes(entry.name());
            } else {
                List<Grammar.Told> told = StoryGrammar.embedded().tell(entry.seed(), entry.stories());
                bytes = Stories.join(told.stream().map(Grammar.Told::text).toList())
                        .getBytes(StandardCharsets.US_ASCII);
                nats = rounded(-told.stream().mapToDouble(Grammar.Told::logProbability).sum() / bytes.length);
            }
            WholeFile.write(folder.resolve(entry.name()), bytes);
            made.add(new Entry(entry.name(), bytes.length, Sha256.of(bytes), entry.licence(), entry.generator(),
                    entry.seed(), entry.stories(), nats));
        }
        Manifest manifest = new Manifest(List.copyOf(made));
        WholeFile.write(folder.resolve(NAME), manifest.toJson().getBytes(StandardCharsets.US_ASCII));
        return manifest;
    }

    /** The manifest as it stands in its file: two spaces deep, line feeds on every platform. */
    public String toJson() throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return new ObjectMapper().writer(printer).writeValueAsString(this) + "\n";
    }

    private static Manifest parse(String json) throws IOException {
        try {
            Manifest manifest = new ObjectMapper().readValue(json, Manifest.class);
            if (manifest == null || manifest.files() == null) {
                throw new IOException("The manifest lists no files: make it again.");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new IOException("The manifest is no manifest (" + e.getOriginalMessage() + "): make it again.", e);
        }
    }

    private static BigDecimal rounded(double nats) {
        return BigDecimal.valueOf(nats).setScale(6, RoundingMode.HALF_EVEN);
    }
}
