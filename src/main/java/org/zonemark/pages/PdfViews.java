package org.zonemark.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.zonemark.api.Download;
import org.zonemark.paper.PdfPrinter;

/** A view called {@code pdf:paper/x} is the page {@code paper/x} as a PDF, named by the attribute {@link #FILE} of the model. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PdfViews implements ViewResolver {

    static final String PREFIX = "pdf:";
    static final String FILE = "file";

    private final ThymeleafViewResolver pages;
    private final PdfPrinter printer;

    PdfViews(ThymeleafViewResolver pages, PdfPrinter printer) {
        this.pages = pages;
        this.printer = printer;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) throws Exception {
        if (!name.startsWith(PREFIX)) {
            return null;
        }
        View page = pages.resolveViewName(name.substring(PREFIX.length()), locale);
        return page == null ? null : new Printed(page);
    }

    private final class Printed implements View {

        private final View page;

        Printed(View page) {
            this.page = page;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
            page.render(model, request, written);
            byte[] pdf = printer.print(new String(written.getContentAsByteArray(), StandardCharsets.UTF_8));
            String file = String.valueOf(model == null ? "" : model.get(FILE));
            response.setCharacterEncoding((String) null);
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            response.setContentLength(pdf.length);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.inline(file + ".pdf"));
            response.getOutputStream().write(pdf);
        }
    }
}
