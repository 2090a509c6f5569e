-- What only an order has, for lists by event and unit: kept in the transaction that issues it.

create table supervision_order (
  district_id integer not null,
  case_id uuid not null,
  event_id uuid not null,
  type text not null,
  unit_id uuid,
  desk_id uuid,
  constraint supervision_order_pkey primary key (district_id, case_id),
  constraint supervision_order_case_fkey foreign key (district_id, case_id) references case_file (district_id, id)
);
create index supervision_order_event_idx on supervision_order (district_id, event_id);

grant select, insert on supervision_order to onegrid_app;
