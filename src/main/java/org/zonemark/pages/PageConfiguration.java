package org.zonemark.pages;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of pages, and their words. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private final PageAccess access;

    PageConfiguration(PageAccess access) {
        this.access = access;
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new ReaderLanguage();
    }

    @Bean
    static MessageSource messageSource() {
        return new PhraseMessages();
    }

    /** {@code ?language=en} on a page chooses the language of all pages. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor();
        choice.setParamName(ReaderLanguage.NAME);
        choice.setIgnoreInvalidLocale(true);
        choice.setHttpMethods("GET");
        registry.addInterceptor(choice).excludePathPatterns("/api/**");
        registry.addInterceptor(access).excludePathPatterns("/api/**");
    }
}
