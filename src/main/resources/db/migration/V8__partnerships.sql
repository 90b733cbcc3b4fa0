-- Zones that build a park together, as a ministry entered it: each pair once, the codes in order. Times are UTC.

CREATE TABLE partnership (
    zone_a     VARCHAR(64)  NOT NULL,
    zone_b     VARCHAR(64)  NOT NULL,
    agreement  VARCHAR(500) NOT NULL,
    -- from when it holds
    agreed_on  DATE         NOT NULL,
    entered_by VARCHAR(64)  NOT NULL,
    entered_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (zone_a, zone_b),
    CONSTRAINT partnership_zone_a FOREIGN KEY (zone_a) REFERENCES zone (code),
    CONSTRAINT partnership_zone_b FOREIGN KEY (zone_b) REFERENCES zone (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
