package org.zonemark.assessment;

import org.zonemark.InMemoryService;

/** Storage on H2, which needs no server. */
@InMemoryService
class H2StorageIT extends ConcurrentStorageScenarios {}
