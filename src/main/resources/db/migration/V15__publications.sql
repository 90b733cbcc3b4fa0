-- Published results: frozen, signed, never changed and never deleted. Times are UTC.
CREATE TABLE publication (
    -- random
    id              CHAR(32)      NOT NULL,
    round_id        VARCHAR(64)   NOT NULL,
    -- counts the publications of a round, from 1; each takes the place of the one before
    number          INT           NOT NULL,
    reason          VARCHAR(2000) NOT NULL,
    bundle          LONGBLOB      NOT NULL,
    sha256          CHAR(64)      NOT NULL,
    key_fingerprint CHAR(64)      NOT NULL,
    zones           INT           NOT NULL,
    published_by    VARCHAR(64)   NOT NULL,
    published_at    DATETIME(3)   NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT publication_number UNIQUE (round_id, number),
    CONSTRAINT publication_of_round FOREIGN KEY (round_id) REFERENCES assessment_round (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a publication says of one zone, found by the code that stands on it.
CREATE TABLE score_report (
    code           CHAR(17)    NOT NULL,
    publication_id CHAR(32)    NOT NULL,
    zone_code      VARCHAR(64) NOT NULL,
    -- JSON
    report         LONGTEXT    NOT NULL,
    sha256         CHAR(64)    NOT NULL,
    PRIMARY KEY (code),
    CONSTRAINT report_of_zone UNIQUE (publication_id, zone_code),
    CONSTRAINT report_of_publication FOREIGN KEY (publication_id) REFERENCES publication (id),
    CONSTRAINT report_about_zone FOREIGN KEY (zone_code) REFERENCES zone (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
