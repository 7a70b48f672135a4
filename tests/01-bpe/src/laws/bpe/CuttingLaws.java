package laws.bpe;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.BpeContract;
import contracts.BpeContract.Pair;
import contracts.BpeVocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Chapter 01, where a text is cut before any merge: pre-tokens and specials; and the tokenizer as a whole. */
@Tag("bpe")
class CuttingLaws {

    private static final String HAND = "Hello world's  end";
    private static final List<String> HAND_PIECES = List.of("Hello", " world", "'s", " ", " end");

    private final BpeContract subject = Subject.of(BpeContract.class);
    private final BpeContract reference = Reference.of(BpeContract.class);

    @Group
    class PreTokens {

        @Example
        @Check(value = "bpe.pretokenize/hand-example", gate = true)
        void a_greeting_is_cut_as_by_hand() {
            Expect.same("the pieces of \"" + HAND + "\"", HAND_PIECES, subject.preTokenize(HAND));
        }

        @Property
        @Check(value = "bpe.pretokenize/agrees-with-reference", weight = 2)
        void every_text_is_cut_as_the_reference_cuts_it(@ForAll(supplier = Inputs.AnyText.class) String text) {
            Expect.same("the pieces", reference.preTokenize(text), subject.preTokenize(text));
        }

        @Example
        @Check("bpe.pretokenize/golden")
        void text_is_cut_where_the_regex_library_of_python_cuts() {
            for (Golden.Text golden : Golden.texts()) {
                Expect.same("the pieces of \"" + golden.text() + "\"", golden.pieces(),
                        subject.preTokenize(golden.text()));
            }
        }

        @Property
        @Check("bpe.pretokenize/nothing-lost")
        void joined_the_pieces_are_the_text(@ForAll(supplier = Inputs.AnyText.class) String text) {
            List<String> pieces = subject.preTokenize(text);
            Expect.same("the pieces, joined", text, String.join("", pieces));
            Expect.that(!pieces.contains(""), "A piece is empty; where nothing stands, there is no pre-token.");
        }

        @Example
        @Check("bpe.pretokenize/unicode-spaces")
        void white_space_is_what_unicode_says() {
            Expect.same("the pieces around two ideographic spaces", List.of("a", "\u3000", "\u3000", "b"),
                    subject.preTokenize("a\u3000\u3000b"));
            Expect.same("the pieces around no-break spaces", List.of("1", "\u00a0", "\u00a0", "x"),
                    subject.preTokenize("1\u00a0\u00a0x"));
            Expect.same("the pieces around U+001C, which is no white space", List.of("a", "\u001c\u001c", "b"),
                    subject.preTokenize("a\u001c\u001cb"));
        }

        @Property
        @Check("bpe.pretokenize/each-alone")
        void a_piece_alone_gives_the_ids_that_it_has_in_its_text(
                @ForAll(supplier = Inputs.AnyText.class) String text) {
            List<Pair> merges = reference.train(List.of(text), 20);   // merges that would like to cross every border
            List<Integer> alone = new ArrayList<>();
            for (String piece : reference.preTokenize(text)) {
                Arrays.stream(reference.encode(piece, merges)).forEach(alone::add);
            }
            Expect.same("the ids of the text", alone.stream().mapToInt(id -> id).toArray(),
                    subject.encodeText(text, merges));
        }

        @Example
        @Check("bpe.pretokenize/gpt2")
        void with_the_vocabulary_of_gpt2_the_ids_are_those_of_gpt2() {
            Golden.Encoded golden = Golden.allTexts();
            Expect.same("GPT-2's ids of many scripts", golden.gpt2().stream().mapToInt(id -> id).toArray(),
                    subject.encodeText(golden.text(), Golden.gpt2().merges()));
        }

        @Example
        @Check("bpe.pretokenize/gpt2-tinyshakespeare")
        void the_plays_have_as_many_tokens_as_gpt2_gives_them() {
            int[] ids = subject.encodeText(Golden.tinyShakespeare(), Golden.gpt2().merges());
            Expect.same("the number of tokens", Golden.tokensOfTinyShakespeare(), ids.length);
            long checksum = 0;
            for (int id : ids) {
                checksum = (checksum * 31 + id) % (1L << 32);
            }
            Expect.same("the checksum of the ids", Golden.checksumOfTinyShakespeare(), checksum);
        }
    }

    @Group
    class PreTokensFast {

        @Example
        @Check(value = "bpe.pretokenize-fast/hand-example", gate = true)
        void a_greeting_is_cut_as_by_hand() {
            Expect.same("the pieces of \"" + HAND + "\"", HAND_PIECES, subject.preTokenizeFast(HAND));
        }

        @Property(tries = 400)
        @Check(value = "bpe.pretokenize-fast/agrees-with-pattern", weight = 2)
        void every_text_is_cut_as_the_pattern_cuts_it(@ForAll(supplier = Inputs.AnyText.class) String text) {
            Expect.same("the pieces", reference.preTokenize(text), subject.preTokenizeFast(text));
        }

        @Example
        @Check("bpe.pretokenize-fast/golden")
        void text_is_cut_where_the_regex_library_of_python_cuts() {
            for (Golden.Text golden : Golden.texts()) {
                Expect.same("the pieces of \"" + golden.text() + "\"", golden.pieces(),
                        subject.preTokenizeFast(golden.text()));
            }
        }

