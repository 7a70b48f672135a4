package laws.bpe;

import contracts.BpeContract.Pair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the laws of chapter 01 draw: few letters where collisions matter, every letter where none may be forgotten. */
final class Inputs {

    private static final int A = 64;   // the token of "a"
    private static final int LETTERS = 3;

    private Inputs() {}

    /** Sequences of three tokens, so that runs and repeated pairs abound. */
    static final class FewTokens implements ArbitrarySupplier<int[]> {
        @Override
        public Arbitrary<int[]> get() {
            return Arbitraries.integers().between(A, A + LETTERS - 1).array(int[].class).ofMaxSize(24);
        }
    }

    /** Sequences of single bytes, from 0x61 to 0x7A or any. */
    static final class AnyBytes implements ArbitrarySupplier<int[]> {
        @Override
        public Arbitrary<int[]> get() {
            return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.integers().between(A, A + 25)),
                    Tuple.of(3, Arbitraries.integers().between(0, 255))).array(int[].class).ofMaxSize(12);
        }
    }

    /** Sequences of tokens 0 to 271. */
    static final class AnyTokens implements ArbitrarySupplier<int[]> {
        @Override
        public Arbitrary<int[]> get() {
            return Arbitraries.integers().between(0, 271).array(int[].class).ofMaxSize(12);
        }
    }

    /** A pair of the tokens in {@link FewTokens}. */
    static final class FewPairs implements ArbitrarySupplier<Pair> {
        @Override
        public Arbitrary<Pair> get() {
            Arbitrary<Integer> token = Arbitraries.integers().between(A, A + LETTERS - 1);
            return Combinators.combine(token, token).as(Pair::new);
        }
    }

    /** Words of a, b and c, some of them several times. */
    static final class Words implements ArbitrarySupplier<List<String>> {
        @Override
        public Arbitrary<List<String>> get() {
            return new Word().get().list().ofMaxSize(12);
        }
    }

    /** A word of a, b and c. */
    static final class Word implements ArbitrarySupplier<String> {
        @Override
        public Arbitrary<String> get() {
            return Arbitraries.strings().withChars("abc").ofMaxLength(20);
        }
    }

    /** Well-formed merges over a, b and c: each joins two tokens that exist by then, no two join the same. */
    static final class Merges implements ArbitrarySupplier<List<Pair>> {
        @Override
        public Arbitrary<List<Pair>> get() {
            Arbitrary<Integer> choice = Arbitraries.integers().between(0, 9999);
            return Combinators.combine(choice, choice).as(Pair::new).list().ofMaxSize(16).map(Merges::wellFormed);
        }

        private static List<Pair> wellFormed(List<Pair> choices) {
            Set<Pair> merges = new LinkedHashSet<>();
            for (Pair choice : choices) {
                int known = LETTERS + merges.size();
                merges.add(new Pair(token(choice.left() % known), token(choice.right() % known)));
            }
            return new ArrayList<>(merges);
        }

        private static int token(int place) {
            return place < LETTERS ? A + place : 256 + place - LETTERS;
        }
    }

    /** Texts of everything: words, contractions, digits, scripts, emoji, all white space, NUL, half characters. */
    static final class AnyText implements ArbitrarySupplier<String> {
        @Override
        public Arbitrary<String> get() {
            Arbitrary<String> words = Arbitraries.strings().withCharRange('a', 'e').withChars(" A,.'1").ofMaxLength(8);
            Arbitrary<String> white = Arbitraries.strings()
                    .withChars(" \t\n\r\u000b\u0085\u00a0\u1680\u2003\u2028\u3000\u001c\u200b").ofMaxLength(4);
            Arbitrary<String> traps = Arbitraries.of("'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'LL", " '", "don't",
                    "42", " \u00bd", "\u2167", "\u4f60\u597d", "\u3002", "\u00e9", "e\u0301", "\u01c5",
                    "\ud83d\ude00", "\ud83d", "\ude00", "\ud83d ", "\u0000", "<|x|>", "<|xx|>", "\ufffd");
            Arbitrary<String> wild = Arbitraries.strings().all().ofMaxLength(4);
            return Arbitraries.frequencyOf(
                    Tuple.of(3, words), Tuple.of(3, white),
                    Tuple.of(3, traps), Tuple.of(1, wild))
                    .list().ofMaxSize(10).map(parts -> String.join("", parts));
        }
    }

    /** Texts full of the marks that {@link #MARKS} holds, whole and in pieces. */
    static final class MarkedText implements ArbitrarySupplier<String> {
        @Override
        public Arbitrary<String> get() {
            return Arbitraries.of("<|x|>", "<|x|><|y|>", "xx", "x", "<|", "|>", "ab ", "<|x", "\u4f60")
                    .list().ofMaxSize(10).map(parts -> String.join("", parts));
        }
    }

    /** Specials of which one begins another, one lies inside another, and one ends where a longer one begins. */
    static final List<String> MARKS = List.of("<|x|>", "xx", "<|x|><|y|>", "x|", "xx<");
}
