-- Generated from the migrations by npm run generate; do not edit. It is read by people, not run.

create table account (
  district_id integer not null,
  id uuid not null,
  username text not null,
  kind text not null,
  display_name text not null,
  language text,
  password_hash text,
  password_changed_at timestamp(3) with time zone,
  must_change_password boolean not null default false,
  totp_secret bytea,
  totp_key_id text,
  totp_enabled_at timestamp(3) with time zone,
  totp_step bigint,
  failed_logins smallint not null default 0,
  locked_until timestamp(3) with time zone,
  active boolean not null default true,
  rights_version integer not null default 1,
  last_login_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (district_id, id),
  constraint account_username_key UNIQUE (district_id, username),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'resident'::text, 'program'::text, 'system'::text, 'link'::text]))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text])))
);
grant insert, select, update on account to onegrid_app;

create table action (
  district_id integer not null,
  action_id uuid not null,
  actor text not null,
  request_hash bytea not null,
  case_id uuid not null,
  last_seq integer not null,
  constraint action_pkey PRIMARY KEY (district_id, action_id)
);
grant select on action to onegrid_app;

create table area (
  district_id integer not null,
  id uuid not null,
  parent_id uuid,
  level text not null,
  code text not null,
  code_scheme text not null,
  code_version text not null,
  name text not null,
  kind text not null default 'division'::text,
  urban_rural_class text,
  households integer,
  town_id uuid,
  village_id uuid,
  polygon jsonb,
  valid_from date not null,
  valid_to date,
  successor_ids uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  constraint area_pkey PRIMARY KEY (district_id, id),
  constraint area_code_key UNIQUE (district_id, code_scheme, code_version, code, valid_from),
  constraint area_parent_fkey FOREIGN KEY (district_id, parent_id) REFERENCES area(district_id, id),
  constraint area_kind_check CHECK ((kind = ANY (ARRAY['division'::text, 'base_grid'::text, 'business_grid'::text, 'dedicated_grid'::text, 'micro_grid'::text]))),
  constraint area_level_check CHECK ((level = ANY (ARRAY['district'::text, 'town'::text, 'village'::text, 'grid'::text, 'micro_grid'::text])))
);
CREATE UNIQUE INDEX area_name_key ON public.area USING btree (district_id, parent_id, name) WHERE (valid_to IS NULL);
CREATE INDEX area_parent_idx ON public.area USING btree (district_id, parent_id);
CREATE INDEX area_town_idx ON public.area USING btree (district_id, town_id, level);
grant insert, select, update on area to onegrid_app;

create table area_import (
  district_id integer not null,
  id uuid not null,
  file_name text not null,
  imported_by uuid,
  imported_at timestamp(3) with time zone not null default now(),
  outcome text not null,
  areas_count integer not null,
  report jsonb not null,
  constraint area_import_pkey PRIMARY KEY (district_id, id),
  constraint area_import_outcome_check CHECK ((outcome = ANY (ARRAY['checked'::text, 'rejected'::text, 'imported'::text])))
);
grant insert, select on area_import to onegrid_app;

create table area_version (
  district_id integer not null,
  version integer not null default 1,
  constraint area_version_pkey PRIMARY KEY (district_id)
);
grant insert, select, update on area_version to onegrid_app;

create table audit_feed (
  district_id integer not null,
  "position" bigint not null,
  line_id uuid not null,
  chain bytea not null,
  constraint audit_feed_pkey PRIMARY KEY (district_id, "position"),
  constraint audit_feed_line_key UNIQUE (district_id, line_id),
  constraint audit_feed_line_fkey FOREIGN KEY (district_id, line_id) REFERENCES audit_line(district_id, id)
);
grant select on audit_feed to onegrid_app;

create table audit_head (
  district_id integer not null,
  "position" bigint not null default 0,
  chain bytea not null default '\x'::bytea,
  sealed_position bigint not null default 0,
  sealed_hash bytea not null default '\x'::bytea,
  sealed_at timestamp(3) with time zone not null default now(),
  constraint audit_head_pkey PRIMARY KEY (district_id)
);
grant select on audit_head to onegrid_app;

create table audit_line (
  district_id integer not null,
  id uuid not null,
  at timestamp(3) with time zone not null,
  actor_id uuid,
  system text,
  ip text,
  request_id text,
  action text not null,
  object_type text not null,
  object_id text,
  outcome text not null,
  text text not null,
  hash bytea not null,
  constraint audit_line_pkey PRIMARY KEY (district_id, id),
  constraint audit_line_outcome_check CHECK ((outcome = ANY (ARRAY['success'::text, 'refused'::text])))
);
CREATE INDEX audit_line_action_idx ON public.audit_line USING btree (district_id, action, at, id);
CREATE INDEX audit_line_actor_idx ON public.audit_line USING btree (district_id, actor_id, at, id);
CREATE INDEX audit_line_at_idx ON public.audit_line USING btree (district_id, at, id);
CREATE INDEX audit_line_ip_idx ON public.audit_line USING btree (district_id, ip, at, id);
CREATE INDEX audit_line_object_idx ON public.audit_line USING btree (district_id, object_type, object_id, at, id);
CREATE INDEX audit_line_refused_idx ON public.audit_line USING btree (district_id, at, id) WHERE (outcome = 'refused'::text);
grant select on audit_line to onegrid_app;

