package laws.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import contracts.BpeContract.Pair;
import contracts.BpeVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reference.bpe.BpeTokenizer;
import reference.bpe.BpeToolbox;
import reference.bpe.ByteLetters;
import reference.bpe.Encoder;
import reference.bpe.Pairs;
import reference.bpe.PreTokenizer;

/** The numbers that the lesson and the questions of chapter 01 work out by hand, computed again. */
@Tag("bpe")
class LessonTest {

    private static final int A = 64;
    private static final int B = 65;
    private static final int C = 66;
    private static final int D = 67;

    @Test
    void the_rounds_of_aaabdaaabac() {
        int[] ids = ByteLetters.ids("aaabdaaabac");
        assertThat(ids).hasSize(11);
        assertThat(Pairs.count(ids)).isEqualTo(Map.of(new Pair(A, A), 2, new Pair(A, B), 2, new Pair(B, D), 1,
                new Pair(D, A), 1, new Pair(B, A), 1, new Pair(A, C), 1));
        ids = Pairs.merge(ids, new Pair(A, B), 256);
        assertThat(ids).hasSize(9);
        assertThat(Pairs.count(ids)).isEqualTo(Map.of(new Pair(A, A), 2, new Pair(A, 256), 2, new Pair(256, D), 1,
                new Pair(D, A), 1, new Pair(256, A), 1, new Pair(A, C), 1));
        ids = Pairs.merge(ids, new Pair(A, 256), 257);
        assertThat(ids).hasSize(7);
        assertThat(Pairs.count(ids)).isEqualTo(Map.of(new Pair(A, 257), 2, new Pair(257, D), 1, new Pair(D, A), 1,
                new Pair(257, A), 1, new Pair(A, C), 1));
        ids = Pairs.merge(ids, new Pair(A, 257), 258);
        assertThat(ids).containsExactly(258, D, 258, A, C);
    }

    @Test
    void the_steps_of_abcab() {
        List<Pair> merges = List.of(new Pair(B, C), new Pair(A, B));
        assertThat(Pairs.merge(ByteLetters.ids("abcab"), merges.get(0), 256)).containsExactly(A, 256, A, B);
        assertThat(new Encoder(merges).encode("abcab")).containsExactly(A, 256, 257);
    }

    @Test
    void the_picture_of_the_cat_and_the_hat() {
        BpeVocabulary vocabulary = new BpeToolbox().train("the cat, the hat", 259, List.of());
        assertThat(vocabulary.merges()).containsExactly(new Pair(83, 71), new Pair(256, 68), new Pair(A, 83));
        assertThat(new BpeTokenizer(vocabulary, PreTokenizer::split).encode("the cat's hat"))
                .containsExactly(257, 220, 66, 258, 6, 82, 220, 71, 258);
    }

    @Test
    void ids_of_single_bytes() {
        assertThat(ByteLetters.ids("!a \u20ac\u00e9z")).containsExactly(0, A, 220, 158, 224, 105, 127, 102, 89);
        assertThat((byte) 0xC3).isEqualTo((byte) -61);
    }

    @Test
    void what_gpt2_makes_of_the_plays_and_of_its_own_special() {
        BpeVocabulary gpt2 = Golden.gpt2();
        BpeTokenizer tokenizer = new BpeTokenizer(gpt2, PreTokenizer::split);
        String plays = Golden.tinyShakespeare();
        int bytes = plays.getBytes(StandardCharsets.UTF_8).length;
        int tokens = tokenizer.encode(plays).length;
        assertThat(bytes).isEqualTo(1_115_394);
        assertThat(tokens).isEqualTo(338_025);
        assertThat(String.format(Locale.ROOT, "%.2f", (double) bytes / tokens)).isEqualTo("3.30");
        List<String> pieces = PreTokenizer.split(plays);
        assertThat(pieces).hasSizeBetween(297_500, 298_499);
        assertThat(new HashSet<>(pieces)).hasSizeBetween(15_000, 15_100);
        BpeTokenizer plain = new BpeTokenizer(BpeVocabulary.trained(gpt2.merges(), List.of()), PreTokenizer::split);
        assertThat(plain.encode("<|endoftext|>")).hasSize(7);
        assertThat(tokenizer.encode("<|endoftext|>")).containsExactly(50256);
    }
}
