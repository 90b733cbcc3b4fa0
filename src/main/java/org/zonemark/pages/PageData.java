package org.zonemark.pages;

import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zonemark.api.Problems;
import org.zonemark.api.model.InputFaultDto;
import org.zonemark.assessment.FaultyInputException;
import tools.jackson.databind.json.JsonMapper;

/** What pages give their scripts, and what they say of input that is not taken. */
@Component
class PageData {

    private final JsonMapper json;

    PageData(JsonMapper json) {
        this.json = json;
    }

    /** JSON that stands inside a script element, which nothing in it can end. */
    String of(Object value) {
        return json.writeValueAsString(value).replace("<", "\\u003c").replace("&", "\\u0026");
    }

    /** In the reader's language. */
    List<InputFaultDto> faults(FaultyInputException e) {
        return Problems.faultyInput(e, LocaleContextHolder.getLocale()).getErrors();
    }
}