create table audit_outbox (
  district_id integer not null,
  id uuid not null,
  constraint audit_outbox_pkey PRIMARY KEY (district_id, id)
);
grant select on audit_outbox to onegrid_app;

create table audit_seal (
  district_id integer not null,
  to_position bigint not null,
  from_position bigint not null,
  hash bytea not null,
  previous bytea not null,
  sealed_at timestamp(3) with time zone not null,
  constraint audit_seal_pkey PRIMARY KEY (district_id, to_position)
);
grant select on audit_seal to onegrid_app;

create table calendar (
  district_id integer not null,
  version integer not null,
  data jsonb not null,
  changed_by uuid,
  changed_at timestamp(3) with time zone not null,
  constraint calendar_pkey PRIMARY KEY (district_id, version),
  constraint calendar_changer_fkey FOREIGN KEY (district_id, changed_by) REFERENCES account(district_id, id)
);
CREATE INDEX calendar_changer_idx ON public.calendar USING btree (district_id, changed_by);
grant insert, select on calendar to onegrid_app;

create table calendar_applied (
  district_id integer not null,
  version integer not null,
  constraint calendar_applied_pkey PRIMARY KEY (district_id)
);
grant insert, select, update on calendar_applied to onegrid_app;

create table case_counted (
  district_id integer not null,
  case_id uuid not null,
  kind text not null,
  state text not null,
  day date not null,
  town_id uuid,
  unit_id uuid,
  matter text,
  level smallint,
  source text not null,
  lon double precision,
  lat double precision,
  constraint case_counted_pkey PRIMARY KEY (district_id, case_id)
);
grant delete, insert, select, update on case_counted to onegrid_app;

