package org.zonemark.pages;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.zonemark.Browser;
import org.zonemark.api.Answer;

/** A form of a page as a browser would send it, with what somebody types into it. */
final class TypedForm {

    private final String action;
    private final List<String> fields = new ArrayList<>();

    private TypedForm(String action) {
        this.action = action;
    }

    /** The form as it came. */
    static TypedForm of(Answer page, String id) {
        FormElement form = (FormElement) Jsoup.parse(page.body()).getElementById(id);
        if (form == null) {
            throw new AssertionError("no form " + id + ": " + page.body());
        }
        TypedForm typed = new TypedForm(form.attr("action"));
        form.formData().stream()
                .filter(field -> !field.key().equals("_csrf"))
                .forEach(field -> typed.fields.addAll(List.of(field.key(), field.value())));
        return typed;
    }

    /** Types over what stands in a field, or ticks a box. */
    TypedForm type(String field, String value) {
        untick(field);
        fields.addAll(List.of(field, value));
        return this;
    }

    TypedForm untick(String field) {
        for (int i = fields.size() - 2; i >= 0; i -= 2) {
            if (fields.get(i).equals(field)) {
                fields.remove(i + 1);
                fields.remove(i);
            }
        }
        return this;
    }

    /** What stands in a field first; empty if the browser would not send it. */
    String value(String field) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equals(field)) {
                return fields.get(i + 1);
            }
        }
        return "";
    }

    Answer send(Browser browser) {
        return browser.submit(action, fields.toArray(String[]::new));
    }
}
