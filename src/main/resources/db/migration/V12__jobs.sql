-- Long computations. Times are UTC.
CREATE TABLE job (
    -- random
    id           CHAR(32)      NOT NULL,
    kind         VARCHAR(32)   NOT NULL,
    round_id     VARCHAR(64)   NOT NULL,
    -- JSON, with its seed
    parameters   VARCHAR(2000) NOT NULL,
    state        VARCHAR(16)   NOT NULL,
    -- how much is done, of how much
    done         BIGINT        NOT NULL,
    total        BIGINT        NOT NULL,
    requested_by VARCHAR(64)   NOT NULL,
    requested_at DATETIME(3)   NOT NULL,
    started_at   DATETIME(3),
    finished_at  DATETIME(3),
    -- the instance that computes it, and until when it is taken to be alive
    owner        CHAR(32),
    owned_until  DATETIME(3),
    -- hash of what it was computed from
    inputs       CHAR(64),
    -- JSON
    result       LONGTEXT,
    failure_zh   VARCHAR(2000),
    failure_en   VARCHAR(2000),
    PRIMARY KEY (id),
    CONSTRAINT job_of_round FOREIGN KEY (round_id) REFERENCES assessment_round (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX job_round ON job (round_id, requested_at);
CREATE INDEX job_state ON job (state, requested_at);
