package datasets.grammar;

/** What a telling writes on: a blank page takes every word, a written one only the words that stand there. */
sealed interface Page {

    /** Whether {@code words} now stand at {@code at}. */
    boolean takes(int at, String words);

    /** The text from {@code from} to before {@code to}. */
    String between(int from, int to);

    /** For the generator: words are appended. */
    record Blank(StringBuilder text) implements Page {

        @Override
        public boolean takes(int at, String words) {
            text.append(words);
            return true;
        }

        @Override
        public String between(int from, int to) {
            return text.substring(from, to);
        }
    }

    /** For the reader: words are compared. It notes how far any attempt came. */
    final class Written implements Page {

        private final String text;
        private int farthest;

        Written(String text) {
            this.text = text;
        }

        @Override
        public boolean takes(int at, String words) {
            int same = 0;
            int most = Math.min(words.length(), text.length() - at);
            while (same < most && words.charAt(same) == text.charAt(at + same)) {
                same++;
            }
            farthest = Math.max(farthest, at + same);
            return same == words.length();
        }

        @Override
        public String between(int from, int to) {
            return text.substring(from, to);
        }

        int farthest() {
            return farthest;
        }
    }
}
