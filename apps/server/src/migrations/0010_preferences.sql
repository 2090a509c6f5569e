-- How somebody has set up the screens: saved filters, columns, density, theme, whether the tour was seen. Keys and values
-- are the screens' own; the server reads none of them.

create table preference (
  district_id integer not null,
  account_id uuid not null,
  key text not null,
  value jsonb not null,
  constraint preference_pkey primary key (district_id, account_id, key),
  constraint preference_account_fkey foreign key (district_id, account_id) references account (district_id, id)
);

grant select, insert, update, delete on preference to onegrid_app;
