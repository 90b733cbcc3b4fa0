-- Wrong passwords for names that no account has: such a name is closed like any other, on every instance.
CREATE TABLE unknown_name (
    -- of the name, which may be a password that was typed into the wrong field
    name_sha256  CHAR(64)    NOT NULL,
    failures     INT         NOT NULL,
    locked_until DATETIME(3),
    tried_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (name_sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX unknown_name_tried ON unknown_name (tried_at);
