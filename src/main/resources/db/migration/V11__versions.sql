-- Versions of what makes a score: rulebooks and weight sets, each with the way it came into force. Times are UTC, dates Beijing
-- time. Rounds name versions by hash and without a key: those of before may be of rulebooks that were never stored.

CREATE TABLE rulebook_version (
    -- random
    id           CHAR(32)      NOT NULL,
    -- over all files of the rulebook; this and the next three when it is found sound
    sha256       CHAR(64),
    version      VARCHAR(64),
    title_zh     VARCHAR(200),
    title_en     VARCHAR(200),
    -- the files, zipped
    archive      LONGBLOB      NOT NULL,
    state        VARCHAR(16)   NOT NULL,
    reason       VARCHAR(2000) NOT NULL,
    -- JSON: what is wrong with a refused one
    faults       LONGTEXT,
    made_by      VARCHAR(64)   NOT NULL,
    made_at      DATETIME(3)   NOT NULL,
    -- until when somebody is checking it
    check_until  DATETIME(3),
    submitted_by VARCHAR(64),
    submitted_at DATETIME(3),
    approved_by  VARCHAR(64),
    approved_at  DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT rulebook_version_sha256 UNIQUE (sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX rulebook_version_state ON rulebook_version (state, check_until);
CREATE INDEX rulebook_version_name ON rulebook_version (version);

-- Which rulebook is in force: the one of the last row.
CREATE TABLE rulebook_activation (
    number       BIGINT        NOT NULL AUTO_INCREMENT,
    sha256       CHAR(64)      NOT NULL,
    activated_by VARCHAR(64)   NOT NULL,
    activated_at DATETIME(3)   NOT NULL,
    reason       VARCHAR(2000) NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT activation_of_rulebook FOREIGN KEY (sha256) REFERENCES rulebook_version (sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE weight_set (
    id              VARCHAR(64)   NOT NULL,
    version         INT           NOT NULL,
    state           VARCHAR(16)   NOT NULL,
    title_zh        VARCHAR(200)  NOT NULL,
    title_en        VARCHAR(200)  NOT NULL,
    reason_zh       VARCHAR(2000) NOT NULL,
    reason_en       VARCHAR(2000) NOT NULL,
    -- JSON: the weights, those that it began with, and the reason for each that differs
    weights         LONGTEXT      NOT NULL,
    base_weights    LONGTEXT      NOT NULL,
    reasons         LONGTEXT      NOT NULL,
    -- JSON: how the weights came about, if not by hand
    origin          LONGTEXT,
    sha256          CHAR(64)      NOT NULL,
    base_id         VARCHAR(64)   NOT NULL,
    -- everybody who changed it, separated by spaces
    authors         LONGTEXT      NOT NULL,
    made_by         VARCHAR(64)   NOT NULL,
    made_at         DATETIME(3)   NOT NULL,
    submitted_by    VARCHAR(64),
    submitted_at    DATETIME(3),
    approved_by     VARCHAR(64),
    approved_at     DATETIME(3),
    published_by    VARCHAR(64),
    published_at    DATETIME(3),
    -- counts publications; the last one of a day is in force
    publication     BIGINT,
    in_force_from   DATE,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX weight_set_in_force ON weight_set (in_force_from, publication);
CREATE INDEX weight_set_hash ON weight_set (sha256);

-- What somebody saw the effect of before it was submitted.
CREATE TABLE effect_preview (
    -- hash of the weight set or rulebook
    sha256   CHAR(64)    NOT NULL,
    round_id VARCHAR(64) NOT NULL,
    made_by  VARCHAR(64) NOT NULL,
    made_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (sha256, round_id, made_by),
    CONSTRAINT preview_on_round FOREIGN KEY (round_id) REFERENCES assessment_round (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row: whoever publishes or activates holds it, so that one comes after the other.
CREATE TABLE version_head (
    id          INT    NOT NULL,
    publication BIGINT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO version_head (id, publication)
VALUES (1, 0);

-- The drafts of all zones of a year.
CREATE INDEX self_assessment_year ON self_assessment (data_year);
