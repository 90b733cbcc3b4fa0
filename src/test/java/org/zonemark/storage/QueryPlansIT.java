package org.zonemark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;
import org.zonemark.MySqlServer;
import org.zonemark.OnMySql;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that a repository issues finds its rows by an index, in tables that are filled. */
@OnMySql
class QueryPlansIT {

    /** What asks for all there is, or reads tables that stay small. */
    private static final Map<String, String> SCANS = Map.ofEntries(
            Map.entry("ZoneRepository.all", "all zones are wanted, and there are hundreds"),
            Map.entry("AccountRepository.all", "all accounts are wanted, and there are hundreds"),
            Map.entry("AccountRepository.holding", "roles stand in one column; there are hundreds of accounts"),
            Map.entry("AccountRepository.isEmpty", "asked once at each start"),
            Map.entry("UnknownNameRepository.forgetUntil", "once an hour, where there are very many, most of them"),
            Map.entry("RoundRepository.all", "all rounds are wanted, and there are a few each year"),
            Map.entry("WeightSetRepository.all", "all weight sets are wanted, and there are a few each year"),
            Map.entry("RulebookRepository.all", "all rulebooks are wanted, and there are a few each year"),
            Map.entry("RulebookRepository.waiting", "of all activations the last, and there are a few each year"),
            Map.entry("PartnershipRepository.all", "all agreements are wanted, and there are dozens"),
            Map.entry("PartnershipRepository.inForce", "all agreements of the time are wanted, and there are dozens"),
            Map.entry("TargetFigureRepository.all", "all figures are wanted, and there are dozens"));

    private static final String NAME = "test_plans";

    private static SingleConnectionDataSource connection;

    private final Set<String> issued = new LinkedHashSet<>();

    /** Hears of every statement that is about to run, with its values in it. */
    private DataSource listening() {
        return new DelegatingDataSource(connection) {
            @Override
            public Connection getConnection() throws SQLException {
                return proxy(
                        Connection.class,
                        super.getConnection(),
                        (method, result) -> result instanceof PreparedStatement statement
                                ? proxy(PreparedStatement.class, statement, (name, same) -> same)
                                : result);
            }
        };
    }

    private <T> T proxy(Class<T> type, T target, BiFunction<String, Object, Object> then) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
            if (method.getName().startsWith("execute")) {
                String text = target.toString();
                issued.add(text.substring(text.indexOf(": ") + 2));
            }
            try {
                return then.apply(method.getName(), method.invoke(target, values));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(proxy);
    }

    @BeforeAll
    static void fill() throws SQLException {
        Flyway.configure().dataSource(MySqlServer.emptied(NAME)).load().migrate();
        connection = new SingleConnectionDataSource(
                MySqlServer.urlOf(NAME), MySqlServer.user(), MySqlServer.password(), true);
        new FilledTables(JdbcClient.create(connection)).fill();
        // What the repositories do here is not to stay.
        connection.getConnection().setAutoCommit(false);
    }

    @AfterAll
    static void close() {
        connection.destroy();
    }

    @Test
    void noStatementReadsAFilledTableFromEndToEnd() throws Exception {
        Map<String, String> scans = new LinkedHashMap<>();
        Set<String> silent = new TreeSet<>();
        int statements = 0;
        for (Object repository : repositories()) {
            for (Method method : methods(repository)) {
                String name = repository.getClass().getSimpleName() + "." + method.getName();
                issued.clear();
                call(repository, method);
                if (issued.isEmpty()) {
                    silent.add(name);
                }
                statements += issued.size();
                for (String sql : List.copyOf(issued)) {
                    if (isScan(sql)) {
                        scans.put(name, sql);
                    }
                }
            }
        }
        assertThat(silent).as("methods whose statements are not known").isEmpty();
        assertThat(statements).isGreaterThan(100);
        assertThat(scans.keySet()).as(scans.toString()).containsExactlyInAnyOrderElementsOf(SCANS.keySet());
    }

    private List<Object> repositories() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Repository.class));
        scanner.scan("org.zonemark");
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(new NamedParameterJdbcTemplate(listening())));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.refresh();
        return List.copyOf(context.getBeansWithAnnotation(Repository.class).values());
    }

    private static List<Method> methods(Object repository) {
        return Arrays.stream(repository.getClass().getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    private static void call(Object repository, Method method) throws Exception {
        method.setAccessible(true);
        List<List<Object>> calls = List.of(List.of());
        for (Parameter parameter : method.getParameters()) {
            calls = calls.stream()
                    .flatMap(begun -> Anything.each(parameter).stream().map(value -> and(begun, value)))
                    .toList();
        }
        for (List<Object> values : calls) {
            call(repository, method, values);
        }
    }

    /** What comes of it is no matter: the rows are not such as the repositories write. */
    private static void call(Object repository, Method method, List<Object> values) throws Exception {
        try {
            method.invoke(repository, values.toArray());
        } catch (InvocationTargetException e) {
            // the statement was heard of all the same
        } finally {
            connection.getConnection().rollback();
        }
    }

    private static List<Object> and(List<Object> begun, Object value) {
        List<Object> longer = new ArrayList<>(begun);
        longer.add(value);
        return longer;
    }

    private boolean isScan(String sql) {
        return JdbcClient.create(connection).sql("EXPLAIN FORMAT=TRADITIONAL " + sql).query().listOfRows().stream()
                .filter(row -> !"INSERT".equals(row.get("select_type")))
                .filter(row -> Set.of("ALL", "index").contains(String.valueOf(row.get("type"))))
                .anyMatch(row -> ((Number) row.get("rows")).intValue() > FilledTables.ROWS / 10);
    }
}
