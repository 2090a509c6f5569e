-- The spine. append_case is the only way to write a case: the application's role may read these tables and call the
-- functions below, which run as their owner. It has no insert, update, delete or truncate on trail, action, feed, seal.
-- Longer than a file should be: tables, the functions that alone may write them and the grants are one thing to review.

create table case_file (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  number text not null,
  state text not null,
  -- Not terminal: what a work list, a map and a timer may concern.
  is_open boolean not null,
  version integer not null,
  head_hash bytea not null,
  round smallint not null default 1,
  policy_no integer not null,
  matter text,
  level smallint,
  source text not null,
  lon double precision,
  lat double precision,
  tile_key bigint,
  grid_id uuid,
  village_id uuid,
  town_id uuid,
  day_grid_id uuid,
  day_village_id uuid,
  day_town_id uuid,
  desk_id uuid,
  lead_unit_id uuid,
  reporter_id uuid,
  -- Who owes the earliest open clock (docs/domain.md 呈现 1), and that clock.
  owner_kind text,
  owner_id uuid,
  phase text,
  due_at timestamptz(3),
  yellow_at timestamptz(3),
  is_paused boolean not null default false,
  survivor_id uuid,
  parent_id uuid,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  updated_at timestamptz(3) not null,
  -- The rest of the domain's CaseState: case clocks, counts, pending requests, links. Never queried by content.
  body jsonb not null,
  constraint case_file_pkey primary key (district_id, id),
  constraint case_file_number_key unique (district_id, number)
);
create index case_file_parent_idx on case_file (district_id, parent_id) where parent_id is not null;

create table task (
  district_id integer not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  state text not null,
  is_open boolean not null,
  version integer not null,
  round smallint not null default 1,
  desk_id uuid,
  unit_id uuid,
  person_id uuid,
  phase text,
  due_at timestamptz(3),
  yellow_at timestamptz(3),
  is_paused boolean not null default false,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  body jsonb not null,
  constraint task_pkey primary key (district_id, id),
  constraint task_case_fkey foreign key (district_id, case_id) references case_file (district_id, id)
);
create index task_case_idx on task (district_id, case_id);
create index task_desk_idx on task (district_id, desk_id, due_at) where is_open and desk_id is not null;
create index task_unit_idx on task (district_id, unit_id, due_at) where is_open and unit_id is not null;
create index task_person_idx on task (district_id, person_id, due_at) where is_open and person_id is not null;

create table trail (
  district_id integer not null,
  case_id uuid not null,
  seq integer not null,
  action_id uuid not null,
  action text not null,
  at timestamptz(3) not null,
  -- Canonical text, versioned; hashed as stored. jsonb would reorder keys and rewrite numbers.
  text text not null,
  hash bytea not null,
  constraint trail_pkey primary key (district_id, case_id, seq)
);

create table action (
  district_id integer not null,
  action_id uuid not null,
  actor text not null,
  request_hash bytea not null,
  case_id uuid not null,
  last_seq integer not null,
  constraint action_pkey primary key (district_id, action_id)
);

create table timers (
  district_id integer not null,
  case_id uuid not null,
  task_id uuid not null,
  phase text not null,
  rule text not null,
  deadline_version integer not null,
  fire_at timestamptz(3) not null,
  -- Wall clock: until then one ticker is at it, or it waits after a failure. Exactly once is the action id's matter.
  claimed_until timestamptz(3),
  attempts smallint not null default 0,
  error text,
  constraint timers_pkey primary key (district_id, case_id, task_id, phase, rule, deadline_version)
);
create index timers_fire_idx on timers (district_id, fire_at);

-- What is searched: unencrypted. No transition updates it, or every action would rewrite its grams (0009 has them).
create table case_text (
  district_id integer not null,
  case_id uuid not null,
  -- Names this wording in the trail; an earlier one is kept as a remark under its own.
  ref uuid not null,
  title text,
  body text,
  address text,
  salt bytea not null,
  -- The case's, which never changes: a search reads the newest first.
  opened_at timestamptz(3) not null,
  constraint case_text_pkey primary key (district_id, case_id),
  constraint case_text_ref_key unique (district_id, ref),
  constraint case_text_case_fkey foreign key (district_id, case_id) references case_file (district_id, id)
);

-- Free text of actions. Lines carry its id and a salted hash: erasing the row leaves a trail that still verifies.
create table case_remark (
  district_id integer not null,
  id uuid not null,
  case_id uuid not null,
  -- An earlier wording of the case: a JSON array of title, body and address.
  is_wording boolean not null default false,
  text text not null,
  salt bytea not null,
  constraint case_remark_pkey primary key (district_id, id),
  constraint case_remark_case_fkey foreign key (district_id, case_id) references case_file (district_id, id)
);
create index case_remark_case_idx on case_remark (district_id, case_id);

