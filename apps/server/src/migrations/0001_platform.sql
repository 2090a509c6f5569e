-- Identity, audit, personal data, files, and the business clock of a district.
-- Every table leads with district_id: the distribution key where a city outgrows one machine.

create table district (
  district_id integer constraint district_pkey primary key,
  code text not null,
  code_scheme text not null default 'nbs',
  code_version text not null default '2023',
  name text not null,
  is_demo boolean not null default false,
  -- Business clock (demo and test only): business time = anchor_business + (wall - anchor_wall) * rate.
  clock_anchor_wall timestamptz(3),
  clock_anchor_business timestamptz(3),
  clock_rate double precision not null default 1,
  -- Null while it is being made: a start that was killed half way begins again.
  ready_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  constraint district_code_key unique (code)
);

create table account (
  district_id integer not null,
  id uuid not null,
  username text not null,
  kind text not null constraint account_kind_check check (kind in ('staff', 'resident', 'program', 'system', 'link')),
  display_name text not null,
  -- What the person has chosen; null follows the browser.
  language text constraint account_language_check check (language in ('zh-CN', 'en')),
  password_hash text,
  password_changed_at timestamptz(3),
  must_change_password boolean not null default false,
  -- Encrypted like a personal field. Offered but not yet confirmed while totp_enabled_at is null.
  totp_secret bytea,
  totp_key_id text,
  totp_enabled_at timestamptz(3),
  -- The last time step that signed in: a code works once.
  totp_step bigint,
  failed_logins smallint not null default 0,
  locked_until timestamptz(3),
  active boolean not null default true,
  rights_version integer not null default 1,
  last_login_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  constraint account_pkey primary key (district_id, id),
  constraint account_username_key unique (district_id, username)
);

create table session (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  kind text not null constraint session_kind_check check (kind in ('browser', 'bearer', 'link')),
  -- A link session acts for one task only (property firms and utilities without an account).
  scope jsonb,
  created_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ip text,
  constraint session_pkey primary key (district_id, id),
  constraint session_token_key unique (district_id, token_hash),
  constraint session_account_fkey foreign key (district_id, account_id) references account (district_id, id)
);
create index session_account_idx on session (district_id, account_id);
create index session_expires_idx on session (district_id, expires_at);

-- Of the last passwords, so that none comes back. Rule: docs/domain.md R2.
create table password_history (
  district_id integer not null,
  account_id uuid not null,
  hash text not null,
  set_at timestamptz(3) not null,
  constraint password_history_pkey primary key (district_id, account_id, set_at),
  constraint password_history_account_fkey foreign key (district_id, account_id) references account (district_id, id)
);

-- What somebody without an account was sent: it opens sessions of kind link, each for the one task of its scope.
create table link (
  district_id integer not null,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  scope jsonb not null,
  created_by uuid,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint link_pkey primary key (district_id, id),
  constraint link_token_key unique (district_id, token_hash),
  constraint link_account_fkey foreign key (district_id, account_id) references account (district_id, id)
);
create index link_account_idx on link (district_id, account_id);
create index link_task_idx on link (district_id, (scope ->> 'taskId'));

-- Audit. A line is a canonical text; its columns are read out of that text by audit_append, so the two cannot differ
-- from the start, and verification compares them afterwards. The application's role can only append and read.

create table audit_line (
  district_id integer not null,
  id uuid not null,
  at timestamptz(3) not null,
  actor_id uuid,
  -- Name of the follower, job or command, where nobody signed in acted.
  system text,
  ip text,
  request_id text,
  action text not null,
  object_type text not null,
  object_id text,
  outcome text not null constraint audit_line_outcome_check check (outcome in ('success', 'refused')),
  text text not null,
  hash bytea not null,
  constraint audit_line_pkey primary key (district_id, id)
);
create index audit_line_at_idx on audit_line (district_id, at, id);
create index audit_line_actor_idx on audit_line (district_id, actor_id, at, id);
create index audit_line_object_idx on audit_line (district_id, object_type, object_id, at, id);

