-- Voices from outside: surveys of firms, public comments, third-party assessors. Times are UTC, dates Beijing time.

CREATE TABLE survey (
    round_id            VARCHAR(64) NOT NULL,
    zone_code           VARCHAR(64) NOT NULL,
    -- firms in the zone, and firms that got a link
    population          INT         NOT NULL,
    sample_size         INT         NOT NULL,
    opens               DATE        NOT NULL,
    closes              DATE        NOT NULL,
    -- in percent
    least_response_rate DOUBLE      NOT NULL,
    -- before its time
    closed              BOOLEAN     NOT NULL,
    PRIMARY KEY (round_id, zone_code),
    CONSTRAINT survey_round FOREIGN KEY (round_id) REFERENCES assessment_round (id),
    CONSTRAINT survey_zone FOREIGN KEY (zone_code) REFERENCES zone (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One firm's link, which opens one answer. It says whether it was used, and neither when nor for which answer.
CREATE TABLE survey_link (
    token_sha256 CHAR(64)    NOT NULL,
    round_id     VARCHAR(64) NOT NULL,
    zone_code    VARCHAR(64) NOT NULL,
    used         BOOLEAN     NOT NULL,
    PRIMARY KEY (token_sha256),
    CONSTRAINT link_of_survey FOREIGN KEY (round_id, zone_code) REFERENCES survey (round_id, zone_code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- An answer knows its survey and nothing else; its random id leaves no order of coming in.
CREATE TABLE survey_answer (
    round_id  VARCHAR(64) NOT NULL,
    zone_code VARCHAR(64) NOT NULL,
    id        CHAR(32)    NOT NULL,
    -- one for each question, separated by spaces
    marks     VARCHAR(32) NOT NULL,
    PRIMARY KEY (round_id, zone_code, id),
    CONSTRAINT answer_of_survey FOREIGN KEY (round_id, zone_code) REFERENCES survey (round_id, zone_code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE public_comment (
    id            CHAR(16)      NOT NULL,
    round_id      VARCHAR(64)   NOT NULL,
    zone_code     VARCHAR(64)   NOT NULL,
    name          VARCHAR(100)  NOT NULL,
    -- never public
    contact       VARCHAR(200),
    body          VARCHAR(2000) NOT NULL,
    state         VARCHAR(16)   NOT NULL,
    -- why it was refused
    reason        VARCHAR(2000),
    answer        VARCHAR(2000),
    made_at       DATETIME(3)   NOT NULL,
    moderated_at  DATETIME(3),
    moderated_by  VARCHAR(64),
    answered_at   DATETIME(3),
    answered_by   VARCHAR(64),
    PRIMARY KEY (id),
    CONSTRAINT comment_on_application FOREIGN KEY (round_id, zone_code) REFERENCES application (round_id, zone_code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX public_comment_of_application ON public_comment (round_id, zone_code, made_at);
CREATE INDEX public_comment_of_round ON public_comment (round_id, state, made_at);

-- An organisation that assesses zones in a round.
CREATE TABLE assessor (
    round_id    VARCHAR(64)   NOT NULL,
    id          VARCHAR(64)   NOT NULL,
    name        VARCHAR(200)  NOT NULL,
    -- what it declares of its independence, and when
    independent BOOLEAN       NOT NULL,
    declaration VARCHAR(2000) NOT NULL,
    declared_on DATE          NOT NULL,
    PRIMARY KEY (round_id, id),
    CONSTRAINT assessor_round FOREIGN KEY (round_id) REFERENCES assessment_round (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE assessor_zone (
    round_id    VARCHAR(64) NOT NULL,
    zone_code   VARCHAR(64) NOT NULL,
    assessor_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (round_id, zone_code, assessor_id),
    CONSTRAINT zone_of_assessor FOREIGN KEY (round_id, assessor_id) REFERENCES assessor (round_id, id),
    CONSTRAINT assessor_zone_zone FOREIGN KEY (zone_code) REFERENCES zone (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE assessor_report (
    round_id    VARCHAR(64)   NOT NULL,
    zone_code   VARCHAR(64)   NOT NULL,
    assessor_id VARCHAR(64)   NOT NULL,
    reported_on DATE          NOT NULL,
    summary     VARCHAR(2000),
    entered_at  DATETIME(3)   NOT NULL,
    entered_by  VARCHAR(64)   NOT NULL,
    PRIMARY KEY (round_id, zone_code, assessor_id),
    CONSTRAINT report_of_assessor FOREIGN KEY (round_id, zone_code, assessor_id)
        REFERENCES assessor_zone (round_id, zone_code, assessor_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE assessor_finding (
    round_id    VARCHAR(64)   NOT NULL,
    zone_code   VARCHAR(64)   NOT NULL,
    assessor_id VARCHAR(64)   NOT NULL,
    clause      VARCHAR(32)   NOT NULL,
    found_value DOUBLE,
    found_level INT,
    remark      VARCHAR(2000),
    evidence    VARCHAR(500),
    PRIMARY KEY (round_id, zone_code, assessor_id, clause),
    CONSTRAINT finding_of_report FOREIGN KEY (round_id, zone_code, assessor_id)
        REFERENCES assessor_report (round_id, zone_code, assessor_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
