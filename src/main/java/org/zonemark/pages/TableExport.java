package org.zonemark.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.zonemark.api.Download;
import org.zonemark.sheet.TableWriter;

/**
 * A table of a page as a file, as the reader sees it: with the same rights, filter, order and language, because it is taken from the page
 * itself. {@code ?table=NAME&as=xlsx} or {@code as=csv} on the address of the page asks for it; lists that a page shows in parts come
 * whole.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class TableExport extends OncePerRequestFilter {

    static final String TABLE = "table";
    static final String AS = "as";

    private static final String WHOLE = TableExport.class.getName();

    /** Whether the present page is made for a file, which has no parts to leaf through. */
    static boolean isUnderWay() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(WHOLE, RequestAttributes.SCOPE_REQUEST) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<TableWriter.Format> format = format(request);
        if (format.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(WHOLE, true);
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String type = page.getContentType();
        if (page.getStatus() != HttpServletResponse.SC_OK
                || type == null
                || !type.startsWith(MediaType.TEXT_HTML_VALUE)) {
            page.copyBodyToResponse();
            return;
        }
        Document shown = Jsoup.parse(new String(page.getContentAsByteArray(), StandardCharsets.UTF_8));
        Elements tables = shown.select("table[data-table=" + request.getParameter(TABLE) + "]");
        if (tables.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        write(new ShownTable(tables), shown.title().replace(" · Zonemark", ""), format.get(), response);
    }

    private static Optional<TableWriter.Format> format(HttpServletRequest request) {
        String table = request.getParameter(TABLE);
        boolean asked = request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith("/api/")
                && request.getParameter(AS) != null
                && table != null
                && table.matches("[a-z0-9-]{1,40}");
        return asked
                ? Arrays.stream(TableWriter.Format.values())
                        .filter(format -> format.extension().equals(request.getParameter(AS)))
                        .findFirst()
                : Optional.empty();
    }

    private static void write(ShownTable table, String title, TableWriter.Format format, HttpServletResponse response)
            throws IOException {
        if (format == TableWriter.Format.XLSX) {
            response.setCharacterEncoding((String) null);
        }
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(title + "." + format.extension()));
        try (TableWriter file = TableWriter.of(format, title, table.headings(), response.getOutputStream())) {
            for (var row : table.rows()) {
                file.row(row);
            }
        }
    }
}
