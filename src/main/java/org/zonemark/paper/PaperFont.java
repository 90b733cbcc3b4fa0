package org.zonemark.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The typeface of all paper, Noto Sans SC, which comes with the program (SIL Open Font License 1.1). The radicals and compatibility
 * forms that look like ideographs are left out of the files, so that what is copied from a PDF is the ideograph.
 */
final class PaperFont {

    static final String FAMILY = "Noto Sans SC";

    private static final String REGULAR = "/fonts/NotoSansSC-Regular.ttf";
    private static final String BOLD = "/fonts/NotoSansSC-Bold.ttf";

    private final byte[] regular;
    private final byte[] bold;
    private final BitSet characters = new BitSet();

    PaperFont() {
        this.regular = bytes(REGULAR);
        this.bold = bytes(BOLD);
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(regular))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
                if (glyphs.getGlyphId(character) != 0) {
                    characters.set(character);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream regular() {
        return new ByteArrayInputStream(regular);
    }

    InputStream bold() {
        return new ByteArrayInputStream(bold);
    }

    /** The same text, in which characters that the typeface does not have are told by their numbers instead of left blank. */
    String shown(String text) {
        if (text.codePoints().allMatch(this::has)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (has(character)) {
                shown.appendCodePoint(character);
            } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
                shown.append("[U+").append(String.format("%04X", character)).append(']');
            }
        });
        return shown.toString();
    }

    private boolean has(int character) {
        return characters.get(character) || Character.isWhitespace(character);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = PaperFont.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
