-- Drafts with a version, rounds, and the ladder that applications climb. Times are UTC, dates Beijing time.

ALTER TABLE self_assessment ADD COLUMN version INT DEFAULT 1 NOT NULL;
-- submitted: nobody changes it
ALTER TABLE self_assessment ADD COLUMN locked BOOLEAN DEFAULT FALSE NOT NULL;

CREATE TABLE assessment_round (
    id                 VARCHAR(64)  NOT NULL,
    name               VARCHAR(200) NOT NULL,
    data_year          INT          NOT NULL,
    submit_from        DATE         NOT NULL,
    submit_until       DATE         NOT NULL,
    -- names separated by spaces; empty for all
    provinces          VARCHAR(200) NOT NULL,
    zones              LONGTEXT     NOT NULL,
    quota_per_province INT,
    cut_places         INT,
    cut_total          DOUBLE,
    rungs_left_out     VARCHAR(100) NOT NULL,
    state              VARCHAR(16)  NOT NULL,
    -- frozen when the round opens
    rulebook_version   VARCHAR(64),
    rulebook_sha256    CHAR(64),
    weight_set_id      VARCHAR(64),
    weight_set_sha256  CHAR(64),
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE application (
    round_id  VARCHAR(64) NOT NULL,
    zone_code VARCHAR(64) NOT NULL,
    state     VARCHAR(24) NOT NULL,
    accepted  BOOLEAN,
    deadline  DATE,
    -- of what was submitted last
    total     DOUBLE,
    standing  VARCHAR(16),
    PRIMARY KEY (round_id, zone_code),
    CONSTRAINT application_round FOREIGN KEY (round_id) REFERENCES assessment_round (id),
    CONSTRAINT application_zone FOREIGN KEY (zone_code) REFERENCES zone (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE submission (
    round_id     VARCHAR(64) NOT NULL,
    zone_code    VARCHAR(64) NOT NULL,
    number       INT         NOT NULL,
    body         LONGTEXT    NOT NULL,
    input_sha256 CHAR(64)    NOT NULL,
    submitted_at DATETIME(3) NOT NULL,
    submitted_by VARCHAR(64) NOT NULL,
    PRIMARY KEY (round_id, zone_code, number),
    CONSTRAINT submission_application FOREIGN KEY (round_id, zone_code) REFERENCES application (round_id, zone_code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE application_step (
    round_id          VARCHAR(64) NOT NULL,
    zone_code         VARCHAR(64) NOT NULL,
    number            INT         NOT NULL,
    step              VARCHAR(32) NOT NULL,
    state_from        VARCHAR(24) NOT NULL,
    state_to          VARCHAR(24) NOT NULL,
    actor             VARCHAR(64) NOT NULL,
    taken_at          DATETIME(3) NOT NULL,
    reason            VARCHAR(2000),
    submission_sha256 CHAR(64),
    PRIMARY KEY (round_id, zone_code, number),
    CONSTRAINT step_of_application FOREIGN KEY (round_id, zone_code) REFERENCES application (round_id, zone_code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE return_note (
    round_id    VARCHAR(64)   NOT NULL,
    zone_code   VARCHAR(64)   NOT NULL,
    step_number INT           NOT NULL,
    clause      VARCHAR(32)   NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    PRIMARY KEY (round_id, zone_code, step_number, clause),
    CONSTRAINT note_of_step FOREIGN KEY (round_id, zone_code, step_number)
        REFERENCES application_step (round_id, zone_code, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
