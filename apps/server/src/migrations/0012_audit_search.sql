-- The audit log is searched by address and by action alone, too, and for what was refused: each newest first.
create index audit_line_ip_idx on audit_line (district_id, ip, at, id);
create index audit_line_action_idx on audit_line (district_id, action, at, id);
create index audit_line_refused_idx on audit_line (district_id, at, id) where outcome = 'refused';
