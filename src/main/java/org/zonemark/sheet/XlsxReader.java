package org.zonemark.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads workbooks of ECMA-376 part by part as a stream, so that memory does not grow with rows. */
final class XlsxReader {

    private final Guard guard;

    private XlsxReader(Guard guard) {
        this.guard = guard;
    }

    static void read(Path file, SheetLimits limits, Guard guard) throws IOException {
        try (BoundedParts bounded = BoundedParts.of(file, limits.unpackedBytes());
                OPCPackage parts = OPCPackage.open(bounded)) {
            checkCarriesNothingElse(parts);
            bounded.allOpened();
            new XlsxReader(guard).read(new XSSFReader(parts));
        } catch (OpenXML4JException | OpenXML4JRuntimeException | POIXMLException | SAXException e) {
            throw unreadable(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
            // What the library says of some broken packages.
            throw new UnreadableSheetException(e, "damaged");
        }
    }

    private static UnreadableSheetException unreadable(Exception e) {
        String said = String.valueOf(e.getMessage())
                + (e.getCause() == null ? "" : e.getCause().getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("bomb") || lower.contains("max size") || lower.contains("too many")) {
            return new UnreadableSheetException(e, "bomb");
        }
        if (lower.contains("doctype")) {
            return new UnreadableSheetException(e, "doctype");
        }
        return new UnreadableSheetException(e, "damaged");
    }

    private static void checkCarriesNothingElse(OPCPackage parts) throws OpenXML4JException {
        boolean workbook = false;
        for (PackagePart part : parts.getParts()) {
            String name = part.getPartName().getName().toLowerCase(Locale.ROOT);
            String type = part.getContentType().toLowerCase(Locale.ROOT);
            if (name.endsWith("vbaproject.bin") || type.contains("macroenabled") || name.contains("/macrosheets/")) {
                throw new UnreadableSheetException("macros");
            }
            if (name.contains("/externallinks/")) {
                throw new UnreadableSheetException("external_links");
            }
            if (name.endsWith("/connections.xml")) {
                throw new UnreadableSheetException("connections");
            }
            if (type.contains("sheet.binary")) {
                throw new UnreadableSheetException("binary_workbook");
            }
            workbook |= type.contains("spreadsheetml.sheet.main") || type.contains("spreadsheetml.template.main");
        }
        if (!workbook) {
            throw new UnreadableSheetException("no_workbook");
        }
    }

    private void read(XSSFReader workbook)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        SharedTexts texts = new SharedTexts(guard);
        CellFormats formats = new CellFormats();
        Frame frame = new Frame();
        parse(workbook.getSharedStringsData(), texts);
        parse(workbook.getStylesData(), formats);
        parse(workbook.getWorkbookData(), frame);
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) workbook.getSheetsData();
        while (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                guard.sheet(sheets.getSheetName());
                parse(sheet, new XlsxSheet(guard, texts, formats, frame.from1904));
            }
        }
    }

    private static void parse(@Nullable InputStream part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        if (part == null) {
            return;
        }
        try (InputStream in = part) {
            PlainXml.parse(in, handler);
        }
    }

    /** What is said of the workbook as a whole; read before the library gathers its sheets, however many they are. */
    private static final class Frame extends DefaultHandler {

        /** Whether days are counted from 1904 on, as old programs of one maker did. */
        private boolean from1904;

        private int sheets;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (name.equals("sheet") && ++sheets > SheetLimits.MOST_SHEETS) {
                throw new UnreadableSheetException("many_sheets", SheetLimits.MOST_SHEETS);
            }
            if (name.equals("workbookPr")) {
                String said = attributes.getValue("date1904");
                from1904 = "1".equals(said) || "true".equals(said);
            }
        }
    }
}
