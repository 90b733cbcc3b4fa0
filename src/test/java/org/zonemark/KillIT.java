package org.zonemark;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The process is killed and H2, which runs in it, with it. */
class KillIT extends KillScenario {

    @Override
    DataSource emptyDatabase(Path folder) {
        return new DriverManagerDataSource(
                "jdbc:h2:file:" + folder.resolve("data").resolve("zonemark")
                        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "zonemark",
                "");
    }

    @Override
    List<String> settings() {
        return List.of();
    }
}
