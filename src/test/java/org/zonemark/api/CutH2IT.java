package org.zonemark.api;

import org.zonemark.TimedService;

/** The cut on H2, which needs no server. */
@TimedService
class CutH2IT extends CutScenarios {}