create table case_file (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  number text not null,
  state text not null,
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
  owner_kind text,
  owner_id uuid,
  phase text,
  due_at timestamp(3) with time zone,
  yellow_at timestamp(3) with time zone,
  is_paused boolean not null default false,
  survivor_id uuid,
  parent_id uuid,
  opened_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null,
  body jsonb not null,
  constraint case_file_pkey PRIMARY KEY (district_id, id),
  constraint case_file_number_key UNIQUE (district_id, number)
);
CREATE INDEX case_file_open_desk_idx ON public.case_file USING btree (district_id, desk_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE is_open;
CREATE INDEX case_file_open_due_idx ON public.case_file USING btree (district_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE is_open;
CREATE INDEX case_file_open_grid_idx ON public.case_file USING btree (district_id, grid_id) WHERE is_open;
CREATE INDEX case_file_open_level_idx ON public.case_file USING btree (district_id, level, opened_at, id) WHERE is_open;
CREATE INDEX case_file_open_opened_idx ON public.case_file USING btree (district_id, opened_at, id) WHERE is_open;
CREATE INDEX case_file_open_reporter_idx ON public.case_file USING btree (district_id, reporter_id) WHERE (is_open AND (reporter_id IS NOT NULL));
CREATE INDEX case_file_open_tile_idx ON public.case_file USING btree (district_id, tile_key) WHERE is_open;
CREATE INDEX case_file_open_town_idx ON public.case_file USING btree (district_id, town_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE is_open;
CREATE INDEX case_file_open_unit_idx ON public.case_file USING btree (district_id, lead_unit_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE is_open;
CREATE INDEX case_file_open_updated_idx ON public.case_file USING btree (district_id, updated_at, id) WHERE is_open;
CREATE INDEX case_file_open_village_idx ON public.case_file USING btree (district_id, village_id) WHERE is_open;
CREATE INDEX case_file_parent_idx ON public.case_file USING btree (district_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX case_file_past_desk_idx ON public.case_file USING btree (district_id, desk_id, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_desk_updated_idx ON public.case_file USING btree (district_id, desk_id, updated_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_grid_idx ON public.case_file USING btree (district_id, grid_id, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_level_idx ON public.case_file USING btree (district_id, level, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_matter_idx ON public.case_file USING btree (district_id, matter COLLATE "C", opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_opened_idx ON public.case_file USING btree (district_id, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_reporter_idx ON public.case_file USING btree (district_id, reporter_id, opened_at, id) WHERE ((NOT is_open) AND (reporter_id IS NOT NULL));
CREATE INDEX case_file_past_source_idx ON public.case_file USING btree (district_id, source, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_state_idx ON public.case_file USING btree (district_id, state, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_tile_idx ON public.case_file USING btree (district_id, tile_key) WHERE (NOT is_open);
CREATE INDEX case_file_past_town_idx ON public.case_file USING btree (district_id, town_id, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_town_updated_idx ON public.case_file USING btree (district_id, town_id, updated_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_unit_idx ON public.case_file USING btree (district_id, lead_unit_id, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_unit_updated_idx ON public.case_file USING btree (district_id, lead_unit_id, updated_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_updated_idx ON public.case_file USING btree (district_id, updated_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_village_idx ON public.case_file USING btree (district_id, village_id, opened_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_past_village_updated_idx ON public.case_file USING btree (district_id, village_id, updated_at, id) WHERE (NOT is_open);
CREATE INDEX case_file_tail_idx ON public.case_file USING btree (district_id, reverse(number) COLLATE "C");
grant select on case_file to onegrid_app;

create table case_remark (
  district_id integer not null,
  id uuid not null,
  case_id uuid not null,
  is_wording boolean not null default false,
  text text not null,
  salt bytea not null,
  constraint case_remark_pkey PRIMARY KEY (district_id, id),
  constraint case_remark_case_fkey FOREIGN KEY (district_id, case_id) REFERENCES case_file(district_id, id)
);
CREATE INDEX case_remark_case_idx ON public.case_remark USING btree (district_id, case_id);
grant delete, select on case_remark to onegrid_app;

create table case_tally (
  district_id integer not null,
  cube text not null,
  cell text not null,
  kind text not null,
  state text not null,
  day date,
  town_id uuid,
  unit_id uuid,
  matter_class text,
  level smallint,
  source text,
  cases integer not null,
  constraint case_tally_pkey PRIMARY KEY (district_id, cube, cell)
);
CREATE INDEX case_tally_day_idx ON public.case_tally USING btree (district_id, cube, day);
CREATE INDEX case_tally_unit_idx ON public.case_tally USING btree (district_id, unit_id, day) WHERE (unit_id IS NOT NULL);
grant delete, insert, select, update on case_tally to onegrid_app;

create table case_text (
  district_id integer not null,
  case_id uuid not null,
  ref uuid not null,
  title text,
  body text,
  address text,
  salt bytea not null,
  opened_at timestamp(3) with time zone not null,
  words text not null generated always as (case_words(VARIADIC ARRAY[title, body, address])) stored,
  constraint case_text_pkey PRIMARY KEY (district_id, case_id),
  constraint case_text_ref_key UNIQUE (district_id, ref),
  constraint case_text_case_fkey FOREIGN KEY (district_id, case_id) REFERENCES case_file(district_id, id)
);
CREATE INDEX case_text_grams_idx ON public.case_text USING gin (case_grams(district_id, words, opened_at) COLLATE "C") WITH (fastupdate=off);
grant delete, select on case_text to onegrid_app;

create table delivery (
  district_id integer not null,
  id uuid not null,
  channel text not null,
  account_id uuid,
  subject_id uuid,
  body text not null,
  cause text not null,
  state text not null default 'waiting'::text,
  not_before timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  sent_at timestamp(3) with time zone,
  attempts smallint not null default 0,
  constraint delivery_pkey PRIMARY KEY (district_id, id),
  constraint delivery_cause_key UNIQUE NULLS NOT DISTINCT (district_id, channel, account_id, subject_id, cause),
  constraint delivery_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id),
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text]))),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX delivery_account_idx ON public.delivery USING btree (district_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX delivery_waiting_idx ON public.delivery USING btree (district_id, not_before) WHERE (state = 'waiting'::text);
grant insert, select, update on delivery to onegrid_app;

create table desk (
  district_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  area_id uuid not null,
  tier text not null,
  name text not null,
  fallback_desk_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  constraint desk_pkey PRIMARY KEY (district_id, id),
  constraint desk_name_key UNIQUE (district_id, unit_id, name),
  constraint desk_area_fkey FOREIGN KEY (district_id, area_id) REFERENCES area(district_id, id),
  constraint desk_fallback_fkey FOREIGN KEY (district_id, fallback_desk_id) REFERENCES desk(district_id, id),
  constraint desk_unit_fkey FOREIGN KEY (district_id, unit_id) REFERENCES unit(district_id, id),
  constraint desk_own_fallback_check CHECK ((fallback_desk_id <> id)),
  constraint desk_tier_check CHECK ((tier = ANY (ARRAY['village'::text, 'town'::text, 'district'::text])))
);
CREATE INDEX desk_area_idx ON public.desk USING btree (district_id, area_id);
CREATE INDEX desk_fallback_idx ON public.desk USING btree (district_id, fallback_desk_id);
CREATE INDEX desk_unit_idx ON public.desk USING btree (district_id, unit_id);
grant insert, select, update on desk to onegrid_app;

create table district (
  district_id integer not null,
  code text not null,
  code_scheme text not null default 'nbs'::text,
  code_version text not null default '2023'::text,
  name text not null,
  is_demo boolean not null default false,
  clock_anchor_wall timestamp(3) with time zone,
  clock_anchor_business timestamp(3) with time zone,
  clock_rate double precision not null default 1,
  ready_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default now(),
  constraint district_pkey PRIMARY KEY (district_id),
  constraint district_code_key UNIQUE (code)
);
grant insert, select, update on district to onegrid_app;

create table duty_shift (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  post_id uuid not null,
  kind text not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  begun_at timestamp(3) with time zone,
  ended_early_at timestamp(3) with time zone,
  constraint duty_shift_pkey PRIMARY KEY (district_id, id),
  constraint duty_shift_key UNIQUE (district_id, post_id, kind, starts_at),
  constraint duty_shift_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id),
  constraint duty_shift_post_fkey FOREIGN KEY (district_id, post_id) REFERENCES post(district_id, id),
  constraint duty_shift_kind_check CHECK ((kind = ANY (ARRAY['patrol'::text, 'desk'::text, 'night'::text, 'leave'::text]))),
  constraint duty_shift_length_check CHECK (((kind = 'leave'::text) OR (ends_at <= (starts_at + '36:00:00'::interval)))),
  constraint duty_shift_span_check CHECK ((ends_at > starts_at))
);
CREATE INDEX duty_shift_account_idx ON public.duty_shift USING btree (district_id, account_id, starts_at);
CREATE INDEX duty_shift_leave_idx ON public.duty_shift USING btree (district_id, ends_at) WHERE (kind = 'leave'::text);
CREATE INDEX duty_shift_span_idx ON public.duty_shift USING btree (district_id, ends_at, starts_at) WHERE (kind <> 'leave'::text);
grant delete, insert, select, update on duty_shift to onegrid_app;

create table event (
  district_id integer not null,
  case_id uuid not null,
  source text not null,
  reporter_subject uuid,
  external_number text,
  constraint event_pkey PRIMARY KEY (district_id, case_id),
  constraint event_case_fkey FOREIGN KEY (district_id, case_id) REFERENCES case_file(district_id, id)
);
CREATE INDEX event_device_idx ON public.event USING btree (district_id, external_number) WHERE (source = 'sensor'::text);
CREATE UNIQUE INDEX event_external_number_key ON public.event USING btree (district_id, source, external_number) WHERE (source <> 'sensor'::text);
CREATE INDEX event_reporter_idx ON public.event USING btree (district_id, reporter_subject) WHERE (reporter_subject IS NOT NULL);
grant delete, insert, select, update on event to onegrid_app;

create table event_duplicate (
  district_id integer not null,
  survivor_id uuid not null,
  case_id uuid not null,
  constraint event_duplicate_pkey PRIMARY KEY (district_id, survivor_id, case_id)
);
grant delete, insert, select, update on event_duplicate to onegrid_app;

create table feed (
  district_id integer not null,
  pos bigint not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  hash bytea not null,
  fed_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint feed_pkey PRIMARY KEY (district_id, pos),
  constraint feed_line_key UNIQUE (district_id, case_id, seq)
);
grant select on feed to onegrid_app;

create table feed_head (
  district_id integer not null,
  pos bigint not null default 0,
  sealed_pos bigint not null default 0,
  seal bytea not null default '\x'::bytea,
  unsealed_since timestamp(3) with time zone,
  constraint feed_head_pkey PRIMARY KEY (district_id)
) with (fillfactor=50);
grant select on feed_head to onegrid_app;

create table file (
  district_id integer not null,
  id uuid not null,
  name text not null,
  kind text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  received_sha256 bytea not null,
  width integer,
  height integer,
  taken_at timestamp(3) with time zone,
  lon double precision,
  lat double precision,
  uploaded_by uuid not null,
  uploaded_at timestamp(3) with time zone not null,
  constraint file_pkey PRIMARY KEY (district_id, id),
  constraint file_uploaded_by_fkey FOREIGN KEY (district_id, uploaded_by) REFERENCES account(district_id, id),
  constraint file_kind_check CHECK ((kind = ANY (ARRAY['picture'::text, 'video'::text, 'audio'::text, 'document'::text])))
);
CREATE INDEX file_received_idx ON public.file USING btree (district_id, received_sha256);
CREATE INDEX file_uploaded_at_idx ON public.file USING btree (district_id, uploaded_at);
CREATE INDEX file_uploaded_by_idx ON public.file USING btree (district_id, uploaded_by);
grant delete, insert, select, update on file to onegrid_app;

create table file_link (
  district_id integer not null,
  file_id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  linked_at timestamp(3) with time zone not null,
  constraint file_link_pkey PRIMARY KEY (district_id, file_id, owner_kind, owner_id),
  constraint file_link_file_fkey FOREIGN KEY (district_id, file_id) REFERENCES file(district_id, id)
);
CREATE INDEX file_link_owner_idx ON public.file_link USING btree (district_id, owner_kind, owner_id);
grant delete, insert, select, update on file_link to onegrid_app;

create table follower_cursor (
  district_id integer not null,
  follower text not null,
  pos bigint not null default 0,
  furthest bigint not null default 0,
  constraint follower_cursor_pkey PRIMARY KEY (district_id, follower)
) with (fillfactor=50);
grant delete, insert, select, update on follower_cursor to onegrid_app;

create table follower_parked (
  district_id integer not null,
  follower text not null,
  case_id uuid not null,
  pos bigint not null,
  error text not null,
  parked_at timestamp(3) with time zone not null default now(),
  constraint follower_parked_pkey PRIMARY KEY (district_id, follower, case_id)
);
grant delete, insert, select, update on follower_parked to onegrid_app;

create table handover (
  district_id integer not null,
  id uuid not null,
  desk_id uuid not null,
  from_account_id uuid,
  to_account_id uuid not null,
  at timestamp(3) with time zone not null,
  note text,
  constraint handover_pkey PRIMARY KEY (district_id, id),
  constraint handover_desk_fkey FOREIGN KEY (district_id, desk_id) REFERENCES desk(district_id, id),
  constraint handover_from_fkey FOREIGN KEY (district_id, from_account_id) REFERENCES account(district_id, id),
  constraint handover_to_fkey FOREIGN KEY (district_id, to_account_id) REFERENCES account(district_id, id)
);
CREATE INDEX handover_desk_idx ON public.handover USING btree (district_id, desk_id, at);
CREATE INDEX handover_from_idx ON public.handover USING btree (district_id, from_account_id);
CREATE INDEX handover_to_idx ON public.handover USING btree (district_id, to_account_id);
grant insert, select on handover to onegrid_app;

create table job (
  district_id integer not null,
  name text not null,
  due_at timestamp(3) with time zone not null,
  constraint job_pkey PRIMARY KEY (district_id, name)
);
grant delete, insert, select, update on job to onegrid_app;

create table link (
  district_id integer not null,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  scope jsonb not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint link_pkey PRIMARY KEY (district_id, id),
  constraint link_token_key UNIQUE (district_id, token_hash),
  constraint link_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id)
);
CREATE INDEX link_account_idx ON public.link USING btree (district_id, account_id);
CREATE INDEX link_task_idx ON public.link USING btree (district_id, ((scope ->> 'taskId'::text)));
grant insert, select, update on link to onegrid_app;

create table message (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  key text not null,
  case_id uuid,
  kind text,
  title text not null,
  body text not null,
  is_grave boolean not null default false,
  cause text not null,
  created_at timestamp(3) with time zone not null,
  read_at timestamp(3) with time zone,
  constraint message_pkey PRIMARY KEY (district_id, id),
  constraint message_cause_key UNIQUE (district_id, account_id, cause),
  constraint message_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id)
);
CREATE INDEX message_inbox_idx ON public.message USING btree (district_id, account_id, id DESC);
CREATE INDEX message_unread_idx ON public.message USING btree (district_id, account_id) WHERE (read_at IS NULL);
grant insert, select, update on message to onegrid_app;

create table number_counter (
  district_id integer not null,
  day date not null,
  next integer not null,
  constraint number_counter_pkey PRIMARY KEY (district_id, day)
);
grant select on number_counter to onegrid_app;

create table order_mark (
  district_id integer not null,
  case_id uuid not null,
  marks jsonb not null,
  constraint order_mark_pkey PRIMARY KEY (district_id, case_id),
  constraint order_mark_order_fkey FOREIGN KEY (district_id, case_id) REFERENCES supervision_order(district_id, case_id)
);
grant delete, insert, select, update on order_mark to onegrid_app;

create table outbox (
  district_id integer not null,
  at timestamp(3) with time zone not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  hash bytea not null,
  constraint outbox_pkey PRIMARY KEY (district_id, at, case_id, seq)
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=2000);
grant select on outbox to onegrid_app;

create table password_history (
  district_id integer not null,
  account_id uuid not null,
  hash text not null,
  set_at timestamp(3) with time zone not null,
  constraint password_history_pkey PRIMARY KEY (district_id, account_id, set_at),
  constraint password_history_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id)
);
grant delete, insert, select on password_history to onegrid_app;

create table personal (
  district_id integer not null,
  subject_id uuid not null,
  field text not null,
  key_id text not null,
  nonce bytea not null,
  cipher bytea not null,
  blind bytea,
  salt bytea not null,
  stored_at timestamp(3) with time zone not null,
  keep_until timestamp(3) with time zone,
  constraint personal_pkey PRIMARY KEY (district_id, subject_id, field)
);
CREATE INDEX personal_blind_idx ON public.personal USING btree (district_id, field, blind) WHERE (blind IS NOT NULL);
CREATE INDEX personal_keep_idx ON public.personal USING btree (district_id, keep_until) WHERE (keep_until IS NOT NULL);
CREATE INDEX personal_key_idx ON public.personal USING btree (district_id, key_id);
grant delete, insert, select, update on personal to onegrid_app;

create table personal_opening (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  subject_id uuid not null,
  fields text[] not null,
  reason text not null,
  case_id uuid,
  task_id uuid,
  opened_at timestamp(3) with time zone not null,
  constraint personal_opening_pkey PRIMARY KEY (district_id, id),
  constraint personal_opening_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id)
);
CREATE INDEX personal_opening_account_idx ON public.personal_opening USING btree (district_id, account_id, opened_at);
CREATE INDEX personal_opening_subject_idx ON public.personal_opening USING btree (district_id, subject_id, opened_at);
grant insert, select on personal_opening to onegrid_app;

create table policy (
  district_id integer not null,
  no integer not null,
  effective_from timestamp(3) with time zone not null,
  published_at timestamp(3) with time zone not null,
  published_by uuid,
  note text,
  origin jsonb,
  body jsonb not null,
  constraint policy_pkey PRIMARY KEY (district_id, no),
  constraint policy_publisher_fkey FOREIGN KEY (district_id, published_by) REFERENCES account(district_id, id),
  constraint policy_no_check CHECK ((no > 0))
);
CREATE INDEX policy_publisher_idx ON public.policy USING btree (district_id, published_by);
grant insert, select on policy to onegrid_app;

create table policy_draft (
  district_id integer not null,
  base_no integer not null,
  body jsonb not null,
  version integer not null default 1,
  changed_by uuid,
  changed_at timestamp(3) with time zone not null,
  edits jsonb not null default '{}'::jsonb,
  constraint policy_draft_pkey PRIMARY KEY (district_id),
  constraint policy_draft_changer_fkey FOREIGN KEY (district_id, changed_by) REFERENCES account(district_id, id)
);
CREATE INDEX policy_draft_changer_idx ON public.policy_draft USING btree (district_id, changed_by);
grant delete, insert, select, update on policy_draft to onegrid_app;

create table post (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid not null,
  area_id uuid not null,
  desk_id uuid,
  title text,
  engagement text not null default 'staff'::text,
  home_unit_id uuid,
  work_phone text,
  keeps_rota boolean not null default false,
  from_date date not null,
  to_date date,
  version integer not null default 1,
  constraint post_pkey PRIMARY KEY (district_id, id),
  constraint post_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id),
  constraint post_area_fkey FOREIGN KEY (district_id, area_id) REFERENCES area(district_id, id),
  constraint post_desk_fkey FOREIGN KEY (district_id, desk_id) REFERENCES desk(district_id, id),
  constraint post_home_unit_fkey FOREIGN KEY (district_id, home_unit_id) REFERENCES unit(district_id, id),
  constraint post_unit_fkey FOREIGN KEY (district_id, unit_id) REFERENCES unit(district_id, id),
  constraint post_dates_check CHECK ((to_date >= from_date)),
  constraint post_engagement_check CHECK ((engagement = ANY (ARRAY['staff'::text, 'part_time'::text, 'seconded'::text, 'hired'::text, 'volunteer'::text]))),
  constraint post_home_unit_check CHECK (((home_unit_id IS NULL) OR (engagement = 'seconded'::text)))
);
CREATE INDEX post_account_idx ON public.post USING btree (district_id, account_id);
CREATE INDEX post_area_idx ON public.post USING btree (district_id, area_id);
CREATE INDEX post_desk_idx ON public.post USING btree (district_id, desk_id);
CREATE INDEX post_home_unit_idx ON public.post USING btree (district_id, home_unit_id);
CREATE INDEX post_unit_idx ON public.post USING btree (district_id, unit_id);
grant insert, select, update on post to onegrid_app;

create table preference (
  district_id integer not null,
  account_id uuid not null,
  key text not null,
  value jsonb not null,
  constraint preference_pkey PRIMARY KEY (district_id, account_id, key),
  constraint preference_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id)
);
grant delete, insert, select, update on preference to onegrid_app;

create table schema_migration (
  version integer not null,
  name text not null,
  checksum text not null,
  breaking boolean not null,
  applied_at timestamp(3) with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (version)
);
grant select on schema_migration to onegrid_app;

create table seal (
  district_id integer not null,
  from_pos bigint not null,
  to_pos bigint not null,
  prev_seal bytea not null,
  hash bytea not null,
  at timestamp(3) with time zone not null default clock_timestamp(),
  constraint seal_pkey PRIMARY KEY (district_id, to_pos)
);
grant select on seal to onegrid_app;

create table search_statistics (
  district_id integer not null,
  texts bigint not null,
  common jsonb not null,
  sampled_at timestamp(3) with time zone not null,
  constraint search_statistics_pkey PRIMARY KEY (district_id)
);
grant delete, insert, select, update on search_statistics to onegrid_app;

create table session (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  kind text not null,
  scope jsonb,
  created_at timestamp(3) with time zone not null default now(),
  seen_at timestamp(3) with time zone not null default now(),
  expires_at timestamp(3) with time zone not null,
  ip text,
  constraint session_pkey PRIMARY KEY (district_id, id),
  constraint session_token_key UNIQUE (district_id, token_hash),
  constraint session_account_fkey FOREIGN KEY (district_id, account_id) REFERENCES account(district_id, id),
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['browser'::text, 'bearer'::text, 'link'::text])))
);
CREATE INDEX session_account_idx ON public.session USING btree (district_id, account_id);
CREATE INDEX session_expires_idx ON public.session USING btree (district_id, expires_at);
grant delete, insert, select, update on session to onegrid_app;

create table staff_version (
  district_id integer not null,
  directory integer not null default 1,
  duty integer not null default 1,
  constraint staff_version_pkey PRIMARY KEY (district_id)
);
grant insert, select, update on staff_version to onegrid_app;

create table supervision_order (
  district_id integer not null,
  case_id uuid not null,
  event_id uuid not null,
  type text not null,
  unit_id uuid,
  desk_id uuid,
  constraint supervision_order_pkey PRIMARY KEY (district_id, case_id),
  constraint supervision_order_case_fkey FOREIGN KEY (district_id, case_id) REFERENCES case_file(district_id, id)
);
CREATE INDEX supervision_order_event_idx ON public.supervision_order USING btree (district_id, event_id);
grant insert, select on supervision_order to onegrid_app;

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
  due_at timestamp(3) with time zone,
  yellow_at timestamp(3) with time zone,
  is_paused boolean not null default false,
  opened_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  body jsonb not null,
  constraint task_pkey PRIMARY KEY (district_id, id),
  constraint task_case_fkey FOREIGN KEY (district_id, case_id) REFERENCES case_file(district_id, id)
);
CREATE INDEX task_beside_idx ON public.task USING btree (district_id, unit_id, case_id) WHERE ((unit_id IS NOT NULL) AND ((kind <> 'lead'::text) OR (state = ANY (ARRAY['replaced'::text, 'released'::text, 'cancelled'::text]))));
CREATE INDEX task_case_idx ON public.task USING btree (district_id, case_id);
CREATE INDEX task_coordinate_idx ON public.task USING btree (district_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (is_open AND (kind = 'coordinate'::text));
CREATE INDEX task_desk_idx ON public.task USING btree (district_id, desk_id, due_at) WHERE (is_open AND (desk_id IS NOT NULL));
CREATE INDEX task_person_idx ON public.task USING btree (district_id, person_id, due_at) WHERE (is_open AND (person_id IS NOT NULL));
CREATE INDEX task_reply_idx ON public.task USING btree (district_id, desk_id, case_id) WHERE ((desk_id IS NOT NULL) AND (kind = 'reply'::text));
CREATE INDEX task_unit_idx ON public.task USING btree (district_id, unit_id, due_at) WHERE (is_open AND (unit_id IS NOT NULL));
CREATE INDEX task_whistle_idx ON public.task USING btree (district_id, opened_at, case_id) WHERE (kind = 'whistle'::text);
grant select on task to onegrid_app;

create table tile_tally (
  district_id integer not null,
  zoom smallint not null,
  tile bigint not null,
  town_id uuid not null,
  cases integer not null,
  constraint tile_tally_pkey PRIMARY KEY (district_id, zoom, tile, town_id)
);
grant delete, insert, select, update on tile_tally to onegrid_app;

create table timers (
  district_id integer not null,
  case_id uuid not null,
  task_id uuid not null,
  phase text not null,
  rule text not null,
  deadline_version integer not null,
  fire_at timestamp(3) with time zone not null,
  claimed_until timestamp(3) with time zone,
  attempts smallint not null default 0,
  error text,
  constraint timers_pkey PRIMARY KEY (district_id, case_id, task_id, phase, rule, deadline_version)
);
CREATE INDEX timers_fire_idx ON public.timers USING btree (district_id, fire_at);
grant delete, select on timers to onegrid_app;
grant update (claimed_until) on timers to onegrid_app;
grant update (attempts) on timers to onegrid_app;
grant update (error) on timers to onegrid_app;

create table trail (
  district_id integer not null,
  case_id uuid not null,
  seq integer not null,
  action_id uuid not null,
  action text not null,
  at timestamp(3) with time zone not null,
  text text not null,
  hash bytea not null,
  constraint trail_pkey PRIMARY KEY (district_id, case_id, seq)
);
grant select on trail to onegrid_app;

create table unit (
  district_id integer not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  kind text not null,
  area_id uuid not null,
  active boolean not null default true,
  version integer not null default 1,
  constraint unit_pkey PRIMARY KEY (district_id, id),
  constraint unit_name_key UNIQUE (district_id, area_id, name),
  constraint unit_area_fkey FOREIGN KEY (district_id, area_id) REFERENCES area(district_id, id),
  constraint unit_parent_fkey FOREIGN KEY (district_id, parent_id) REFERENCES unit(district_id, id),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['district'::text, 'town'::text, 'village'::text, 'department'::text, 'stationed'::text, 'enterprise'::text, 'center'::text]))),
  constraint unit_own_parent_check CHECK ((parent_id <> id))
);
CREATE INDEX unit_area_idx ON public.unit USING btree (district_id, area_id);
CREATE INDEX unit_parent_idx ON public.unit USING btree (district_id, parent_id);
grant insert, select, update on unit to onegrid_app;

create table unit_function (
  district_id integer not null,
  id uuid not null,
  function text not null,
  area_id uuid not null,
  unit_id uuid not null,
  constraint unit_function_pkey PRIMARY KEY (district_id, id),
  constraint unit_function_key UNIQUE (district_id, function, area_id),
  constraint unit_function_area_fkey FOREIGN KEY (district_id, area_id) REFERENCES area(district_id, id),
  constraint unit_function_unit_fkey FOREIGN KEY (district_id, unit_id) REFERENCES unit(district_id, id)
);
CREATE INDEX unit_function_area_idx ON public.unit_function USING btree (district_id, area_id);
CREATE INDEX unit_function_unit_idx ON public.unit_function USING btree (district_id, unit_id);
grant delete, insert, select, update on unit_function to onegrid_app;

CREATE OR REPLACE FUNCTION public.append_case(district integer, p jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;
grant execute on function append_case(integer,jsonb) to onegrid_app;

CREATE OR REPLACE FUNCTION public.audit_append(p_district_id integer, p_text text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;
grant execute on function audit_append(integer,text) to onegrid_app;

CREATE OR REPLACE FUNCTION public.audit_sequence(p_district_id integer, p_limit integer, p_seal_seconds integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;
grant execute on function audit_sequence(integer,integer,integer) to onegrid_app;

CREATE OR REPLACE FUNCTION public.case_grams(district integer, words text, opened_at timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT COST 10000
AS $function$
declare
  prefix text := district || ':';
  week integer := floor(extract(epoch from opened_at at time zone 'UTC') / 604800);
  grams text[] := array[prefix || '#' || week];
  third text collate "C" := ' ';
  second text collate "C" := ' ';
  first text collate "C";
begin
  foreach first in array string_to_array(words, null) loop
    if first <> ' ' then
      grams := grams || (prefix || first);
      if second <> ' ' then
        grams := grams || (prefix || second || first);
        if third <> ' ' and first <= 'z' and second <= 'z' and third <= 'z' then
          grams := grams || (prefix || third || second || first);
        end if;
      end if;
    end if;
    third := second;
    second := first;
  end loop;
  return grams;
end
$function$;
grant execute on function case_grams(integer,text,timestamp with time zone) to public;

CREATE OR REPLACE FUNCTION public.case_words(VARIADIC parts text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN TRIM(BOTH FROM lower((regexp_replace(CASE WHEN (array_to_string(parts, ' '::text) ~ '[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]'::text) THEN translate(array_to_string(parts, ' '::text), '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ'::text, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'::text) ELSE array_to_string(parts, ' '::text) END, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u3004\u3008-\u303f\ufe00-\ufe4f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+'::text, ' '::text, 'g'::text) COLLATE "C")));
grant execute on function case_words(text[]) to public;

CREATE OR REPLACE FUNCTION public.earlier_answer(district integer, id uuid, by_actor text, request bytea)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.lock_cases(district integer, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform from case_file where district_id = district and id = any (ids) order by id for update;
end $function$;
grant execute on function lock_cases(integer,uuid[]) to onegrid_app;

CREATE OR REPLACE FUNCTION public.number_block(district integer, on_day date, size integer)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO number_counter AS held (district_id, day, next)
   VALUES (number_block.district, number_block.on_day, (1 + number_block.size)) ON CONFLICT ON CONSTRAINT number_counter_pkey DO UPDATE SET next = (held.next + number_block.size)
   RETURNING (held.next - number_block.size);
END;
grant execute on function number_block(integer,date,integer) to onegrid_app;

CREATE OR REPLACE FUNCTION public.read_case(district integer, id_of_case uuid, id_of_action uuid)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return json_build_object(
    'earlier', (select row_to_json(a) from action a where a.district_id = district and a.action_id = id_of_action),
    'file', (select row_to_json(c) from case_file c where c.district_id = district and c.id = id_of_case),
    'text', (select json_build_object('title', x.title, 'address', x.address)
      from case_text x where x.district_id = district and x.case_id = id_of_case),
    'tasks', (select json_agg(t) from task t where t.district_id = district and t.case_id = id_of_case),
    'timers', (select json_agg(m) from timers m where m.district_id = district and m.case_id = id_of_case));
end $function$;
grant execute on function read_case(integer,uuid,uuid) to onegrid_app;

CREATE OR REPLACE FUNCTION public.sequence_feed(district integer, batch integer, seal_size integer, seal_seconds double precision)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;
grant execute on function sequence_feed(integer,integer,integer,double precision) to onegrid_app;

CREATE OR REPLACE FUNCTION public.write_case_text(district integer, id_of_case uuid, p jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;
