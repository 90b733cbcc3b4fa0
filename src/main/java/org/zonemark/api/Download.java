package org.zonemark.api;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** What a browser is told of a file that it gets: its name, without characters that some file system refuses. */
public final class Download {

    private Download() {}

    /** To be kept. */
    public static String attachment(String name) {
        return said(ContentDisposition.attachment(), name);
    }

    /** To be shown, and kept under that name if somebody wants to. */
    public static String inline(String name) {
        return said(ContentDisposition.inline(), name);
    }

    /** The name with every such character replaced. */
    static String fileName(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    private static String said(ContentDisposition.Builder disposition, String name) {
        return disposition
                .filename(fileName(name), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
