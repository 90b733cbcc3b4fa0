package org.zonemark.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * XML as spreadsheet programs write it: without document types, neither deep nor with ever new names. A parser keeps in memory how
 * deep it is and every name that it has met, so that other files would fill it although they are read as a stream.
 */
final class PlainXml extends XMLFilterImpl {

    /** Spreadsheets are a dozen deep; some JDKs stop at 100 by themselves, in words of their own. */
    private static final int DEEPEST = 64;

    /** All names of the standard, with those of the extensions that makers have added, are fewer. */
    private static final int MOST_NAMES = 10_000;

    private final Set<String> names = new HashSet<>();
    private int depth;

    private PlainXml(XMLReader reader) {
        super(reader);
    }

    static void parse(InputStream part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        PlainXml filter = new PlainXml(reader);
        filter.setContentHandler(handler);
        filter.parse(new InputSource(new BoundedMarkup(text(part))));
    }

    /** Parts are written in UTF-8 or UTF-16 (ECMA-376 part 2), and in nothing else, whatever they say. */
    private static InputStreamReader text(InputStream part) throws IOException {
        BOMInputStream bytes = BOMInputStream.builder()
                .setInputStream(part)
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16BE, ByteOrderMark.UTF_16LE)
                .get();
        Charset charset = bytes.hasBOM() ? Charset.forName(bytes.getBOMCharsetName()) : StandardCharsets.UTF_8;
        return new InputStreamReader(bytes, charset.newDecoder());
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (++depth > DEEPEST) {
            throw new UnreadableSheetException("bomb");
        }
        met(qualified);
        for (int i = 0; i < attributes.getLength(); i++) {
            met(attributes.getQName(i));
        }
        super.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        depth--;
        super.endElement(uri, name, qualified);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        met(prefix);
        met(uri);
        super.startPrefixMapping(prefix, uri);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        met(target);
        super.processingInstruction(target, data);
    }

    private void met(String name) {
        if (names.add(name) && names.size() > MOST_NAMES) {
            throw new UnreadableSheetException("bomb");
        }
    }
}
