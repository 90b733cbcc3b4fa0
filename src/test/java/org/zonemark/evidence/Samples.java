package org.zonemark.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of every kind that is taken. */
final class Samples {

    static final String TYPES_NAME = "[Content_Types].xml";
    static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static final String MACRO_MAIN = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

    private Samples() {}

    static byte[] pdf() {
        String body = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
        String table = "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
                + "trailer\n<< /Size 3 /Root 1 0 R >>\n";
        return ascii(body + table + "startxref\n" + body.length() + "\n%%EOF");
    }

    /** A PDF file of so many bytes and a few more. */
    static byte[] pdf(int size, char filler) {
        String body = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n%"
                + String.valueOf(filler).repeat(size) + "\n";
        String table = "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
                + "trailer\n<< /Size 3 /Root 1 0 R >>\n";
        return ascii(body + table + "startxref\n" + body.length() + "\n%%EOF");
    }

    static byte[] png() {
        return image("png");
    }

    static byte[] jpeg() {
        return image("jpg");
    }

    /** As spreadsheet programs write it, without knowing the sizes of parts before. */
    static byte[] workbook() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            String[][] parts = {
                {TYPES_NAME, types(MAIN)}, {"_rels/.rels", "<Relationships/>"}, {"xl/workbook.xml", "<workbook/>"}
            };
            for (String[] part : parts) {
                out.putNextEntry(new ZipEntry(part[0]));
                out.write(part[1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook to add parts to. */
    static RawZip rawWorkbook() {
        return rawWorkbook(types(MAIN));
    }

    static RawZip rawWorkbook(String types) {
        return new RawZip()
                .with(TYPES_NAME, types)
                .with("_rels/.rels", "<Relationships/>")
                .with("xl/workbook.xml", "<workbook/>");
    }

    static String types(String main) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + main + "\"/></Types>";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static byte[] image(String format) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, i * 0x010305);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
