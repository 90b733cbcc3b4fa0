package org.zonemark.sheet;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts of a workbook, which its cells name by their place in a list. How they are to be pronounced is left out. */
final class SharedTexts extends DefaultHandler {

    private final Guard guard;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inPronunciation;

    SharedTexts(Guard guard) {
        this.guard = guard;
    }

    /** @throws UnreadableSheetException if there is no such text */
    String at(String index) {
        if (index.matches("[0-9]{1,9}") && Integer.parseInt(index) < texts.size()) {
            return texts.get(Integer.parseInt(index));
        }
        throw new UnreadableSheetException("damaged");
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "rPh" -> inPronunciation = true;
            case "t" -> inText = !inPronunciation;
            default -> {
                // Fonts of parts of a text change nothing.
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inText) {
            text.append(characters, start, length);
            guard.checkLength(text.length());
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "si" -> {
                guard.text(text.length());
                texts.add(text.isEmpty() ? "" : EscapedText.read(text.toString()));
            }
            case "rPh" -> inPronunciation = false;
            case "t" -> inText = false;
            default -> {
                // As above.
            }
        }
    }
}
