package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.zonemark.account.AccessTable;

/** Nobody comes to a page by oversight: each names what its reader must be allowed to do, or stands here. */
class PageRightsTest {

    /** Pages for anybody, and those of one's own account, which the login guards. */
    private static final Set<String> OPEN = Set.of(
            "AccountPages.account",
            "AccountPages.changePassword",
            "AccountPages.issueToken",
            "AccountPages.markRead",
            "AccountPages.revokeToken",
            "ClausePages.clause",
            "ClausePages.clauses",
            "ClausePages.dictionary",
            "ClausePages.dictionaryTable",
            "ClausePages.method",
            "LoginPages.again",
            "LoginPages.interrupted",
            "LoginPages.login",
            "LoginPages.refused",
            "ResultsPages.comment",
            "ResultsPages.notice",
            "ResultsPages.noticeOf",
            "ResultsPages.result",
            "ResultsPages.results",
            "ResultsPages.verify",
            "RulebookPages.list",
            "RulebookPages.version",
            "StartPages.home",
            "StartPages.start",
            "SurveyPages.answer",
            "SurveyPages.invitation",
            "VerificationPages.verification");

    @Test
    void everyPageNamesTheRightsItNeedsOrIsKnownToBeOpen() {
        Set<String> open = new TreeSet<>();
        handlers()
                .filter(handler -> !handler.isAnnotationPresent(Needs.class))
                .forEach(handler -> open.add(handler.getDeclaringClass().getSimpleName() + "." + handler.getName()));
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void everyRightIsAnOperationOfTheAccessTable() {
        AccessTable table = AccessTable.load();
        List<String> named = handlers()
                .filter(handler -> handler.isAnnotationPresent(Needs.class))
                .flatMap(handler ->
                        Arrays.stream(handler.getAnnotation(Needs.class).value()))
                .distinct()
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(50)
                .allMatch(operation -> table.operations().contains(operation));
    }

    private static Stream<Method> handlers() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents("org.zonemark.pages").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }
}
