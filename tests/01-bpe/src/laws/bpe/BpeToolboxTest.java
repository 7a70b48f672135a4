package laws.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contracts.BpeContract.Pair;
import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import contracts.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import reference.bpe.BpeToolbox;
import reference.bpe.Ranks;
import reference.bpe.TokenBytes;
import reference.bpe.Utf8;

/** The whole tokenizer, as the commands use it: trained on a text, with specials. */
@Tag("bpe")
class BpeToolboxTest {

    private static final List<String> SPECIALS = List.of("<|x|>", "<|xx|>");

    private final BpeRecipe recipe = new BpeToolbox();

    @Example
    void is_found_as_a_service() {
        assertThat(ServiceLoader.load(BpeRecipe.class)).hasAtLeastOneElementOfType(BpeToolbox.class);
    }

    @Example
    void the_size_counts_bytes_merges_and_specials() {
        BpeVocabulary vocabulary = recipe.train("the cat, the hat<|x|>the rat", 262, SPECIALS);
        assertThat(vocabulary.size()).isEqualTo(262);
        assertThat(vocabulary.merges()).hasSize(4);
        Tokenizer tokenizer = recipe.tokenizer(vocabulary);
        assertThat(tokenizer.vocabularySize()).isEqualTo(262);
        assertThat(tokenizer.encode("<|x|><|xx|>")).containsExactly(260, 261);
    }

    @Example
    void a_short_text_gives_a_smaller_vocabulary() {
        assertThat(recipe.train("ab", 1000, List.of()).size()).isEqualTo(257);
        assertThat(recipe.train("", 256, List.of()).size()).isEqualTo(256);
    }

    @Example
    void nothing_is_merged_across_a_special() {
        BpeVocabulary vocabulary = recipe.train("a<|x|>b a<|x|>b a<|x|>b", 300, List.of("<|x|>"));
        assertThat(vocabulary.merges()).containsExactly(new Pair(220, 64));   // a space and a, nothing else
    }

    @Example
    void nonsense_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> recipe.train("text", 257, SPECIALS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A vocabulary of 257 tokens has no room for 256 bytes and 2 specials: "
                        + "ask for at least 258.");
        assertThatThrownBy(() -> recipe.train("text", 300, List.of(""))).hasMessageContaining("must not be empty");
        assertThatThrownBy(() -> recipe.train("text", 300, List.of("s", "s"))).hasMessageContaining("named twice");
        assertThatThrownBy(() -> recipe.train("text", 300, List.of("a"))).hasMessageContaining("exactly like token 64");
        assertThatThrownBy(() -> recipe.train("text", 300, List.of("\ud83d"))).hasMessageContaining("half a character");
        Tokenizer tokenizer = recipe.tokenizer(BpeVocabulary.trained(List.of(), List.of()));
        assertThatThrownBy(() -> tokenizer.decode(new int[] {256})).hasMessageContaining("0 to 255");
    }

    @Example
    void a_merge_of_tokens_that_do_not_exist_yet_is_refused() {
        for (Pair merge : List.of(new Pair(256, 64), new Pair(64, 256))) {
            assertThatThrownBy(() -> new Ranks(List.of(merge))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("but only tokens 0 to 255 exist before it");
        }
        assertThat(new TokenBytes().size()).isEqualTo(256);
        assertThatThrownBy(() -> new TokenBytes().of(256)).hasMessageContaining("whose ids are 0 to 255");
    }

    @Example
    void half_a_character_becomes_the_replacement_character() {
        for (String half : List.of("\ud800", "\udbff", "\udc00", "\udfff")) {
            assertThat(Utf8.text(Utf8.bytes(half))).isEqualTo("\ufffd");
        }
    }

    @Example
    void a_character_of_several_bytes_is_as_many_tokens() {
        assertThat(recipe.tokenizer(BpeVocabulary.trained(List.of(), List.of())).encode("\u4f60".repeat(60)))
                .hasSize(180);
    }

    @Example
    void ids_that_are_no_permutation_are_refused() {
        List<Integer> ids = new ArrayList<>(BpeVocabulary.trained(List.of(), List.of()).ids());
        ids.set(7, 8);
        assertThatThrownBy(() -> new BpeVocabulary(List.of(), List.of(), ids)).hasMessageContaining("out of place");
        ids.remove(7);
        assertThatThrownBy(() -> new BpeVocabulary(List.of(), List.of(), ids))
                .hasMessageContaining("needs as many ids");
    }

    /** Trained on the text itself, so that merges of every kind take part. */
    @Property(tries = 100)
    void decoding_gives_every_text_back(@ForAll(supplier = Inputs.AnyText.class) String text) {
        Tokenizer tokenizer = recipe.tokenizer(recipe.train(text, 280, SPECIALS));
        int[] ids = tokenizer.encode(text);
        assertThat(tokenizer.decode(ids)).isEqualTo(EncodingLaws.withoutHalves(text));
        assertThat(tokenizer.encode(text)).as("the same, once its words are remembered").isEqualTo(ids);
    }
}
