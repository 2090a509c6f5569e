-- Policy is data: one published set per district (matters, deadlines, routing, confirmation), its number pinned on a
-- case. Calendars are not pinned.

-- Published sets are never changed. The draft is one row without a number of its own yet: it takes the next one.
create table policy (
  district_id integer not null,
  no integer not null constraint policy_no_check check (no > 0),
  effective_from timestamptz(3) not null,
  published_at timestamptz(3) not null,
  published_by uuid,
  note text,
  -- Where it came from: the number that a rollback published again, the ruling that added a rule.
  origin jsonb,
  body jsonb not null,
  constraint policy_pkey primary key (district_id, no),
  constraint policy_publisher_fkey foreign key (district_id, published_by) references account (district_id, id)
);
create index policy_publisher_idx on policy (district_id, published_by);

create table policy_draft (
  district_id integer not null,
  -- The published number that it began from; publishing over a newer one is refused.
  base_no integer not null,
  body jsonb not null,
  version integer not null default 1,
  changed_by uuid,
  changed_at timestamptz(3) not null,
  constraint policy_draft_pkey primary key (district_id),
  constraint policy_draft_changer_fkey foreign key (district_id, changed_by) references account (district_id, id)
);
create index policy_draft_changer_idx on policy_draft (district_id, changed_by);

-- Every edit is a version of the whole; the highest counts.
create table calendar (
  district_id integer not null,
  version integer not null,
  data jsonb not null,
  changed_by uuid,
  changed_at timestamptz(3) not null,
  constraint calendar_pkey primary key (district_id, version),
  constraint calendar_changer_fkey foreign key (district_id, changed_by) references account (district_id, id)
);
create index calendar_changer_idx on calendar (district_id, changed_by);

-- The calendar's version by which open deadlines were last computed; behind while a change is being carried through.
create table calendar_applied (
  district_id integer not null,
  version integer not null,
  constraint calendar_applied_pkey primary key (district_id)
);

grant select, insert on policy, calendar to onegrid_app;
grant select, insert, update on calendar_applied to onegrid_app;
grant select, insert, update, delete on policy_draft to onegrid_app;
