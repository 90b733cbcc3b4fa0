package org.zonemark.sheet;

import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** One sheet of a workbook. A formula counts as what it came to when it was last computed. */
final class XlsxSheet extends DefaultHandler {

    private static final int MOST_COLUMNS = 16_384;
    private static final int LETTERS = 26;

    private final Guard guard;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final boolean from1904;
    private final StringBuilder text = new StringBuilder();
    private int row;
    private int column;
    private @Nullable String type;
    private @Nullable String style;
    private boolean inText;

    XlsxSheet(Guard guard, SharedTexts texts, CellFormats formats, boolean from1904) {
        this.guard = guard;
        this.texts = texts;
        this.formats = formats;
        this.from1904 = from1904;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> {
                row = row(attributes.getValue("r"));
                column = -1;
                guard.beginRow();
            }
            case "c" -> {
                column = column(attributes.getValue("r"));
                type = attributes.getValue("t");
                style = attributes.getValue("s");
                text.setLength(0);
            }
            case "v", "t" -> inText = true;
            case "mergeCell" -> guard.merged(area(attributes.getValue("ref")));
            default -> {
                // Formulas, conditions and the like hold no value.
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
            case "v", "t" -> inText = false;
            case "c" -> {
                if (!text.isEmpty()) {
                    guard.cell(column, value(text.toString()));
                }
            }
            case "row" -> guard.endRow(row);
            default -> {
                // As above.
            }
        }
    }

    private CellValue value(String written) {
        return switch (type == null ? "n" : type) {
            case "s" -> CellValue.text(texts.at(written));
            case "str", "inlineStr" -> CellValue.text(EscapedText.read(written));
            case "b" -> CellValue.truth(written.strip().equals("1"));
            case "e" -> CellValue.error(written);
            case "d" -> CellValue.text(written);
            default -> number(written);
        };
    }

    private CellValue number(String written) {
        double number;
        try {
            number = Double.parseDouble(written);
        } catch (NumberFormatException e) {
            return CellValue.text(written);
        }
        if (!Double.isFinite(number)) {
            return CellValue.text(written);
        }
        return switch (formats.kind(style)) {
            case PERCENT -> CellValue.percent(number);
            case DATE ->
                DateUtil.isValidExcelDate(number)
                        ? CellValue.date(
                                DateUtil.getLocalDateTime(number, from1904).toLocalDate())
                        : CellValue.number(number);
            default -> CellValue.number(number);
        };
    }

    private int row(@Nullable String written) {
        if (written == null) {
            return row + 1;
        }
        if (!written.matches("[0-9]{1,9}")) {
            throw new UnreadableSheetException("damaged");
        }
        return Integer.parseInt(written);
    }

    /** Cells that do not say where they stand, stand beside the one before. */
    private int column(@Nullable String reference) {
        int number = 0;
        for (int i = 0; reference != null && i < reference.length(); i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z' || number > MOST_COLUMNS) {
                break;
            }
            number = number * LETTERS + letter - 'A' + 1;
        }
        int found = number == 0 ? column + 1 : number - 1;
        if (found >= MOST_COLUMNS) {
            throw new UnreadableSheetException("damaged");
        }
        return found;
    }

    private static CellArea area(@Nullable String reference) {
        if (reference == null) {
            throw new UnreadableSheetException("damaged");
        }
        return CellArea.of(reference);
    }
}
