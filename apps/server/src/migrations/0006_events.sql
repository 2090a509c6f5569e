-- What only an event has: whoever reported it without an account, and its number in the system it came from.

create table event (
  district_id integer not null,
  case_id uuid not null,
  source text not null,
  -- Subject of the reporter's personal data; erasing it leaves the event.
  reporter_subject uuid,
  external_number text,
  constraint event_pkey primary key (district_id, case_id),
  constraint event_case_fkey foreign key (district_id, case_id) references case_file (district_id, id)
);
-- An order of the hotline is one event for ever; a device may alarm again when its last event has closed.
create unique index event_external_number_key on event (district_id, source, external_number) where source <> 'sensor';
create index event_device_idx on event (district_id, external_number) where source = 'sensor';
create index event_reporter_idx on event (district_id, reporter_subject) where reporter_subject is not null;

-- Kept by the follower `replies` from the lines alone: which reports follow which survivor.
create table event_duplicate (
  district_id integer not null,
  survivor_id uuid not null,
  case_id uuid not null,
  constraint event_duplicate_pkey primary key (district_id, survivor_id, case_id)
);

grant select, insert, update, delete on event, event_duplicate to onegrid_app;
