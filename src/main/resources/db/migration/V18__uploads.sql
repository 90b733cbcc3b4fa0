-- Documents that come in pieces, until they are whole, so that any instance can take the next piece.
CREATE TABLE upload_piece (
    -- hash of account and upload
    upload     CHAR(64)    NOT NULL,
    -- where it begins in the document, in bytes
    begins_at  BIGINT      NOT NULL,
    size       INT         NOT NULL,
    content    MEDIUMBLOB  NOT NULL,
    account    VARCHAR(64) NOT NULL,
    added_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (upload, begins_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE INDEX upload_piece_account ON upload_piece (account, added_at);
CREATE INDEX upload_piece_added ON upload_piece (added_at);
