-- Counts the changes of a round's plan, so that nobody overwrites one that they have not seen.
ALTER TABLE assessment_round ADD COLUMN version INT DEFAULT 1 NOT NULL;
