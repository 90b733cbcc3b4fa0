package org.zonemark.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What an operator sees of jobs: how many wait, and for how long the longest has. */
@Component
class JobFigures implements MeterBinder {

    private final JobRepository jobs;
    private final Clock clock;

    JobFigures(JobRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("zonemark.jobs.unfinished", this::unfinished)
                .description("Jobs that wait or are being done")
                .register(registry);
        Gauge.builder("zonemark.jobs.oldest.age", this::oldest)
                .description("How long the oldest job that is not finished has been there")
                .baseUnit("seconds")
                .register(registry);
    }

    private double unfinished() {
        try {
            return jobs.waiting();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }

    private double oldest() {
        try {
            return jobs.oldestUnfinished()
                    .map(since ->
                            Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
                    .orElse(0.0);
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
