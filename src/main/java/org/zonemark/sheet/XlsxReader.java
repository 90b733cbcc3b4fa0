package org.zonemark.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads workbooks of ECMA-376 part by part as a stream, so that memory does not grow with rows. */
final class XlsxReader {

    private final SheetLimits limits;
    private final Guard guard;

    private XlsxReader(SheetLimits limits, Guard guard) {
        this.limits = limits;
        this.guard = guard;
    }

    static void read(Path file, SheetLimits limits, Guard guard) throws IOException {
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            checkCarriesNothingElse(parts);
            new XlsxReader(limits, guard).read(new XSSFReader(parts));
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
        if (lower.contains("zip bomb") || lower.contains("max size") || lower.contains("too many")) {
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
        DateSystem dates = new DateSystem();
        parse(workbook.getSharedStringsData(), texts);
        parse(workbook.getStylesData(), formats);
        parse(workbook.getWorkbookData(), dates);
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) workbook.getSheetsData();
        while (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                guard.sheet(sheets.getSheetName());
                parse(sheet, new XlsxSheet(guard, texts, formats, dates.from1904));
            }
        }
    }

    private void parse(@Nullable InputStream part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        if (part == null) {
            return;
        }
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        reader.setContentHandler(handler);
        try (InputStream bounded = BoundedInputStream.builder()
                .setInputStream(part)
                .setMaxCount(limits.unpackedBytes())
                .setOnMaxCount((most, count) -> {
                    throw new UnreadableSheetException("bomb");
                })
                .get()) {
            reader.parse(new InputSource(bounded));
        }
    }

    /** Whether days are counted from 1904 on, as old programs of one maker did. */
    private static final class DateSystem extends DefaultHandler {

        private boolean from1904;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (name.equals("workbookPr")) {
                String said = attributes.getValue("date1904");
                from1904 = "1".equals(said) || "true".equals(said);
            }
        }
    }
}
