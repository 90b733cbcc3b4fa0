-- What the plan's own indicators (box 1) really came to. Times are UTC.
CREATE TABLE target_figure (
    -- row of box 1, for example P1-03
    plan_row   CHAR(5)       NOT NULL,
    data_year  INT           NOT NULL,
    figure     DOUBLE        NOT NULL,
    source     VARCHAR(2000) NOT NULL,
    entered_by VARCHAR(64)   NOT NULL,
    entered_at DATETIME(3)   NOT NULL,
    PRIMARY KEY (plan_row, data_year)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
