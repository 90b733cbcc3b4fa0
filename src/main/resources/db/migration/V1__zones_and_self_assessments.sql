-- Zones, and the self-assessments that they keep as drafts. Runs unchanged on H2 (MODE=MySQL), MySQL and MariaDB.

CREATE TABLE zone (
    code       VARCHAR(64)  NOT NULL,
    name       VARCHAR(100) NOT NULL,
    province   VARCHAR(16)  NOT NULL,
    city       VARCHAR(100) NOT NULL,
    basin      VARCHAR(16)  NOT NULL,
    type       VARCHAR(32)  NOT NULL,
    PRIMARY KEY (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE self_assessment (
    zone_code       VARCHAR(64) NOT NULL,
    data_year       INT         NOT NULL,
    -- as it was sent
    body            LONGTEXT    NOT NULL,
    input_sha256    CHAR(64)    NOT NULL,
    saved_at        DATETIME(3) NOT NULL,
    PRIMARY KEY (zone_code, data_year),
    CONSTRAINT self_assessment_zone FOREIGN KEY (zone_code) REFERENCES zone (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What ranking reads: the evaluation in figures, with the versions that made it.
CREATE TABLE evaluation (
    zone_code           VARCHAR(64) NOT NULL,
    data_year           INT         NOT NULL,
    total               DOUBLE      NOT NULL,
    base                DOUBLE      NOT NULL,
    ecology             DOUBLE,
    green_manufacturing DOUBLE,
    standing            VARCHAR(16) NOT NULL,
    grade               VARCHAR(16),
    rulebook_sha256     CHAR(64)    NOT NULL,
    weight_set_sha256   CHAR(64)    NOT NULL,
    PRIMARY KEY (zone_code, data_year),
    CONSTRAINT evaluation_self_assessment FOREIGN KEY (zone_code, data_year)
        REFERENCES self_assessment (zone_code, data_year)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX evaluation_year ON evaluation (data_year);
