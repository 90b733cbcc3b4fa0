package org.zonemark.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** What the styles of a workbook say of how its numbers are shown: as days, as so many of a hundred, or as they are. */
final class CellFormats extends DefaultHandler {

    /** Spreadsheet programs have no more, of either kind. */
    private static final int MOST_FORMATS = 65_536;

    /** Spreadsheet programs take no longer ones. */
    private static final int LONGEST_FORMAT = 255;

    private final Map<Integer, CellValue.Kind> formats = new HashMap<>();
    private final List<CellValue.Kind> kinds = new ArrayList<>();
    private boolean inCells;

    /** What a number of that style is. */
    CellValue.Kind kind(@Nullable String style) {
        if (style == null || !style.matches("[0-9]{1,6}")) {
            return CellValue.Kind.NUMBER;
        }
        int index = Integer.parseInt(style);
        return index < kinds.size() ? kinds.get(index) : CellValue.Kind.NUMBER;
    }

    /** What a number in a format is. */
    static CellValue.Kind kind(int id, @Nullable String format) {
        if (format != null && format.length() > LONGEST_FORMAT) {
            return CellValue.Kind.NUMBER;
        }
        if (format != null && DateUtil.isADateFormat(id, format)) {
            return CellValue.Kind.DATE;
        }
        String shown = format == null ? "" : format.replaceAll("\"[^\"]*\"", "");
        return shown.contains("%") ? CellValue.Kind.PERCENT : CellValue.Kind.NUMBER;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "numFmt" -> {
                checkCount(formats.size());
                int id = number(attributes, "numFmtId");
                formats.put(id, kind(id, attributes.getValue("formatCode")));
            }
            case "cellXfs" -> inCells = true;
            case "xf" -> {
                if (inCells) {
                    checkCount(kinds.size());
                    int id = number(attributes, "numFmtId");
                    kinds.add(formats.getOrDefault(id, kind(id, id < 0 ? null : builtIn(id))));
                }
            }
            default -> {
                // Fonts, borders and the like change no value.
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("cellXfs")) {
            inCells = false;
        }
    }

    private static void checkCount(int known) {
        if (known >= MOST_FORMATS) {
            throw new UnreadableSheetException("many_formats", MOST_FORMATS);
        }
    }

    private static @Nullable String builtIn(int id) {
        return BuiltinFormats.getBuiltinFormat(id);
    }

    private static int number(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    }
}
