package org.zonemark.assessment;

import org.zonemark.MySqlService;

/** Storage on MySQL or MariaDB. */
@MySqlService
class MySqlStorageIT extends ConcurrentStorageScenarios {}
