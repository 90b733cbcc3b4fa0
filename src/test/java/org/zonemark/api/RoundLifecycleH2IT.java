package org.zonemark.api;

import org.zonemark.TimedService;

/** Rounds on H2, which needs no server. */
@TimedService
class RoundLifecycleH2IT extends RoundLifecycle {}
