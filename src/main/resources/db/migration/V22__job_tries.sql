-- How often a job was begun, not counting those times when whoever had begun it gave it back.
ALTER TABLE job ADD COLUMN tries INT NOT NULL DEFAULT 0;
