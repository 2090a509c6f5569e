-- District → town → village/community → grid (→ micro-grid). Redrawing ends rows and adds new ones; history keeps
-- the grid of its day.

create table area (
  district_id integer not null,
  id uuid not null,
  parent_id uuid,
  level text not null constraint area_level_check check (level in ('district', 'town', 'village', 'grid', 'micro_grid')),
  code text not null,
  code_scheme text not null,
  code_version text not null,
  name text not null,
  kind text not null default 'division'
    constraint area_kind_check check (kind in ('division', 'base_grid', 'business_grid', 'dedicated_grid', 'micro_grid')),
  urban_rural_class text,
  households integer,
  town_id uuid,
  village_id uuid,
  polygon jsonb,
  valid_from date not null,
  valid_to date,
  successor_ids uuid[] not null default '{}',
  version integer not null default 1,
  constraint area_pkey primary key (district_id, id),
  constraint area_parent_fkey foreign key (district_id, parent_id) references area (district_id, id),
  constraint area_code_key unique (district_id, code_scheme, code_version, code, valid_from)
);
create index area_parent_idx on area (district_id, parent_id);
create index area_town_idx on area (district_id, town_id, level);
-- Only one name for a place at a time: a successor may take the name when its predecessor has ended.
create unique index area_name_key on area (district_id, parent_id, name) where valid_to is null;

-- Counts changes of the tree: whoever keeps it in memory looks at this row.
create table area_version (
  district_id integer not null,
  version integer not null default 1,
  constraint area_version_pkey primary key (district_id)
);

-- What an import found, row by row, so that nobody has to send the file again to read it.
create table area_import (
  district_id integer not null,
  id uuid not null,
  file_name text not null,
  imported_by uuid,
  imported_at timestamptz(3) not null default now(),
  outcome text not null constraint area_import_outcome_check check (outcome in ('checked', 'rejected', 'imported')),
  areas_count integer not null,
  report jsonb not null,
  constraint area_import_pkey primary key (district_id, id)
);

grant select, insert, update on area, area_version to onegrid_app;
grant select, insert on area_import to onegrid_app;
