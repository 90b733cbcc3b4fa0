package org.zonemark.storage;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Sends times as text. MariaDB before 11 calls itself {@code 5.5.5-10…}, so that MySQL's driver takes it for a server
 * that knows no fractions of a second, and cuts them off the times that it is given; text it leaves alone.
 */
final class MillisecondTimes extends NamedParameterJdbcTemplate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    MillisecondTimes(JdbcOperations operations) {
        super(operations);
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql,
            SqlParameterSource parameters,
            java.util.function.@Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        return super.getPreparedStatementCreator(sql, new WithTimesAsText(parameters), customizer);
    }

    private static final class WithTimesAsText extends AbstractSqlParameterSource {

        private final SqlParameterSource parameters;

        private WithTimesAsText(SqlParameterSource parameters) {
            this.parameters = parameters;
        }

        @Override
        public boolean hasValue(String name) {
            return parameters.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            Object value = parameters.getValue(name);
            return value instanceof LocalDateTime time ? FORMAT.format(time) : value;
        }

        @Override
        public int getSqlType(String name) {
            return parameters.getSqlType(name);
        }

        @Override
        public @Nullable String getTypeName(String name) {
            return parameters.getTypeName(name);
        }
    }
}
