package org.zonemark.evidence;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The part {@code [Content_Types].xml} of an Office file, which says what the other parts are. */
final class PartTypes {

    private PartTypes() {}

    /**
     * Every type named, in lower case.
     *
     * @throws EvidenceRefusedException if it is no such part
     */
    static Set<String> read(byte[] xml) {
        Set<String> types = new HashSet<>();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw Inspection.damaged(ContentType.XLSX);
                }
                String type = event == XMLStreamConstants.START_ELEMENT
                        ? reader.getAttributeValue(null, "ContentType")
                        : null;
                if (type != null) {
                    types.add(type.strip().toLowerCase(Locale.ROOT));
                }
            }
        } catch (XMLStreamException e) {
            throw Inspection.damaged(ContentType.XLSX);
        }
        return types;
    }

    /** Reads what stands there and nothing else: no declarations, no entities, no other files. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
