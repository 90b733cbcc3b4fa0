-- What each account is told, and the mail that says it too. Times are UTC.

ALTER TABLE account ADD COLUMN email VARCHAR(254);

-- Who is told of a step is found by place.
CREATE INDEX account_zone ON account (zone_code);
CREATE INDEX account_place ON account (province, city);

CREATE TABLE notification (
    id           BIGINT       NOT NULL AUTO_INCREMENT,
    account_name VARCHAR(64)  NOT NULL,
    -- names the event; an account is told of it once
    event_key    VARCHAR(200) NOT NULL,
    kind         VARCHAR(32)  NOT NULL,
    subject_zh   VARCHAR(200) NOT NULL,
    subject_en   VARCHAR(200) NOT NULL,
    body_zh      LONGTEXT     NOT NULL,
    body_en      LONGTEXT     NOT NULL,
    link         VARCHAR(200) NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    read_at      DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT notification_event UNIQUE (account_name, event_key),
    CONSTRAINT notification_account FOREIGN KEY (account_name) REFERENCES account (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX notification_inbox ON notification (account_name, id);
CREATE INDEX notification_unread ON notification (account_name, read_at, id);

-- Written with its notification, sent later, and tried again until it has gone or is given up.
CREATE TABLE mail (
    notification_id BIGINT       NOT NULL,
    -- the same in every try
    message_id      VARCHAR(300) NOT NULL,
    recipient       VARCHAR(254) NOT NULL,
    state           VARCHAR(16)  NOT NULL,
    tries           INT          NOT NULL,
    -- when it is to be tried; while somebody tries, when somebody else may
    due_at          DATETIME(3)  NOT NULL,
    -- whoever tries it now, or tried it last
    lease           CHAR(36),
    sent_at         DATETIME(3),
    last_error      VARCHAR(500),
    PRIMARY KEY (notification_id),
    CONSTRAINT mail_of_notification FOREIGN KEY (notification_id) REFERENCES notification (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX mail_due ON mail (state, due_at);
