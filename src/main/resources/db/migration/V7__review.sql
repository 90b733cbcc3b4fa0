-- What reviewers say of an application: one row for each subject of a kind, for each voter where several speak.

CREATE TABLE review_mark (
    round_id  VARCHAR(64)   NOT NULL,
    zone_code VARCHAR(64)   NOT NULL,
    -- answer, evidence, confirmation, vote, arbitration or adjustment
    kind      VARCHAR(16)   NOT NULL,
    -- the clause, the industry, or the number of the adjustment
    subject   VARCHAR(64)   NOT NULL,
    -- the expert of a vote; empty otherwise
    voter     VARCHAR(64)   NOT NULL,
    -- JSON
    content   LONGTEXT      NOT NULL,
    reason    VARCHAR(2000) NOT NULL,
    author    VARCHAR(64)   NOT NULL,
    made_at   DATETIME(3)   NOT NULL,
    PRIMARY KEY (round_id, zone_code, kind, subject, voter),
    CONSTRAINT review_mark_application FOREIGN KEY (round_id, zone_code) REFERENCES application (round_id, zone_code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
