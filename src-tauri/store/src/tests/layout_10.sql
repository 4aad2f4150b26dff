INSERT INTO plan (id, current, draft) VALUES (1, 0, '{}'), (2, 1, '{}');
INSERT INTO milestone (plan, name, day, body) VALUES
  (1, 'M1', '2026-01-10', '{}'), (1, 'M2', '2026-01-20', '{}'), (2, 'M1', '2026-04-20', '{}');
INSERT INTO entry (id, date, text, tags, links) VALUES
  (1, '2026-01-12', 'Sent it.', '[]', '["M2","task:evaluation-design","with:mentor"]');
INSERT INTO evidence (id, date, kind, text, source, before, after, unit, milestone) VALUES
  (1, '2026-01-10', 'number', 'Time to repair', '', 90, 40, 'minutes', 'M1'),
  (2, '2026-01-20', 'number', 'Alarms', '', 9, 4, 'a week', 'M2'),
  (3, '2026-01-21', 'link', 'The review', 'https://example.org/', NULL, NULL, NULL, NULL);
INSERT INTO claim (id, date, text, evidence) VALUES
  (1, '2026-01-22', 'Cut it.', '["check-M1","check-M2","entry-1","E2","E9"]');
INSERT INTO comment (id, date, claim, author, text) VALUES (1, '2026-01-23', 'C1', 'Ana', 'True.');
INSERT INTO operation (id, name, label, at, zone, date) VALUES
  (1, 'remove_evidence', 'Remove evidence', '2026-01-24T11:00:00Z', 'Europe/Berlin', '2026-01-24');
INSERT INTO change (operation, tbl, row, before, after) VALUES
  (1, 'evidence', 4, '{"id":4,"date":"2026-01-20","kind":"number","text":"Calls","source":"","hash":null,"before":3.0,"after":1.0,"unit":"","milestone":"M2","skill":null,"task":null}', NULL);
