package reference.bpe;

/**
 * GPT-2's alphabet of 256 letters, one for each byte (Radford et al. 2019, section 2.2, and the code of that paper).
 *
 * <p>Files like vocab.json hold text, and not every byte is a letter that one can print. So a byte that prints in
 * Latin-1 stands for itself, and the 68 others borrow the letters from U+0100 on: the space is written U+0120, a G with
 * a dot. The tokens 0 to 255 are the bytes in this order: those that print first, then those that borrow.
 */
public final class ByteLetters {

    private static final byte[] BYTE_OF_ID = new byte[256];
    private static final char[] LETTER_OF_ID = new char[256];
    private static final int[] ID_OF_BYTE = new int[256];

    static {
        int id = 0;
        for (int b = 0; b < 256; b++) {
            if (prints(b)) {
                LETTER_OF_ID[id] = (char) b;
                BYTE_OF_ID[id++] = (byte) b;
            }
        }
        for (int b = 0, borrowed = 0x100; b < 256; b++) {
            if (!prints(b)) {
                LETTER_OF_ID[id] = (char) borrowed++;
                BYTE_OF_ID[id++] = (byte) b;
            }
        }
        for (id = 0; id < 256; id++) {
            ID_OF_BYTE[BYTE_OF_ID[id] & 0xFF] = id;
        }
    }

    private ByteLetters() {}

    /** The tokens of a text's UTF-8 bytes, before any merge. */
    public static int[] ids(String text) {
        byte[] bytes = Utf8.bytes(text);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = ID_OF_BYTE[bytes[i] & 0xFF];   // subtle: Java's bytes are signed, 0xC3 is -61
        }
        return ids;
    }

    /** The byte that token {@code id} (0 to 255) stands for. */
    public static byte byteOf(int id) {
        return BYTE_OF_ID[id];
    }

    /** The letter that stands for token {@code id} (0 to 255) in a file. */
    public static char letterOf(int id) {
        return LETTER_OF_ID[id];
    }

    /** Bytes that Latin-1 prints as a visible letter: neither control, nor a space, nor the soft hyphen 0xAD. */
    private static boolean prints(int b) {
        return '!' <= b && b <= '~' || 0xA1 <= b && b <= 0xAC || 0xAE <= b;
    }
}
