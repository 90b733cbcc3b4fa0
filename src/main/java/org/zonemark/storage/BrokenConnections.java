package org.zonemark.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;

/**
 * Has the pool let go of a connection whose driver says that it is broken. By itself the pool knows that by codes, and not of all
 * databases; and it does not ask a connection that was in use half a second ago whether it still works, so that whoever looks
 * often would meet the broken one for ever.
 */
public final class BrokenConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        boolean broken = e instanceof SQLNonTransientConnectionException || e instanceof SQLRecoverableException;
        return broken ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
