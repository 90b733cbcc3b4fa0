package org.zonemark.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;

/**
 * Prints markup as a tagged PDF with its typeface in it. The same markup gives the same bytes: the document has no date of printing,
 * and its number is a hash of what stands in it. Nothing is fetched, from wherever markup may point to.
 */
@Component
public class PdfPrinter {

    private static final String PRODUCER = "Zonemark";
    private static final float VERSION = 1.7f;
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final PaperFont font = new PaperFont();

    /** @param markup HTML with a title and a language; styles stand in it */
    public byte[] print(String markup) {
        Document page = Jsoup.parse(markup);
        page.nodeStream(TextNode.class).toList().forEach(text -> text.text(font.shown(text.getWholeText())));
        String title = page.title();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfVersion(VERSION)
                .usePdfUaAccessibility(true)
                .withProducer(PRODUCER)
                .useFont(font::regular, PaperFont.FAMILY, REGULAR, FontStyle.NORMAL, true)
                .useFont(font::bold, PaperFont.FAMILY, BOLD, FontStyle.NORMAL, true)
                .useObjectDrawerFactory(drawers())
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withW3cDocument(W3CDom.convert(page), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle(title);
            GregorianCalendar begin = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            begin.setTimeInMillis(0);
            information.setCreationDate(begin);
            information.setModificationDate(begin);
            document.setDocumentId(number(page.outerHtml()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefaultObjectDrawerFactory drawers() {
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer("zonemark/radar", new RadarDrawer());
        drawers.registerDrawer("zonemark/code", new CodeDrawer());
        return drawers;
    }

    private static long number(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
