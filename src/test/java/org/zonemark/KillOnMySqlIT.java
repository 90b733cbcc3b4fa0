package org.zonemark;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** The process is killed and the database server goes on. */
@OnMySql
class KillOnMySqlIT extends KillScenario {

    private static final String NAME = "test_kill";

    @Override
    DataSource emptyDatabase(Path folder) {
        return MySqlServer.emptied(NAME);
    }

    @Override
    List<String> settings() {
        return MySqlServer.settingsFor(NAME);
    }
}
