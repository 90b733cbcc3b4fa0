package org.zonemark.api;

import org.zonemark.MySqlService;

/** Rounds on MySQL or MariaDB. */
@MySqlService
class RoundLifecycleMySqlIT extends RoundLifecycle {}
