package laws.bpe;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.BpeContract;
import contracts.BpeContract.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import reference.bpe.ByteLetters;

/** Chapter 01, from a piece of text to ids and back. */
@Tag("bpe")
class EncodingLaws {

    private static final int SPACE = 220;

    private final BpeContract subject = Subject.of(BpeContract.class);
    private final BpeContract reference = Reference.of(BpeContract.class);

    @Group
    class Encoding {

        /** The lesson's example: ab stands first in the text and occurs more often, but bc was learned first. */
        @Example
        @Check(value = "bpe.encode/hand-example", gate = true)
        void abcab_is_encoded_as_by_hand() {
            Expect.same("abcab with the merges bc, ab", new int[] {64, 256, 257},
                    subject.encode("abcab", List.of(new Pair(65, 66), new Pair(64, 65))));
        }

        @Example
        @Check("bpe.encode/lowest-rank-first")
        void the_pair_learned_first_is_merged_first_wherever_it_stands() {
            List<Pair> merges = List.of(new Pair(64, 65), new Pair(64, 64), new Pair(257, 256));
            Expect.same("aaab with the merges ab, aa, aa+ab", new int[] {258}, subject.encode("aaab", merges));
            Expect.same("aab with the merges ab, aa, aa+ab", new int[] {64, 256}, subject.encode("aab", merges));
        }

        @Property(tries = 100)
        @Check(value = "bpe.encode/agrees-with-reference", weight = 2)
        void the_ids_agree_with_the_reference(@ForAll(supplier = Inputs.Word.class) String piece,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges) {
            Expect.same("\"" + piece + "\" with the merges " + merges, reference.encode(piece, merges),
                    subject.encode(piece, merges));
        }

        @Property
        @Check("bpe.encode/replays-training")
        void encoding_replays_the_merges_in_their_order(@ForAll(supplier = Inputs.Word.class) String piece,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges) {
            int[] ids = reference.encode(piece, List.of());
            for (int k = 0; k < merges.size(); k++) {
                ids = reference.merge(ids, merges.get(k), 256 + k);
            }
            Expect.same("\"" + piece + "\" with the merges " + merges, ids, subject.encode(piece, merges));
        }

        @Property(tries = 100)
        @Check("bpe.encode/round-trip")
        void decoding_gives_every_text_back(@ForAll(supplier = Inputs.AnyText.class) String text,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges) {
            Expect.same("the text, encoded and decoded", withoutHalves(text),
                    reference.decode(subject.encode(text, merges), merges));
        }

        @Property
        @Check("bpe.encode/never-lengthens")
        void one_more_merge_never_lengthens_an_encoding(@ForAll(supplier = Inputs.Word.class) String piece,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges) {
            int length = Integer.MAX_VALUE;
            for (int k = 0; k <= merges.size(); k++) {
                int now = subject.encode(piece, merges.subList(0, k)).length;
                Expect.that(now <= length, "With " + k + " merges \"" + piece + "\" takes " + now
                        + " tokens, with one less it took " + length + ".");
                length = now;
            }
        }

        @Property
        @Check("bpe.encode/inside-the-vocabulary")
        void every_id_is_in_the_vocabulary(@ForAll(supplier = Inputs.AnyText.class) String text,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges) {
            for (int id : subject.encode(text, merges)) {
                Expect.that(0 <= id && id < 256 + merges.size(), "Id " + id + " is not below 256 + " + merges.size());
            }
        }

        @Example
        @Check("bpe.encode/a-million-spaces")
        void a_million_spaces_pass() {
            List<Pair> merges = new ArrayList<>(List.of(new Pair(SPACE, SPACE)));
            IntStream.range(0, 18).forEach(k -> merges.add(new Pair(256 + k, 256 + k)));
            int[] ids = subject.encode(" ".repeat(1_000_000), merges);
            // 1,000,000 is 11110100001001000000 in binary: seven ones, so seven tokens
            Expect.same("a million spaces, by powers of two", new int[] {274, 273, 272, 271, 269, 264, 261}, ids);
        }

