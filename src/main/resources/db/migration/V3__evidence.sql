-- Evidence: files that zones show for their answers. The files themselves are in the store, by the hash of their content.

-- What the store holds, or is about to: told before a content goes there, so that what no evidence came to have is found.
CREATE TABLE evidence_content (
    sha256       CHAR(64)    NOT NULL,
    announced_at DATETIME(3) NOT NULL,
    PRIMARY KEY (sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX evidence_content_announced ON evidence_content (announced_at);

CREATE TABLE evidence (
    -- random
    id           CHAR(32)     NOT NULL,
    zone_code    VARCHAR(64)  NOT NULL,
    data_year    INT          NOT NULL,
    -- for people only
    file_name    VARCHAR(200) NOT NULL,
    content_type VARCHAR(16)  NOT NULL,
    file_size    BIGINT       NOT NULL,
    sha256       CHAR(64)     NOT NULL,
    issuing_body VARCHAR(200) NOT NULL,
    issued_on    DATE         NOT NULL,
    valid_until  DATE,
    added_by     VARCHAR(64)  NOT NULL,
    added_at     DATETIME(3)  NOT NULL,
    -- when it was submitted: neither it nor its links change from there on
    frozen_at    DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT evidence_zone FOREIGN KEY (zone_code) REFERENCES zone (code),
    CONSTRAINT evidence_sha256 FOREIGN KEY (sha256) REFERENCES evidence_content (sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX evidence_of_year ON evidence (zone_code, data_year, added_at);

CREATE TABLE evidence_link (
    evidence_id CHAR(32)    NOT NULL,
    clause      VARCHAR(32) NOT NULL,
    -- from 1; none for the whole file
    page        INT,
    PRIMARY KEY (evidence_id, clause),
    CONSTRAINT evidence_link_evidence FOREIGN KEY (evidence_id) REFERENCES evidence (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
