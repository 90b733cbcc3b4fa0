package org.zonemark.api;

import org.zonemark.MySqlService;

/** The cut on MySQL or MariaDB. */
@MySqlService
class CutMySqlIT extends CutScenarios {}
