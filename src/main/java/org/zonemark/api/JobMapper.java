package org.zonemark.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zonemark.api.model.JobDto;
import org.zonemark.api.model.JobStateDto;
import org.zonemark.job.Job;
import org.zonemark.job.JobService;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as the contract has them. */
@Component
class JobMapper {

    private final JobService jobs;
    private final JsonMapper json;

    JobMapper(JobService jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    JobDto job(Job job) {
        return new JobDto(
                job.id(),
                JobDto.KindEnum.fromValue(job.kind()),
                job.round(),
                JobStateDto.fromValue(job.state().code()),
                job.done(),
                job.total(),
                job.requestedBy(),
                time(job.requestedAt()),
                orNull(job.startedAt()),
                orNull(job.finishedAt()),
                jobs.isCurrent(job),
                job.failure() == null ? null : job.failure().in(LocaleContextHolder.getLocale()),
                json.readValue(job.parameters(), new TypeReference<Map<String, Object>>() {}));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }
}
