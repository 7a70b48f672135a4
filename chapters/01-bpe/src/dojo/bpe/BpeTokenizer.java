package dojo.bpe;

import contracts.BpeVocabulary;
import contracts.Tokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The whole way from text to ids and back: specials are cut out, the rest is pre-tokenized, each pre-token is encoded
 * alone. Words repeat, so what was encoded once is remembered: nearly all of a text's time goes into cutting it.
 *
 * <p>One thread at a time, because of that memory.
 */
public final class BpeTokenizer implements Tokenizer {

    /** Longer pieces hardly ever come twice, and so many short ones are enough for any language. */
    private static final int LONGEST_REMEMBERED = 64;
    private static final int MOST_REMEMBERED = 1 << 17;

    private final BpeVocabulary vocabulary;
    private final Function<String, List<String>> cutter;
    private final Specials specials;
    private final Encoder encoder;
    private final Decoder decoder;
    private final int[] idOfPlace;
    private final int[] placeOfId;
    private final Map<String, Integer> placeOfSpecial = new HashMap<>();
    private final Map<String, int[]> remembered = new HashMap<>();

    /** @param cutter cuts a text into pre-tokens */
    public BpeTokenizer(BpeVocabulary vocabulary, Function<String, List<String>> cutter) {
        this.vocabulary = vocabulary;
        this.cutter = cutter;
        specials = new Specials(vocabulary.specials());
        encoder = new Encoder(vocabulary.merges());
        decoder = new Decoder(vocabulary.merges(), vocabulary.specials());
        idOfPlace = vocabulary.ids().stream().mapToInt(id -> id).toArray();
        placeOfId = new int[idOfPlace.length];
        for (int place = 0; place < idOfPlace.length; place++) {
            placeOfId[idOfPlace[place]] = place;
        }
        for (String special : vocabulary.specials()) {
            placeOfSpecial.put(special, 256 + vocabulary.merges().size() + placeOfSpecial.size());
        }
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    @Override
    public int[] encode(String text) {
        Ids ids = new Ids(text.length() / 3 + 8);
        for (String chunk : chunks(text)) {
            Integer special = placeOfSpecial.get(chunk);
            if (special != null) {
                ids.add(new int[] {idOfPlace[special]});
            } else {
                cutter.apply(chunk).forEach(piece -> ids.add(encodePiece(piece)));
            }
        }
        return ids.toArray();
    }

    @Override
    public String decode(int[] ids) {
        int[] places = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= placeOfId.length) {
                throw new IllegalArgumentException("Token " + ids[i] + " is not in the vocabulary, whose ids are 0 to "
                        + (placeOfId.length - 1) + ".");
            }
            places[i] = placeOfId[ids[i]];
        }
        return decoder.decode(places);
    }

    private List<String> chunks(String text) {
        return placeOfSpecial.isEmpty() ? List.of(text) : specials.split(text);
    }

    private int[] encodePiece(String piece) {
        int[] ids = remembered.get(piece);
        if (ids == null) {
            ids = encoder.encode(piece);
            for (int i = 0; i < ids.length; i++) {
                ids[i] = idOfPlace[ids[i]];
            }
            if (piece.length() <= LONGEST_REMEMBERED && remembered.size() < MOST_REMEMBERED) {
                remembered.put(piece, ids);
            }
        }
        return ids;
    }

    /** A row of ids that grows. */
    private static final class Ids {

        private int[] ids;
        private int size;

        Ids(int capacity) {
            ids = new int[capacity];
        }

        void add(int[] more) {
            if (size + more.length > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + more.length));
            }
            for (int id : more) {
                ids[size++] = id;
            }
        }

        int[] toArray() {
            return Arrays.copyOf(ids, size);
        }
    }
}
