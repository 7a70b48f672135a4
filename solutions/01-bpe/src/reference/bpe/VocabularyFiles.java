package reference.bpe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import contracts.BpeContract.Pair;
import contracts.BpeVocabulary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The two files of a byte-level BPE vocabulary, as GPT-2 and Hugging Face write them.
 *
 * <p>vocab.json maps each token's name to its id; merges.txt has one merge a line, two names with a space between,
 * the first learned first, under a header line that some files lack. A name is the token's bytes in
 * {@link ByteLetters}. What vocab.json names beyond the bytes and the merges is a special, written as it is.
 */
public final class VocabularyFiles {

    private static final String HEADER = "#version: 0.2";

    private VocabularyFiles() {}

    /** @throws IOException with one sentence, where a file is missing or malformed or the two do not belong together */
    public static BpeVocabulary read(Path vocab, Path merges) throws IOException {
        for (Path file : List.of(vocab, merges)) {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is missing: a vocabulary is a vocab.json and its merges.txt.");
            }
        }
        Map<String, Integer> idOfName = readNames(vocab);
        Map<String, Integer> places = new HashMap<>();   // of each byte and merge by its name
        List<Integer> ids = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            String name = String.valueOf(ByteLetters.letterOf(b));
            Integer id = idOfName.get(name);
            if (id == null) {
                throw new IOException(vocab + " has no token for the byte " + String.format("0x%02X",
                        ByteLetters.byteOf(b)) + ", which is written \"" + name + "\".");
            }
            places.put(name, b);
            ids.add(id);
        }
        List<Pair> pairs = new ArrayList<>();
        int number = 0;
        for (String line : lines(merges)) {
            number++;
            if (line.isBlank() || number == 1 && line.startsWith("#version")) {
                continue;
            }
            String where = merges + ", line " + number + ": ";
            int space = line.indexOf(' ');
            if (space < 1 || space == line.length() - 1 || line.indexOf(' ', space + 1) >= 0) {
                throw new IOException(where + "a merge is two tokens with one space between, not \"" + line + "\".");
            }
            String left = line.substring(0, space);
            String right = line.substring(space + 1);
            String name = left + right;
            for (String part : List.of(left, right)) {
                if (!places.containsKey(part)) {
                    throw new IOException(where + "\"" + part + "\" is neither a byte nor made by an earlier line.");
                }
            }
            if (!idOfName.containsKey(name)) {
                throw new IOException(where + "the merged token \"" + name + "\" has no id in " + vocab + ".");
            }
            if (places.putIfAbsent(name, 256 + pairs.size()) != null) {
                throw new IOException(where + "the merged token \"" + name + "\" exists already.");
            }
            pairs.add(new Pair(places.get(left), places.get(right)));
            ids.add(idOfName.get(name));
        }
        Map<Integer, String> specials = new TreeMap<>();   // in the order of their ids
        idOfName.forEach((name, id) -> {
            if (!places.containsKey(name)) {
                specials.put(id, name);
            }
        });
        ids.addAll(specials.keySet());
        return new BpeVocabulary(pairs, List.copyOf(specials.values()), ids);
    }

    /** Writes both files whole, then puts each in place: no reader ever sees half a file. */
    public static void write(BpeVocabulary vocabulary, Path directory) throws IOException {
        List<String> names = requireDistinctNames(vocabulary);
        Map<Integer, String> nameOfId = new TreeMap<>();
        for (int place = 0; place < names.size(); place++) {
            nameOfId.put(vocabulary.ids().get(place), names.get(place));
        }
        StringBuilder json = new StringBuilder("{");
        nameOfId.forEach((id, name) -> json.append(id == 0 ? "" : ", ").append(quoted(name)).append(": ").append(id));
        StringBuilder merges = new StringBuilder(HEADER + "\n");
        for (Pair merge : vocabulary.merges()) {
            merges.append(names.get(merge.left())).append(' ').append(names.get(merge.right())).append('\n');
        }
        Files.createDirectories(directory);
        Path vocabFile = writeAside(directory.resolve("vocab.json"), json.append("}").toString());
        Path mergesFile = writeAside(directory.resolve("merges.txt"), merges.toString());
        for (Path file : List.of(vocabFile, mergesFile)) {
            Path place = directory.resolve(file.getFileName().toString().replace(".part", ""));
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Every token's name in a file, by its place in the vocabulary.
     *
     * @throws IllegalArgumentException where a special is spelled like a token that is not special, or like a special
     */
    public static List<String> requireDistinctNames(BpeVocabulary vocabulary) {
        List<String> names = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            names.add(String.valueOf(ByteLetters.letterOf(b)));
        }
        for (Pair merge : vocabulary.merges()) {
            names.add(names.get(merge.left()) + names.get(merge.right()));
        }
        names.addAll(vocabulary.specials());
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            Integer other = places.putIfAbsent(names.get(place), place);
            if (other != null) {
                throw new IllegalArgumentException("The special token \"" + names.get(place)
                        + "\" is written in vocab.json exactly like token " + other + ": choose another spelling.");
            }
        }
        return names;
    }

    private static Map<String, Integer> readNames(Path vocab) throws IOException {
        Map<String, Integer> idOfName = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(vocab))) {
            require(json.nextToken() == JsonToken.START_OBJECT, vocab, json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, vocab, json);
                if (idOfName.put(name, json.getIntValue()) != null) {
                    throw new IOException(vocab + " names the token \"" + name + "\" twice.");
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, vocab, json);
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            throw new IOException(vocab + " is not an object of names and ids: its JSON breaks at line "
                    + at.getLineNr() + ", column " + at.getColumnNr() + ".", broken);
        } catch (CharacterCodingException broken) {
            throw new IOException(vocab + " is not UTF-8 text.", broken);
        }
        requireEveryId(idOfName, vocab);
        return idOfName;
    }

    private static void require(boolean holds, Path vocab, JsonParser json) throws IOException {
        if (!holds) {
            throw new IOException(vocab + " is not an object of names and whole-number ids: see line "
                    + json.currentLocation().getLineNr() + ", column " + json.currentLocation().getColumnNr() + ".");
        }
    }

    private static void requireEveryId(Map<String, Integer> idOfName, Path vocab) throws IOException {
        String[] nameOfId = new String[idOfName.size()];
        for (Map.Entry<String, Integer> entry : idOfName.entrySet()) {
            int id = entry.getValue();
            if (id < 0 || id >= nameOfId.length) {
                throw new IOException(vocab + " gives \"" + entry.getKey() + "\" the id " + id + ", but its "
                        + nameOfId.length + " tokens must have the ids 0 to " + (nameOfId.length - 1) + ".");
            }
            if (nameOfId[id] != null) {
                throw new IOException(vocab + " gives the id " + id + " to \"" + nameOfId[id] + "\" and to \""
                        + entry.getKey() + "\".");
            }
            nameOfId[id] = entry.getKey();
        }
    }

    private static List<String> lines(Path merges) throws IOException {
        try {
            return Files.readAllLines(merges);
        } catch (CharacterCodingException broken) {
            throw new IOException(merges + " is not UTF-8 text.", broken);
        }
    }

    private static Path writeAside(Path file, String content) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        return Files.write(aside, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }

    /** A JSON string in plain ASCII, letter for letter as Python writes it. */
    private static String quoted(String name) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : name.toCharArray()) {
            int escape = "\"\\\b\f\n\r\t".indexOf(c);
            if (escape >= 0) {
                json.append('\\').append("\"\\bfnrt".charAt(escape));
            } else if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
