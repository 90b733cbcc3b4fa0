-- How ministries decided ties at lines of the cut. Times are UTC.

CREATE TABLE tie_decision (
    round_id   VARCHAR(64)   NOT NULL,
    -- SHA-256 over the figures: where these have changed it is another tie, and the decision does not count
    tie        CHAR(64)      NOT NULL,
    version    INT           NOT NULL,
    tie_rule   VARCHAR(32)   NOT NULL,
    -- id of the dimension that decides, if the rule names one
    dimension  VARCHAR(64),
    -- codes of all zones of the tie in the order that was decided, separated by spaces
    zones      LONGTEXT      NOT NULL,
    reason     VARCHAR(2000) NOT NULL,
    -- what it is the line of: QUOTA of the province, or PLACES
    line       VARCHAR(16)   NOT NULL,
    province   VARCHAR(64)   NOT NULL,
    seats      INT           NOT NULL,
    -- JSON: line, zones with their figures, and the versions that they were scored by
    figures    LONGTEXT      NOT NULL,
    decided_by VARCHAR(64)   NOT NULL,
    decided_at DATETIME(3)   NOT NULL,
    PRIMARY KEY (round_id, tie),
    CONSTRAINT tie_of_round FOREIGN KEY (round_id) REFERENCES assessment_round (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
