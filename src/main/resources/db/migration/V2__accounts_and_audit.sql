-- Who may do what, and who did what. Times are UTC.

CREATE TABLE account (
    name          VARCHAR(64)  NOT NULL,
    display_name  VARCHAR(100) NOT NULL,
    password_hash VARCHAR(100) NOT NULL,
    -- names of roles, separated by spaces
    roles         VARCHAR(200) NOT NULL,
    -- the zone of a zone's account, the place of a city's or province's; no key, for an account may come before its zone
    zone_code     VARCHAR(64),
    province      VARCHAR(16),
    city          VARCHAR(100),
    disabled      BOOLEAN      NOT NULL,
    -- works with the profile demo only
    demo          BOOLEAN      NOT NULL,
    failures      INT          NOT NULL,
    locked_until  DATETIME(3),
    version       INT          NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE access_token (
    id           CHAR(16)     NOT NULL,
    account_name VARCHAR(64)  NOT NULL,
    label        VARCHAR(100) NOT NULL,
    secret_sha256 CHAR(64)    NOT NULL,
    scope        VARCHAR(16)  NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    expires_at   DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT access_token_account FOREIGN KEY (account_name) REFERENCES account (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX access_token_of_account ON access_token (account_name);

-- Append only: each entry carries the hash of the one before.
CREATE TABLE audit_entry (
    number          BIGINT       NOT NULL,
    made_at         DATETIME(3)  NOT NULL,
    actor           VARCHAR(64)  NOT NULL,
    action          VARCHAR(64)  NOT NULL,
    subject         VARCHAR(200) NOT NULL,
    reason          VARCHAR(2000),
    state_before    LONGTEXT,
    state_after     LONGTEXT,
    previous_sha256 CHAR(64)     NOT NULL,
    sha256          CHAR(64)     NOT NULL,
    PRIMARY KEY (number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX audit_entry_subject ON audit_entry (subject, number);

-- One row: the end of the chain. Who appends holds it.
CREATE TABLE audit_head (
    id     INT      NOT NULL,
    number BIGINT   NOT NULL,
    sha256 CHAR(64) NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO audit_head (id, number, sha256)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
