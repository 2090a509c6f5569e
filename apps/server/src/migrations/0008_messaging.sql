-- The front door of messages: an inbox for everybody, and the outside ways (SMS now logged, gateways come later) behind it.

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
  -- Line and rule that caused it: a line read twice sends once.
  cause text not null,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  constraint message_pkey primary key (district_id, id),
  constraint message_account_fkey foreign key (district_id, account_id) references account (district_id, id),
  constraint message_cause_key unique (district_id, account_id, cause)
);
create index message_inbox_idx on message (district_id, account_id, id desc);
create index message_unread_idx on message (district_id, account_id) where read_at is null;

-- What must leave the house. A gateway takes it at least once; the key keeps us from asking twice. Rule: decision 7.
create table delivery (
  district_id integer not null,
  id uuid not null,
  channel text not null constraint delivery_channel_check check (channel in ('sms', 'push', 'email')),
  account_id uuid,
  -- A reporter without an account: the number is opened only when the message goes.
  subject_id uuid,
  body text not null,
  cause text not null,
  state text not null default 'waiting' constraint delivery_state_check check (state in ('waiting', 'sent', 'failed')),
  not_before timestamptz(3) not null,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3),
  attempts smallint not null default 0,
  constraint delivery_pkey primary key (district_id, id),
  constraint delivery_account_fkey foreign key (district_id, account_id) references account (district_id, id),
  constraint delivery_cause_key unique nulls not distinct (district_id, channel, account_id, subject_id, cause)
);
create index delivery_waiting_idx on delivery (district_id, not_before) where state = 'waiting';
create index delivery_account_idx on delivery (district_id, account_id) where account_id is not null;

grant select, insert, update on message, delivery to onegrid_app;