create table audit_outbox (
  district_id integer not null,
  id uuid not null,
  constraint audit_outbox_pkey primary key (district_id, id)
);

create table audit_head (
  district_id integer not null,
  position bigint not null default 0,
  chain bytea not null default '',
  sealed_position bigint not null default 0,
  sealed_hash bytea not null default '',
  sealed_at timestamptz(3) not null default now(),
  constraint audit_head_pkey primary key (district_id)
);

create table audit_feed (
  district_id integer not null,
  position bigint not null,
  line_id uuid not null,
  -- sha256(chain of the position before || hash of the line)
  chain bytea not null,
  constraint audit_feed_pkey primary key (district_id, position),
  constraint audit_feed_line_key unique (district_id, line_id),
  constraint audit_feed_line_fkey foreign key (district_id, line_id) references audit_line (district_id, id)
);

create table audit_seal (
  district_id integer not null,
  to_position bigint not null,
  from_position bigint not null,
  -- sha256(previous || hashes of the lines from..to)
  hash bytea not null,
  previous bytea not null,
  sealed_at timestamptz(3) not null,
  constraint audit_seal_pkey primary key (district_id, to_position)
);

create function audit_append(p_district_id integer, p_text text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  line jsonb := p_text::jsonb;
begin
  insert into audit_line
    (district_id, id, at, actor_id, system, ip, request_id, action, object_type, object_id, outcome, text, hash)
  values (
    p_district_id, (line ->> 'id')::uuid, (line ->> 'at')::timestamptz, (line ->> 'actorId')::uuid, line ->> 'system',
    line ->> 'ip', line ->> 'requestId', line ->> 'action', line ->> 'objectType', line ->> 'objectId',
    line ->> 'outcome', p_text, sha256(convert_to(p_text, 'UTF8'))
  );
  insert into audit_outbox (district_id, id) values (p_district_id, (line ->> 'id')::uuid);
end
$$;

-- Gives the waiting lines their positions, at most p_limit, and seals: every 1,000 positions, or what there is after
-- p_seal_seconds. The row lock on audit_head is the lease: two sequencers take turns (decision 10).
create function audit_sequence(p_district_id integer, p_limit integer, p_seal_seconds integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  head audit_head;
  line record;
  taken integer := 0;
  seal_to bigint;
  seal_hash bytea;
begin
  insert into audit_head (district_id) values (p_district_id) on conflict do nothing;
  select * into head from audit_head where district_id = p_district_id for update;
  for line in
    with waiting as (
      select id from audit_outbox where district_id = p_district_id order by id limit p_limit
    ), removed as (
      delete from audit_outbox using waiting
      where audit_outbox.district_id = p_district_id and audit_outbox.id = waiting.id
      returning audit_outbox.id
    )
    select audit_line.id, audit_line.hash
    from removed join audit_line on audit_line.district_id = p_district_id and audit_line.id = removed.id
    order by audit_line.id
  loop
    head.position := head.position + 1;
    head.chain := sha256(head.chain || line.hash);
    insert into audit_feed (district_id, position, line_id, chain)
    values (p_district_id, head.position, line.id, head.chain);
    taken := taken + 1;
  end loop;
  while head.position - head.sealed_position >= 1000
    or (head.position > head.sealed_position and head.sealed_at <= now() - make_interval(secs => p_seal_seconds))
  loop
    seal_to := least(head.position, head.sealed_position + 1000);
    select sha256(head.sealed_hash || string_agg(audit_line.hash, ''::bytea order by audit_feed.position))
    into seal_hash
    from audit_feed
    join audit_line on audit_line.district_id = p_district_id and audit_line.id = audit_feed.line_id
    where audit_feed.district_id = p_district_id
      and audit_feed.position > head.sealed_position and audit_feed.position <= seal_to;
    insert into audit_seal (district_id, to_position, from_position, hash, previous, sealed_at)
    values (p_district_id, seal_to, head.sealed_position + 1, seal_hash, head.sealed_hash, now());
    head.sealed_position := seal_to;
    head.sealed_hash := seal_hash;
    head.sealed_at := now();
  end loop;
  -- An empty log has nothing to seal: the sixty seconds count from its first line.
  if head.position = head.sealed_position then
    head.sealed_at := now();
  end if;
  update audit_head
  set position = head.position, chain = head.chain, sealed_position = head.sealed_position,
    sealed_hash = head.sealed_hash, sealed_at = head.sealed_at
  where district_id = p_district_id;
  return taken;
end
$$;

-- Personal data, one value a row, encrypted (AES-256-GCM, key_id names the key). blind is a keyed hash for equality
-- search. salt is what the trail's hashes need: deleting the row makes them say nothing (decision 12).
create table personal (
  district_id integer not null,
  subject_id uuid not null,
  field text not null,
  key_id text not null,
  nonce bytea not null,
  cipher bytea not null,
  blind bytea,
  salt bytea not null,
  stored_at timestamptz(3) not null,
  -- Deleted after this moment, by the retention of the field's declaration; null while the subject is still concerned.
  keep_until timestamptz(3),
  constraint personal_pkey primary key (district_id, subject_id, field)
);
create index personal_blind_idx on personal (district_id, field, blind) where blind is not null;
create index personal_keep_idx on personal (district_id, keep_until) where keep_until is not null;
create index personal_key_idx on personal (district_id, key_id);

-- Who read what in the clear, and why. The audit line of an opening names its row; the reason is free text and stays
-- out of the sealed log.
create table personal_opening (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  subject_id uuid not null,
  fields text[] not null,
  reason text not null,
  case_id uuid,
  task_id uuid,
  opened_at timestamptz(3) not null,
  constraint personal_opening_pkey primary key (district_id, id),
  constraint personal_opening_account_fkey foreign key (district_id, account_id) references account (district_id, id)
);
create index personal_opening_account_idx on personal_opening (district_id, account_id, opened_at);
create index personal_opening_subject_idx on personal_opening (district_id, subject_id, opened_at);

-- The bytes lie in the file store under the id. sha256 is of the stored bytes; a picture's metadata has been removed
-- from them, and what is kept of it stands here.
create table file (
  district_id integer not null,
  id uuid not null,
  name text not null,
  kind text not null constraint file_kind_check check (kind in ('picture', 'video', 'audio', 'document')),
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  received_sha256 bytea not null,
  width integer,
  height integer,
  taken_at timestamptz(3),
  lon double precision,
  lat double precision,
  uploaded_by uuid not null,
  uploaded_at timestamptz(3) not null,
  constraint file_pkey primary key (district_id, id),
  constraint file_uploaded_by_fkey foreign key (district_id, uploaded_by) references account (district_id, id)
);
create index file_uploaded_by_idx on file (district_id, uploaded_by);
create index file_uploaded_at_idx on file (district_id, uploaded_at);
-- The same picture again, on this case or another.
create index file_received_idx on file (district_id, received_sha256);

-- What names a file: whoever may read that may read the file.
create table file_link (
  district_id integer not null,
  file_id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  linked_at timestamptz(3) not null,
  constraint file_link_pkey primary key (district_id, file_id, owner_kind, owner_id),
  constraint file_link_file_fkey foreign key (district_id, file_id) references file (district_id, id)
);
create index file_link_owner_idx on file_link (district_id, owner_kind, owner_id);

-- Work that comes round: whichever process finds it due takes it by moving its time.
create table job (
  district_id integer not null,
  name text not null,
  due_at timestamptz(3) not null,
  constraint job_pkey primary key (district_id, name)
);

grant select, insert, update on district, account, link to onegrid_app;
grant select, insert, update, delete on session, personal, file, file_link, job to onegrid_app;
grant select, insert, delete on password_history to onegrid_app;
grant select, insert on personal_opening to onegrid_app;
grant select on audit_line, audit_outbox, audit_head, audit_feed, audit_seal to onegrid_app;
revoke execute on function audit_append(integer, text), audit_sequence(integer, integer, integer) from public;
grant execute on function audit_append(integer, text), audit_sequence(integer, integer, integer) to onegrid_app;
