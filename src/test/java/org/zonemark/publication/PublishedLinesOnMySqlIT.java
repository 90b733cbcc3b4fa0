package org.zonemark.publication;

import javax.sql.DataSource;
import org.zonemark.MySqlServer;
import org.zonemark.OnMySql;

/** The same on a MySQL server. */
@OnMySql
class PublishedLinesOnMySqlIT extends PublishedLinesTest {

    @Override
    DataSource emptied() {
        return MySqlServer.emptied("test_published");
    }
}
