-- Templates of notices that a ministry has put in place of those that come with the program.
CREATE TABLE notice_template (
    kind        VARCHAR(32)  NOT NULL,
    language    VARCHAR(8)   NOT NULL,
    body        LONGTEXT     NOT NULL,
    version     INT          NOT NULL,
    changed_by  VARCHAR(64)  NOT NULL,
    changed_at  DATETIME(3)  NOT NULL,
    PRIMARY KEY (kind, language)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
