package org.zonemark.pages;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.zonemark.api.model.ApplicationStateDto;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.EconomicRegionDto;
import org.zonemark.api.model.KindDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.ZoneTypeDto;

/** A form sends what nobody chose as an empty text, which means all. */
@ControllerAdvice(basePackageClasses = EmptyChoices.class)
class EmptyChoices {

    @InitBinder
    void bind(WebDataBinder binder) {
        choice(binder, BasinDto.class, BasinDto::fromValue);
        choice(binder, ZoneTypeDto.class, ZoneTypeDto::fromValue);
        choice(binder, EconomicRegionDto.class, EconomicRegionDto::fromValue);
        choice(binder, StandingDto.class, StandingDto::fromValue);
        choice(binder, ApplicationStateDto.class, ApplicationStateDto::fromValue);
        choice(binder, KindDto.class, KindDto::fromValue);
    }

    private static <E extends Enum<E>> void choice(WebDataBinder binder, Class<E> type, Function<String, E> read) {
        binder.registerCustomEditor(type, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(text.isEmpty() ? null : read.apply(text));
            }
        });
    }
}