        @Example
        @Check("bpe.pretokenize-fast/every-character")
        void every_character_of_unicode_is_cut_as_the_pattern_cuts_it() {
            for (int plane : new int[] {0, 1, 2, 3, 14}) {   // the others hold no letter
                List<String> around = IntStream.range(plane << 16, plane + 1 << 16)
                        .filter(point -> point < 0xD800 || 0xDFFF < point)
                        .mapToObj(Character::toString).map(character -> "a1" + character + character + ".").toList();
                String all = String.join("", around);
                List<String> expected = reference.preTokenize(all);
                List<String> actual = subject.preTokenizeFast(all);
                if (!expected.equals(actual)) {   // the first character that goes wrong alone says more than all in a row
                    around.forEach(text -> Expect.same("the pieces around U+" + hexadecimal(text.codePointAt(2)),
                            reference.preTokenize(text), subject.preTokenizeFast(text)));
                    Expect.same("the pieces of all characters from U+" + hexadecimal(plane << 16), expected, actual);
                }
            }
        }

        private static String hexadecimal(int point) {
            return String.format("%04X", point);
        }

        @Example
        @Check("bpe.pretokenize-fast/a-million-spaces")
        void a_million_spaces_pass() {
            String spaces = " ".repeat(1_000_000);
            Expect.same("the pieces of a million spaces", List.of(spaces), subject.preTokenizeFast(spaces));
            Expect.same("the pieces of a million spaces and a word", List.of(spaces.substring(1), " end"),
                    subject.preTokenizeFast(spaces + "end"));
        }
    }

    @Group
    class SpecialTokens {

        private static final List<Pair> MERGES = List.of(new Pair(27, 91), new Pair(87, 87), new Pair(256, 87));

        @Example
        @Check(value = "bpe.special/hand-example", gate = true)
        void a_mark_between_two_letters_is_cut_out_as_by_hand() {
            Expect.same("the chunks of a<|x|>b", List.of("a", "<|x|>", "b"),
                    subject.splitSpecials("a<|x|>b", List.of("<|x|>")));
            Expect.same("the ids of a<|x|>b", new int[] {64, 256, 65},
                    subject.encodeWithSpecials("a<|x|>b", List.of(), List.of("<|x|>")));
        }

        @Example
        @Check("bpe.special/longest-first")
        void the_longest_of_the_leftmost_is_taken() {
            Expect.same("the chunks of <|x|><|y|>!", List.of("<|x|><|y|>", "!"),
                    subject.splitSpecials("<|x|><|y|>!", Inputs.MARKS));
            Expect.same("the chunks of x<|x|>", List.of("x", "<|x|>"),
                    subject.splitSpecials("x<|x|>", Inputs.MARKS));
            Expect.same("the chunks of xxx|", List.of("xx", "x|"), subject.splitSpecials("xxx|", Inputs.MARKS));
            Expect.same("the chunks of xx, the longer special listed first", List.of("xx"),
                    subject.splitSpecials("xx", List.of("xx", "x")));
        }

        @Property(tries = 100)
        @Check(value = "bpe.special/agrees-with-reference", weight = 2)
        void the_chunks_agree_with_the_reference(@ForAll(supplier = Inputs.MarkedText.class) String text) {
            Expect.same("the chunks of \"" + text + "\"", reference.splitSpecials(text, Inputs.MARKS),
                    subject.splitSpecials(text, Inputs.MARKS));
        }

        @Property
        @Check("bpe.special/nothing-lost")
        void joined_the_chunks_are_the_text(@ForAll(supplier = Inputs.MarkedText.class) String text) {
            List<String> chunks = subject.splitSpecials(text, Inputs.MARKS);
            Expect.same("the chunks, joined", text, String.join("", chunks));
            Expect.that(!chunks.contains(""), "A chunk is empty; where nothing stands, there is no chunk.");
        }

        @Property
        @Check("bpe.special/never-split")
        void a_chunk_is_a_special_or_holds_none(@ForAll(supplier = Inputs.MarkedText.class) String text) {
            for (String chunk : subject.splitSpecials(text, Inputs.MARKS)) {
                Expect.that(Inputs.MARKS.contains(chunk) || Inputs.MARKS.stream().noneMatch(chunk::contains),
                        "The chunk \"" + chunk + "\" of \"" + text + "\" holds a special that was not cut out.");
            }
        }

        @Property
        @Check("bpe.special/never-from-merges")
        void a_special_token_never_arises_from_merges(@ForAll(supplier = Inputs.MarkedText.class) String text) {
            int first = 256 + MERGES.size();
            long marks = reference.splitSpecials(text, Inputs.MARKS).stream().filter(Inputs.MARKS::contains).count();
            long tokens = Arrays.stream(subject.encodeWithSpecials(text, MERGES, Inputs.MARKS))
                    .filter(id -> id >= first).count();
            Expect.same("how many special tokens \"" + text + "\" gives", marks, tokens);
        }

        @Property
        @Check("bpe.special/ids")
        void the_ids_agree_with_the_reference(@ForAll(supplier = Inputs.MarkedText.class) String text) {
            Expect.same("the ids of \"" + text + "\"", reference.encodeWithSpecials(text, MERGES, Inputs.MARKS),
                    subject.encodeWithSpecials(text, MERGES, Inputs.MARKS));
        }

        @Example
        @Check("bpe.special/gpt2-end-of-text")
        void the_end_of_text_of_gpt2_is_50256() {
            BpeVocabulary gpt2 = Golden.gpt2();
            Expect.same("GPT-2's ids of Hello<|endoftext|>world", new int[] {15496, 50256, 6894},
                    subject.encodeWithSpecials("Hello<|endoftext|>world", gpt2.merges(), gpt2.specials()));
        }
    }
}
