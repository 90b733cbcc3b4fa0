INSERT INTO survey (round_id, zone_code, population, sample_size, opens, closes, least_response_rate, closed) VALUES ('2026', 'demo-hb-01', 300, 30, '2026-01-05', '2026-02-05', 60, FALSE);
INSERT INTO survey_link (token_sha256, round_id, zone_code, used) VALUES ('7777777777777777777777777777777777777777777777777777777777777777', '2026', 'demo-hb-01', TRUE);
INSERT INTO survey_answer (round_id, zone_code, id, marks) VALUES ('2026', 'demo-hb-01', '00000000000000000000000000000002', '5 4 3');
INSERT INTO public_comment (id, round_id, zone_code, name, contact, body, state, reason, answer, made_at, moderated_at, moderated_by, answered_at, answered_by) VALUES ('fedcba9876543210', '2026', 'demo-hb-01', '𠮷先生', NULL, '排污口还在😀', 'ANSWERED', NULL, '已封堵。', '2026-01-06 00:00:00.001', '2026-01-07 00:00:00.000', 'ministry', '2026-01-08 00:00:00.000', 'ministry');
INSERT INTO assessor (round_id, id, name, independent, declaration, declared_on) VALUES ('2026', 'institute', '第三方评估院𠮷', TRUE, '与园区无利害关系😀', '2026-01-01');
INSERT INTO assessor_zone (round_id, zone_code, assessor_id) VALUES ('2026', 'demo-hb-01', 'institute');
INSERT INTO assessor_report (round_id, zone_code, assessor_id, reported_on, summary, entered_at, entered_by) VALUES ('2026', 'demo-hb-01', 'institute', '2026-02-01', '总体良好', '2026-02-02 00:00:00.001', 'ministry');
INSERT INTO assessor_finding (round_id, zone_code, assessor_id, clause, found_value, found_level, remark, evidence) VALUES ('2026', 'demo-hb-01', 'institute', 'A2-1.1.5', 0.1, NULL, '抽查𠮷', NULL);
