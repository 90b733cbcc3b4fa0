-- Contents that an instance is about to remove from the store. Until then nobody puts them there anew; when the time is over without
-- the content being forgotten, whoever was to remove it is taken to be dead.
CREATE TABLE evidence_removal (
    sha256  CHAR(64)    NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    PRIMARY KEY (sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
