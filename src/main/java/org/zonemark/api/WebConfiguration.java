package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the service meets its readers: their language, and its first pages. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final AccessInterceptor access;
    private final OpenOperationsInterceptor openOperations;
    private final OverloadFilter.Limits limits;

    WebConfiguration(AccessInterceptor access, OpenOperationsInterceptor openOperations, OverloadFilter.Limits limits) {
        this.access = access;
        this.openOperations = openOperations;
        this.limits = limits;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheServer() {
        return factory -> factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemErrorReportValve.class.getName()));
    }

    /** Last, when it is known behind a proxy from where somebody comes. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slowBodies(
            Streams.Limits streams, OverloadFilter.Limits overload) {
        return factory -> factory.addEngineValves(new SlowBodies(streams, overload.large()));
    }

    /** Caches must know that the same address answers in two languages. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
                        response.setHeader(
                                HttpHeaders.CONTENT_LANGUAGE,
                                LocaleContextHolder.getLocale().getLanguage());
                        return true;
                    }
                })
                .addPathPatterns("/api/**");
        registry.addInterceptor(access).addPathPatterns("/api/**");
        registry.addInterceptor(openOperations);
    }

    /** Each batch has a thread of its own, and nobody waits in a line for one: there are as many as {@link OverloadFilter} lets in. */
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        ThreadPoolTaskExecutor batches = new ThreadPoolTaskExecutor();
        batches.setThreadNamePrefix("batch-");
        batches.setCorePoolSize(0);
        batches.setMaxPoolSize(limits.threads());
        batches.setQueueCapacity(0);
        batches.setDaemon(true);
        batches.initialize();
        configurer.setTaskExecutor(batches);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/swagger-ui", "/swagger-ui/index.html");
        registry.addRedirectViewController("/swagger-ui/", "/swagger-ui/index.html");
    }
}