        @Property(tries = 10)
        @Check("bpe.encode/long-pieces")
        void a_long_piece_is_encoded_like_a_short_one(@ForAll(supplier = Inputs.Word.class) String word,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges,
                @ForAll @IntRange(min = 20, max = 60) int times) {
            String piece = (word + "a").repeat(times) + word;
            int[] ids = reference.encode(piece, List.of());
            for (int k = 0; k < merges.size(); k++) {
                ids = reference.merge(ids, merges.get(k), 256 + k);
            }
            Expect.same("a piece of " + piece.length() + " letters", ids, subject.encode(piece, merges));
            // "!" is token 0; what is merged first grows to the right, then to the left
            Expect.same("c!ab! 60 times, with the merges !+a, !a+b, c+!ab, a+!",
                    IntStream.range(0, 120).map(i -> i % 2 == 0 ? 258 : 0).toArray(),
                    subject.encode("c!ab!".repeat(60),
                            List.of(new Pair(0, 64), new Pair(256, 65), new Pair(66, 257), new Pair(64, 0))));
        }
    }

    @Group
    class Decoding {

        @Example
        @Check(value = "bpe.decode/hand-example", gate = true)
        void three_bytes_are_one_euro_sign() {
            Expect.same("the text of [158, 224, 105]", "\u20ac", subject.decode(new int[] {158, 224, 105}, List.of()));
            Expect.same("the text of [257, 67] with the merges ab, ab+a", "abad",
                    subject.decode(new int[] {257, 67}, List.of(new Pair(64, 65), new Pair(256, 64))));
        }

        @Property
        @Check(value = "bpe.decode/agrees-with-reference", weight = 2)
        void the_text_agrees_with_the_reference(@ForAll(supplier = Inputs.AnyTokens.class) int[] ids) {
            List<Pair> merges = IntStream.range(0, 16).mapToObj(k -> new Pair(150 + k, 100 + 10 * k)).toList();
            Expect.same("the text of " + Arrays.toString(ids), reference.decode(ids, merges),
                    subject.decode(ids, merges));
        }

        @Property
        @Check("bpe.decode/any-bytes")
        void no_bytes_raise_an_exception(@ForAll(supplier = Inputs.AnyBytes.class) int[] ids) {
            byte[] bytes = new byte[ids.length];
            for (int i = 0; i < ids.length; i++) {
                bytes[i] = ByteLetters.byteOf(ids[i]);
            }
            Expect.same("the text of " + Arrays.toString(ids), new String(bytes, StandardCharsets.UTF_8),
                    subject.decode(ids, List.of()));
        }

        @Example
        @Check("bpe.decode/golden")
        void invalid_bytes_become_what_python_makes_of_them() {
            for (Golden.Invalid golden : Golden.invalid()) {
                Expect.same("the text of " + Arrays.toString(golden.ids()), golden.text(),
                        subject.decode(golden.ids(), List.of()));
            }
        }

        @Property
        @Check("bpe.decode/round-trip")
        void decoding_gives_back_what_was_encoded(@ForAll(supplier = Inputs.AnyText.class) String text,
                @ForAll(supplier = Inputs.Merges.class) List<Pair> merges) {
            Expect.same("the text, encoded and decoded", withoutHalves(text),
                    subject.decode(reference.encode(text, merges), merges));
        }

        @Example
        @Check("bpe.decode/outside")
        void an_id_outside_of_the_vocabulary_is_refused() {
            for (int id : new int[] {-1, 257}) {
                try {
                    subject.decode(new int[] {64, id}, List.of(new Pair(64, 65)));
                } catch (IllegalArgumentException expected) {
                    continue;
                }
                throw new AssertionError("Id " + id + " in a vocabulary of 257 must raise IllegalArgumentException.");
            }
        }
    }

    /** What UTF-8 can keep of a text: half a surrogate pair becomes U+FFFD. */
    static String withoutHalves(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(point -> whole.appendCodePoint(
                0xD800 <= point && point <= 0xDFFF ? 0xFFFD : point));
        return whole.toString();
    }
}