-- Lines that have no position yet. Ordered by time, then place in the case, so that a backlog is taken oldest first.
create table outbox (
  district_id integer not null,
  at timestamptz(3) not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  hash bytea not null,
  constraint outbox_pkey primary key (district_id, at, case_id, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- All lines of a district in one order, which followers read. The hash makes a missing line nameable.
create table feed (
  district_id integer not null,
  pos bigint not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  hash bytea not null,
  fed_at timestamptz(3) not null default clock_timestamp(),
  constraint feed_pkey primary key (district_id, pos),
  constraint feed_line_key unique (district_id, case_id, seq)
);

-- How far the feed has come. The row's lock is the sequencer's lease.
create table feed_head (
  district_id integer not null,
  pos bigint not null default 0,
  sealed_pos bigint not null default 0,
  seal bytea not null default '',
  -- Wall clock: since when a position waits for its seal.
  unsealed_since timestamptz(3),
  constraint feed_head_pkey primary key (district_id)
) with (fillfactor = 50);

-- Printed by verify and kept elsewhere: what was sealed cannot be cut off unseen.
create table seal (
  district_id integer not null,
  from_pos bigint not null,
  to_pos bigint not null,
  prev_seal bytea not null,
  hash bytea not null,
  at timestamptz(3) not null default clock_timestamp(),
  constraint seal_pkey primary key (district_id, to_pos)
);

create table follower_cursor (
  district_id integer not null,
  follower text not null,
  pos bigint not null default 0,
  constraint follower_cursor_pkey primary key (district_id, follower)
) with (fillfactor = 50);

-- A case that a follower could not digest: from this position on its lines wait, the other cases go on.
create table follower_parked (
  district_id integer not null,
  follower text not null,
  case_id uuid not null,
  pos bigint not null,
  error text not null,
  parked_at timestamptz(3) not null default now(),
  constraint follower_parked_pkey primary key (district_id, follower, case_id)
);

create table number_counter (
  district_id integer not null,
  day date not null,
  next integer not null,
  constraint number_counter_pkey primary key (district_id, day)
);

-- A case with its tasks and timers, and what an action id was used for, of one snapshot. A function because its plans
-- are kept, which halves what every action costs before it is decided.
create function read_case(district integer, id_of_case uuid, id_of_action uuid) returns jsonb
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return jsonb_build_object(
    'earlier', (select to_jsonb(a) from action a where a.district_id = district and a.action_id = id_of_action),
    'file', (select to_jsonb(c) from case_file c where c.district_id = district and c.id = id_of_case),
    'tasks', (select jsonb_agg(t) from task t where t.district_id = district and t.case_id = id_of_case),
    'timers', (select jsonb_agg(m) from timers m where m.district_id = district and m.case_id = id_of_case));
end $$;

-- What was answered to this action before: nothing where it is new; to another actor or request no more than that the
-- id is taken.
create function earlier_answer(district integer, id uuid, by_actor text, request bytea) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  earlier action%rowtype;
begin
  select * into earlier from action a where a.district_id = district and a.action_id = id;
  if not found then
    return null;
  end if;
  if earlier.actor <> by_actor or earlier.request_hash <> request then
    return jsonb_build_object('outcome', 'reused');
  end if;
  return jsonb_build_object('outcome', 'same', 'caseId', earlier.case_id, 'seq', earlier.last_seq);
end $$;

-- Writes what one action did to one case, all or nothing, and knows no rule. Answers
--   {outcome: 'done' | 'same', caseId, seq}   seq is the action's last line
--   {outcome: 'reused'}                       the action id belongs to another actor or request
--   {outcome: 'stale', version}               the case has moved on since it was read
-- p: actionId, actor, requestHash, caseId, expected: {version, head} (absent: a new case), file, lines: [{action, at,
-- text}], tasks, timers: {delete, insert}, remarks, text. Rows are named as their columns; bytes are hex.
-- One row a statement: each is planned once, and on Citus goes to its one shard without planning.
create function append_case(district integer, p jsonb) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  id_of_action constant uuid := (p->>'actionId')::uuid;
  id_of_case constant uuid := (p->>'caseId')::uuid;
  request constant bytea := decode(p->>'requestHash', 'hex');
  creating constant boolean := p->'expected' is null;
  answer jsonb;
  seq_now integer := 0;
  head bytea := '';
  line record;
  file case_file%rowtype;
  one task%rowtype;
  timer timers%rowtype;
  note record;
begin
  if not creating then
    select version, head_hash into seq_now, head
    from case_file where district_id = district and id = id_of_case for update;
  end if;

  answer := earlier_answer(district, id_of_action, p->>'actor', request);
  if answer is not null then
    return answer;
  end if;
  if not creating and (seq_now, head) is distinct from
     ((p->'expected'->>'version')::integer, decode(p->'expected'->>'head', 'hex')) then
    return jsonb_build_object('outcome', 'stale', 'version', seq_now);
  end if;

  -- Two that bring the same id at once and share no case row to wait at (a new case) meet here: the second waits for
  -- the first, and then finds its answer.
  insert into action (district_id, action_id, actor, request_hash, case_id, last_seq)
  values (district, id_of_action, p->>'actor', request, id_of_case, seq_now + jsonb_array_length(p->'lines'))
  on conflict on constraint action_pkey do nothing;
  if not found then
    return earlier_answer(district, id_of_action, p->>'actor', request);
  end if;

  for line in select * from jsonb_to_recordset(p->'lines') as l (action text, at timestamptz(3), text text) loop
    seq_now := seq_now + 1;
    head := sha256(head || convert_to(line.text, 'UTF8'));
    insert into trail (district_id, case_id, seq, action_id, action, at, text, hash)
    values (district, id_of_case, seq_now, id_of_action, line.action, line.at, line.text, head);
    insert into outbox (district_id, at, case_id, seq, kind, hash)
    values (district, line.at, id_of_case, seq_now, p->'file'->>'kind', head);
  end loop;

  file := jsonb_populate_record(null::case_file, p->'file');
  file.district_id := district;
  file.id := id_of_case;
  file.version := seq_now;
  file.head_hash := head;
  file.updated_at := line.at;
  if creating then
    insert into feed_head (district_id) values (district) on conflict do nothing;
    insert into case_file values (file.*);
  else
    update case_file set
      kind = file.kind, number = file.number, state = file.state, is_open = file.is_open, version = file.version,
      head_hash = file.head_hash, round = file.round, policy_no = file.policy_no, matter = file.matter,
      level = file.level, source = file.source, lon = file.lon, lat = file.lat, tile_key = file.tile_key,
      grid_id = file.grid_id, village_id = file.village_id, town_id = file.town_id, day_grid_id = file.day_grid_id,
      day_village_id = file.day_village_id, day_town_id = file.day_town_id, desk_id = file.desk_id,
      lead_unit_id = file.lead_unit_id, reporter_id = file.reporter_id, owner_kind = file.owner_kind,
      owner_id = file.owner_id, phase = file.phase, due_at = file.due_at, yellow_at = file.yellow_at,
      is_paused = file.is_paused, survivor_id = file.survivor_id, parent_id = file.parent_id,
      opened_at = file.opened_at, closed_at = file.closed_at, updated_at = file.updated_at, body = file.body
    where district_id = district and id = id_of_case;
  end if;

  for one in select * from jsonb_populate_recordset(null::task, p->'tasks') loop
    insert into task as held values (
      district, one.id, id_of_case, one.kind, one.state, one.is_open, one.version, one.round, one.desk_id, one.unit_id,
      one.person_id, one.phase, one.due_at, one.yellow_at, one.is_paused, one.opened_at, one.closed_at, one.body)
    on conflict on constraint task_pkey do update set
      kind = excluded.kind, state = excluded.state, is_open = excluded.is_open, version = excluded.version,
      round = excluded.round, desk_id = excluded.desk_id, unit_id = excluded.unit_id, person_id = excluded.person_id,
      phase = excluded.phase, due_at = excluded.due_at, yellow_at = excluded.yellow_at,
      is_paused = excluded.is_paused, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
      body = excluded.body
    where held.case_id = excluded.case_id and held.version <= excluded.version;
    if not found then
      raise exception 'task % is of another case or newer', one.id using errcode = 'integrity_constraint_violation';
    end if;
  end loop;

  for timer in select * from jsonb_populate_recordset(null::timers, p->'timers'->'delete') loop
    delete from timers t
    where t.district_id = district and t.case_id = id_of_case and t.task_id = timer.task_id
      and t.phase = timer.phase and t.rule = timer.rule and t.deadline_version = timer.deadline_version;
  end loop;
  for timer in select * from jsonb_populate_recordset(null::timers, p->'timers'->'insert') loop
    insert into timers (district_id, case_id, task_id, phase, rule, deadline_version, fire_at)
    values (district, id_of_case, timer.task_id, timer.phase, timer.rule, timer.deadline_version, timer.fire_at);
  end loop;

  for note in select * from jsonb_to_recordset(p->'remarks') as r (id uuid, text text, salt text) loop
    insert into case_remark (district_id, case_id, id, text, salt)
    values (district, id_of_case, note.id, note.text, decode(note.salt, 'hex'));
  end loop;
  if p->'text' is not null then
    perform write_case_text(district, id_of_case, p->'text');
  end if;

  return jsonb_build_object('outcome', 'done', 'caseId', id_of_case, 'seq', seq_now);
end $$;

-- The wording that is replaced becomes a remark: its lines still point to it.
create function write_case_text(district integer, id_of_case uuid, p jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  held case_text%rowtype;
begin
  select * into held from case_text t where t.district_id = district and t.case_id = id_of_case;
  if found then
    insert into case_remark (district_id, case_id, id, is_wording, text, salt)
    values (district, id_of_case, held.ref, true,
      json_build_array(held.title, held.body, held.address)::text, held.salt);
  end if;
  insert into case_text (district_id, case_id, ref, title, body, address, salt, opened_at)
  select district, id_of_case, (p->>'ref')::uuid, p->>'title', p->>'body', p->>'address', decode(p->>'salt', 'hex'),
    c.opened_at
  from case_file c where c.district_id = district and c.id = id_of_case
  on conflict on constraint case_text_pkey do update set
    ref = excluded.ref, title = excluded.title, body = excluded.body, address = excluded.address, salt = excluded.salt;
end $$;

-- Holds several cases for one transaction, in id order so that two never wait for each other. Reading locks need a
-- right to update, which the application's role has not.
create function lock_cases(district integer, ids uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from case_file where district_id = district and id = any (ids) order by id for update;
end $$;

-- The first of `size` numbers of a day that nobody else will get. Gaps are allowed, a number is never used twice.
create function number_block(district integer, on_day date, size integer) returns integer
language sql volatile security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  insert into number_counter as held (district_id, day, next) values (district, on_day, 1 + size)
  on conflict on constraint number_counter_pkey do update set next = held.next + size
  returning next - size;
end;

-- Gives waiting lines their positions and seals them. The lease is the row lock on the head: only its holder takes from
-- the outbox, and it looks after it has the lock. Commits may come in any order: a line is fed when it can be seen, and
-- a case's lines can be seen in their order, since each was written under the lock of its case.
-- A seal binds the hashes of `seal_size` positions to everything before: sha256(header, previous seal, hashes). After
-- `seal_seconds` fewer must do: a small district's last lines must not stay open for days.
-- Answers how many lines moved; 0 also where another sequencer is at it.
create function sequence_feed(district integer, batch integer, seal_size integer, seal_seconds double precision)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  head feed_head%rowtype;
  moved integer;
  first bigint;
  last bigint;
  hashes bytea;
  made bytea;
begin
  select * into head from feed_head h where h.district_id = district for update skip locked;
  if not found then
    return 0;
  end if;

  with taken as (
    delete from outbox
    where district_id = district and (at, case_id, seq) in (
      select o.at, o.case_id, o.seq from outbox o
      where o.district_id = district order by o.at, o.case_id, o.seq limit batch)
    returning at, case_id, seq, kind, hash
  )
  insert into feed (district_id, pos, case_id, seq, kind, hash)
  select district, head.pos + row_number() over (order by t.at, t.case_id, t.seq), t.case_id, t.seq, t.kind, t.hash
  from taken t;
  get diagnostics moved = row_count;
  head.pos := head.pos + moved;
  if moved > 0 and head.unsealed_since is null then
    head.unsealed_since := clock_timestamp();
  end if;

  loop
    first := head.sealed_pos + 1;
    if head.pos >= head.sealed_pos + seal_size then
      last := head.sealed_pos + seal_size;
    elsif head.unsealed_since <= clock_timestamp() - make_interval(secs => seal_seconds) then
      last := head.pos;
    else
      exit;
    end if;
    select string_agg(f.hash, ''::bytea order by f.pos) into hashes
    from feed f where f.district_id = district and f.pos between first and last;
    made := sha256(convert_to(format('onegrid seal 1 %s %s %s', district, first, last), 'UTF8') || head.seal || hashes);
    insert into seal (district_id, from_pos, to_pos, prev_seal, hash) values (district, first, last, head.seal, made);
    head.seal := made;
    head.sealed_pos := last;
    head.unsealed_since := case when head.pos > last then clock_timestamp() end;
  end loop;

  update feed_head set pos = head.pos, sealed_pos = head.sealed_pos, seal = head.seal,
    unsealed_since = head.unsealed_since
  where district_id = district;
  if moved > 0 then
    perform pg_notify('onegrid_feed', district::text);
  end if;
  return moved;
end $$;

-- Functions are everybody's to call unless it is said otherwise.
revoke execute on function read_case, append_case, earlier_answer, write_case_text, lock_cases, number_block,
  sequence_feed from public;
grant execute on function read_case, append_case, lock_cases, number_block, sequence_feed to onegrid_app;

grant select on case_file, task, trail, action, timers, case_text, case_remark, outbox, feed, feed_head, seal,
  number_counter to onegrid_app;
-- A ticker claims; what is due and when only append_case says.
grant update (claimed_until, attempts, error), delete on timers to onegrid_app;
-- Erasure of a person's words.
grant delete on case_text, case_remark to onegrid_app;
grant select, insert, update, delete on follower_cursor, follower_parked to onegrid_app;
