-- Units, desks, posts, duty. One person, many posts; a step is owed by exactly one desk, one unit's task or one person.

create table unit (
  district_id integer not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  kind text not null constraint unit_kind_check
    check (kind in ('district', 'town', 'village', 'department', 'stationed', 'enterprise', 'center')),
  area_id uuid not null,
  active boolean not null default true,
  version integer not null default 1,
  constraint unit_pkey primary key (district_id, id),
  constraint unit_parent_fkey foreign key (district_id, parent_id) references unit (district_id, id),
  constraint unit_area_fkey foreign key (district_id, area_id) references area (district_id, id),
  constraint unit_name_key unique (district_id, area_id, name),
  constraint unit_own_parent_check check (parent_id <> id)
);
create index unit_parent_idx on unit (district_id, parent_id);
create index unit_area_idx on unit (district_id, area_id);

-- A matter's lead unit is a function (综合执法中队), resolved where the matter happens: the nearest of village, town and
-- district that has a unit for it.
create table unit_function (
  district_id integer not null,
  id uuid not null,
  function text not null,
  area_id uuid not null,
  unit_id uuid not null,
  constraint unit_function_pkey primary key (district_id, id),
  constraint unit_function_unit_fkey foreign key (district_id, unit_id) references unit (district_id, id),
  constraint unit_function_area_fkey foreign key (district_id, area_id) references area (district_id, id),
  constraint unit_function_key unique (district_id, function, area_id)
);
create index unit_function_unit_idx on unit_function (district_id, unit_id);
create index unit_function_area_idx on unit_function (district_id, area_id);

create table desk (
  district_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  area_id uuid not null,
  tier text not null constraint desk_tier_check check (tier in ('village', 'town', 'district')),
  name text not null,
  -- Where its work lands when nobody is on duty; without one, the desk of the tier above. The district's first desk is
  -- the last resort.
  fallback_desk_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  constraint desk_pkey primary key (district_id, id),
  constraint desk_unit_fkey foreign key (district_id, unit_id) references unit (district_id, id),
  constraint desk_area_fkey foreign key (district_id, area_id) references area (district_id, id),
  constraint desk_fallback_fkey foreign key (district_id, fallback_desk_id) references desk (district_id, id),
  constraint desk_name_key unique (district_id, unit_id, name),
  constraint desk_own_fallback_check check (fallback_desk_id <> id)
);
create index desk_unit_idx on desk (district_id, unit_id);
create index desk_area_idx on desk (district_id, area_id);
create index desk_fallback_idx on desk (district_id, fallback_desk_id);

-- Role × unit × area × dates; an account holds several. Ended, never deleted: who held what when is asked for years.
create table post (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid not null,
  area_id uuid not null,
  desk_id uuid,
  title text,
  -- Sent by one body and managed by another (派驻), or hired for the service: counted apart, equal at work.
  engagement text not null default 'staff' constraint post_engagement_check
    check (engagement in ('staff', 'part_time', 'seconded', 'hired', 'volunteer')),
  home_unit_id uuid,
  -- The post's own telephone, printed on the grid's card.
  work_phone text,
  -- Set with the first shift: from then on its holder is on duty by shifts only; otherwise always.
  keeps_rota boolean not null default false,
  from_date date not null,
  to_date date,
  version integer not null default 1,
  constraint post_pkey primary key (district_id, id),
  constraint post_account_fkey foreign key (district_id, account_id) references account (district_id, id),
  constraint post_unit_fkey foreign key (district_id, unit_id) references unit (district_id, id),
  constraint post_area_fkey foreign key (district_id, area_id) references area (district_id, id),
  constraint post_desk_fkey foreign key (district_id, desk_id) references desk (district_id, id),
  constraint post_home_unit_fkey foreign key (district_id, home_unit_id) references unit (district_id, id),
  constraint post_dates_check check (to_date >= from_date),
  constraint post_home_unit_check check (home_unit_id is null or engagement = 'seconded')
);
create index post_home_unit_idx on post (district_id, home_unit_id);
create index post_account_idx on post (district_id, account_id);
create index post_unit_idx on post (district_id, unit_id);
create index post_area_idx on post (district_id, area_id);
create index post_desk_idx on post (district_id, desk_id);

create table duty_shift (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  post_id uuid not null,
  kind text not null constraint duty_shift_kind_check check (kind in ('patrol', 'desk', 'night', 'leave')),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  -- Confirmed by whoever began it; ended before its time by hand-over or by going off.
  begun_at timestamptz(3),
  ended_early_at timestamptz(3),
  constraint duty_shift_pkey primary key (district_id, id),
  constraint duty_shift_account_fkey foreign key (district_id, account_id) references account (district_id, id),
  constraint duty_shift_post_fkey foreign key (district_id, post_id) references post (district_id, id),
  -- Also what makes a copied week land once.
  constraint duty_shift_key unique (district_id, post_id, kind, starts_at),
  constraint duty_shift_span_check check (ends_at > starts_at),
  constraint duty_shift_length_check check (kind = 'leave' or ends_at <= starts_at + interval '36 hours')
);
create index duty_shift_account_idx on duty_shift (district_id, account_id, starts_at);
create index duty_shift_span_idx on duty_shift (district_id, ends_at, starts_at) where kind <> 'leave';
-- Only leave may be longer than 36 hours, so only leave needs a search without bounds.
create index duty_shift_leave_idx on duty_shift (district_id, ends_at) where kind = 'leave';

-- Everything that a desk owes is owed by the desk, so handing over moves no case: it says who answers from now on.
create table handover (
  district_id integer not null,
  id uuid not null,
  desk_id uuid not null,
  from_account_id uuid,
  to_account_id uuid not null,
  at timestamptz(3) not null,
  note text,
  constraint handover_pkey primary key (district_id, id),
  constraint handover_desk_fkey foreign key (district_id, desk_id) references desk (district_id, id),
  constraint handover_from_fkey foreign key (district_id, from_account_id) references account (district_id, id),
  constraint handover_to_fkey foreign key (district_id, to_account_id) references account (district_id, id)
);
create index handover_desk_idx on handover (district_id, desk_id, at);
create index handover_from_idx on handover (district_id, from_account_id);
create index handover_to_idx on handover (district_id, to_account_id);

-- Every write counts up: whoever holds the directory in memory looks at one row to know that it is old. Shifts begin
-- and end by the thousand each day and are counted apart.
create table staff_version (
  district_id integer not null,
  directory integer not null default 1,
  duty integer not null default 1,
  constraint staff_version_pkey primary key (district_id)
);

grant select, insert, update on unit, desk, post, duty_shift, staff_version to onegrid_app;
grant select, insert, update, delete on unit_function to onegrid_app;
grant delete on duty_shift to onegrid_app;
grant select, insert on handover to onegrid_app;
