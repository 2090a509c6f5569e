-- What a supervision screen lists: coordination that waits for its resolution, whistles with their arrivals, and orders
-- that bear a mark.

create index task_coordinate_idx on task (district_id, coalesce(due_at, 'infinity'), id)
  where is_open and kind = 'coordinate';
create index task_whistle_idx on task (district_id, opened_at, case_id) where kind = 'whistle';

-- Kept by the follower `order_marks` from the lines alone: card, listing, and what the system proposes of both. An order
-- without any has no row, so that few are looked through.
create table order_mark (
  district_id integer not null,
  case_id uuid not null,
  marks jsonb not null,
  constraint order_mark_pkey primary key (district_id, case_id),
  constraint order_mark_order_fkey foreign key (district_id, case_id)
    references supervision_order (district_id, case_id)
);

grant select, insert, update, delete on order_mark to onegrid_app;
