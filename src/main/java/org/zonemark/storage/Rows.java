package org.zonemark.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many rows in few statements: each goes to the database once and not row by row, on H2 and on MySQL. */
public final class Rows {

    /** So many rows of some ten kilobytes stay far below what MySQL takes at once. */
    private static final int AT_ONCE = 100;

    private Rows() {}

    /**
     * Inserts rows.
     *
     * @param into such as {@code INSERT INTO t (a, b)}
     * @param behind what stands behind the rows, such as {@code ON DUPLICATE KEY UPDATE}
     */
    public static void insert(JdbcClient database, String into, List<@Nullable Object[]> rows, String behind) {
        for (int first = 0; first < rows.size(); first += AT_ONCE) {
            List<@Nullable Object[]> some = rows.subList(first, Math.min(first + AT_ONCE, rows.size()));
            String row = "(" + "?, ".repeat(some.get(0).length - 1) + "?)";
            List<@Nullable Object> values = new ArrayList<>();
            some.forEach(one -> values.addAll(Arrays.asList(one)));
            database.sql(into + " VALUES " + row + (", " + row).repeat(some.size() - 1) + " " + behind)
                    .params(values)
                    .update();
        }
    }
}
