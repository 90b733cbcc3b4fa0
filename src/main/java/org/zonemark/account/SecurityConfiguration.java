package org.zonemark.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who comes in. What they may do is the {@link AccessTable}'s, which the interface asks for every operation.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Nothing from elsewhere, nothing inline; the style sheet has its small pictures as data. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** The page to try the interface writes its own styles and scripts. */
    private static final String TRYING_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");
    private static final String LOGIN = "/login";
    private static final String HOME = "/account";
    private static final String AFTER_LOGIN = "/home";

    /** Nobody is to be signed in to another's account unawares, although there is no session yet. */
    private static final RequestMatcher LOGIN_FORM =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, LOGIN);

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    AccessTable accessTable() {
        return AccessTable.load();
    }

    /** In every chain: some addresses are secrets, such as the link to a survey, and no other site is to be told of any. */
    @Bean
    Customizer<HeadersConfigurer<HttpSecurity>> noReferrers() {
        return headers -> headers.referrerPolicy(referrers -> referrers.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** In a cookie, so that whoever only looks at the login page costs no session. Scripts of our pages read it. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** Programs bring a token with every request; a browser may bring its session, and then a token against forgery. */
    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, LoginService logins, CsrfTokenRepository csrfTokens) {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(request ->
                                changesInASession(request) && TokenAuthenticationFilter.bearer(request) == null))
                .exceptionHandling(errors -> errors.accessDeniedHandler(Refusals.forged(null)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionFilter(logins), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new TokenAuthenticationFilter(logins), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Whether it is up is told to anyone; figures to the machine itself, and to whoever may look after it or audit it. */
    @Bean
    @Order(0)
    SecurityFilterChain operatorsChain(
            HttpSecurity http,
            LoginService logins,
            @Value("${server.forward-headers-strategy:none}") String forwardHeaders) {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenAuthenticationFilter(logins), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                }))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .access((who, context) -> new AuthorizationDecision(
                                mayOperate(who.get(), context.getRequest(), !forwardHeaders.equalsIgnoreCase("none"))))
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** Who is on the machine itself need not say who he is; where headers of a proxy are believed, nobody knows that. */
    private static boolean mayOperate(
            @Nullable Authentication who, HttpServletRequest request, boolean believesProxies) {
        boolean known = who != null
                && who.getPrincipal() instanceof Actor actor
                && (actor.has(Role.ADMINISTRATOR) || actor.has(Role.AUDITOR));
        // On some platforms Tomcat believes them without being told to.
        boolean forwarded = believesProxies || request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) != null;
        return known || !forwarded && LOOPBACK.contains(request.getRemoteAddr());
    }

    @Bean
    @Order(2)
    SecurityFilterChain tryingChain(HttpSecurity http) {
        return http.securityMatcher("/swagger-ui/**", "/webjars/**")
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(TRYING_POLICY)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Pages: a session, opened by a form or by an issuer of identities. */
    @Bean
    @Order(3)
    SecurityFilterChain webChain(
            HttpSecurity http, LoginService logins, Issuers issuers, CsrfTokenRepository csrfTokens) {
        RefusedLogin refused = new RefusedLogin();
        issuers.letIn(http, LOGIN, AFTER_LOGIN, refused);
        return http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new PageForgeryTokens())
                        .requireCsrfProtectionMatcher(
                                new OrRequestMatcher(SecurityConfiguration::changesInASession, LOGIN_FORM)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .authenticationProvider(new PasswordProvider(logins))
                .formLogin(form -> form.loginPage(LOGIN)
                        .usernameParameter("name")
                        .successHandler(new ReturnToPage(AFTER_LOGIN))
                        .failureHandler(refused))
                .logout(logout -> logout.addLogoutHandler((request, response, who) -> SecurityLog.loggedOut(who))
                        .logoutSuccessUrl(LOGIN + "?left"))
                .exceptionHandling(errors -> errors.accessDeniedHandler(Refusals.forged("/login/again")))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionFilter(logins), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HOME, HOME + "/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** Another site can make a browser send its cookie, but no header. */
    private static boolean changesInASession(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && request.getSession(false) != null;
    }
}
