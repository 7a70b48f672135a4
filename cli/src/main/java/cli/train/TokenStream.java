package cli.train;

import contracts.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Tokens to text as they come. A character may be spread over several tokens, so an unfinished one waits. */
final class TokenStream {

    private static final char UNFINISHED = '\uFFFD';
    private static final int LONGEST_WAIT = 4; // bytes of a character in UTF-8

    private final Tokenizer tokenizer;
    private final List<Integer> waiting = new ArrayList<>();

    TokenStream(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** What can be shown once this token has come; may be empty. */
    String next(int id) {
        waiting.add(id);
        String text = text();
        if (text.indexOf(UNFINISHED) >= 0 && waiting.size() < LONGEST_WAIT) {
            return "";
        }
        waiting.clear();
        return text;
    }

    /** What still waits at the end. */
    String rest() {
        String text = text();
        waiting.clear();
        return text;
    }

    private String text() {
        return tokenizer.decode(waiting.stream().mapToInt(Integer::intValue).toArray());
    }
}
