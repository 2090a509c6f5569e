-- Who last changed which piece of the draft, and when: {"matters/070101": {"by": account, "at": ms}}. The audit log has
-- every edit, too, but is not the system administrator's to read.
alter table policy_draft add column edits jsonb not null default '{}';
