-- Counts the passwords that an account has had: a session or a login that showed an older one is no good any more.
ALTER TABLE account
    ADD COLUMN password_version INT NOT NULL DEFAULT 1;
