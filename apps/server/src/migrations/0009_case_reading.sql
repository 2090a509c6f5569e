-- How cases are read: indexes of the lists, search in Chinese text, tallies for large counts and low zooms of the map.

-- Lists (decision 15). A list is a union of branches, one for each relation of the reader, each a walk along one index
-- in the list's order. Open and closed cases have indexes of their own: open ones are few and change with every
-- transition, closed ones are many and enter theirs once.

create index case_file_open_due_idx on case_file (district_id, coalesce(due_at, 'infinity'), id) where is_open;
create index case_file_open_opened_idx on case_file (district_id, opened_at, id) where is_open;
create index case_file_open_updated_idx on case_file (district_id, updated_at, id) where is_open;
create index case_file_open_level_idx on case_file (district_id, level, opened_at, id) where is_open;
create index case_file_open_town_idx on case_file (district_id, town_id, coalesce(due_at, 'infinity'), id) where is_open;
create index case_file_open_village_idx on case_file (district_id, village_id) where is_open;
create index case_file_open_grid_idx on case_file (district_id, grid_id) where is_open;
create index case_file_open_reporter_idx on case_file (district_id, reporter_id)
  where is_open and reporter_id is not null;
create index case_file_open_desk_idx on case_file (district_id, desk_id, coalesce(due_at, 'infinity'), id) where is_open;
create index case_file_open_unit_idx on case_file (district_id, lead_unit_id, coalesce(due_at, 'infinity'), id)
  where is_open;
create index case_file_open_tile_idx on case_file (district_id, tile_key) where is_open;

create index case_file_past_opened_idx on case_file (district_id, opened_at, id) where not is_open;
create index case_file_past_tile_idx on case_file (district_id, tile_key) where not is_open;
create index case_file_past_updated_idx on case_file (district_id, updated_at, id) where not is_open;
create index case_file_past_town_idx on case_file (district_id, town_id, opened_at, id) where not is_open;
create index case_file_past_village_idx on case_file (district_id, village_id, opened_at, id) where not is_open;
create index case_file_past_grid_idx on case_file (district_id, grid_id, opened_at, id) where not is_open;
create index case_file_past_reporter_idx on case_file (district_id, reporter_id, opened_at, id)
  where not is_open and reporter_id is not null;
create index case_file_past_desk_idx on case_file (district_id, desk_id, opened_at, id) where not is_open;
create index case_file_past_unit_idx on case_file (district_id, lead_unit_id, opened_at, id) where not is_open;
-- By the last change, too, each relation has its own: the planner would rather walk through the whole district's.
create index case_file_past_town_updated_idx on case_file (district_id, town_id, updated_at, id) where not is_open;
create index case_file_past_village_updated_idx on case_file (district_id, village_id, updated_at, id) where not is_open;
create index case_file_past_desk_updated_idx on case_file (district_id, desk_id, updated_at, id) where not is_open;
create index case_file_past_unit_updated_idx on case_file (district_id, lead_unit_id, updated_at, id) where not is_open;
-- Of what is rare in a district a walk along the time would find too little.
create index case_file_past_matter_idx on case_file (district_id, matter collate "C", opened_at, id) where not is_open;
create index case_file_past_level_idx on case_file (district_id, level, opened_at, id) where not is_open;
create index case_file_past_state_idx on case_file (district_id, state, opened_at, id) where not is_open;
create index case_file_past_source_idx on case_file (district_id, source, opened_at, id) where not is_open;

-- The tail of a number, as it is read out over the telephone.
create index case_file_tail_idx on case_file (district_id, reverse(number) collate "C");

-- What goes together: an open state with open cases, a level with its matter, a desk and a unit with their town. Taken
-- for independent, a filter that finds nothing would be walked to its end in hope of a page.
create statistics case_file_state_stats (mcv) on is_open, state, source from case_file;
create statistics case_file_matter_stats (mcv) on matter, level from case_file;
create statistics case_file_desk_stats (mcv) on town_id, desk_id from case_file;
create statistics case_file_unit_stats (mcv) on town_id, lead_unit_id from case_file;
-- A district has some 340 desks, 350 units, 300 matters with their levels.
alter statistics case_file_state_stats set statistics 400;
alter statistics case_file_matter_stats set statistics 400;
alter statistics case_file_desk_stats set statistics 400;
alter statistics case_file_unit_stats set statistics 400;

-- Who reads a case by a task of the past: an assisting or whistled unit, a lead that was replaced (the lead itself
-- stands on the case), a desk that answered an order. Open tasks have their indexes in 0005.
create index task_beside_idx on task (district_id, unit_id, case_id)
  where unit_id is not null and (kind <> 'lead' or state in ('replaced', 'released', 'cancelled'));
create index task_reply_idx on task (district_id, desk_id, case_id) where desk_id is not null and kind = 'reply';

-- Search (decision 14).

-- What is searched: ASCII lower case, full-width letters and digits folded, everything that is neither letter, digit
-- nor sign of a script one blank. The same is written in modules/cases/search-words.ts, and a test compares them.
-- Nothing here depends on a locale, or an index built on one machine would fail on the next.
create function case_words(variadic parts text[]) returns text
language sql immutable strict parallel safe
return trim(lower(regexp_replace(
  case
    when array_to_string(parts, ' ') ~ '[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]' then translate(
      array_to_string(parts, ' '),
      '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
    )
    else array_to_string(parts, ' ')
  end,
  '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u3004\u3008-\u303f'
    '\ufe00-\ufe4f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+',
  ' ', 'g'
) collate "C"));

-- Grams of one and two signs, of three where all are Latin letters or digits (two of those say too little), and the
-- week since 1970, so that the index can be asked for the newest. The district stands in each, so that districts in one database
-- do not read each other's postings. The cost keeps the planner from making the grams of every row (0.1 ms each)
-- instead of asking the index.
create function case_grams(district integer, words text, opened_at timestamptz) returns text[]
language plpgsql immutable strict parallel safe cost 10000 as $$
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
$$;

alter table case_text add column words text not null generated always as (case_words(title, body, address)) stored;
-- Without a pending list, which every search would have to read through: an insert costs a little more instead.
create index case_text_grams_idx on case_text using gin ((case_grams(district_id, words, opened_at) collate "C"))
  with (fastupdate = off);
-- Statistics of all grams would take ANALYZE half a minute; search_statistics has what is asked.
alter index case_text_grams_idx alter column 1 set statistics 0;

-- Which grams are common, by a sample: decides between the two ways to search. One row, so that it changes at once.
create table search_statistics (
  district_id integer not null,
  texts bigint not null,
  -- gram → [share of all texts, share of the newest]; a gram that is not here is rare.
  common jsonb not null,
  sampled_at timestamptz(3) not null,
  constraint search_statistics_pkey primary key (district_id)
);

-- Tallies, written by the follower case_tallies from trail lines alone (decision 8).

-- What was last counted of each case: a line says what changed, a tally needs the rest beside it.
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
  constraint case_counted_pkey primary key (district_id, case_id)
);

-- Several cubes, each over a few dimensions: all at once would hold nearly a row for every case.
create table case_tally (
  district_id integer not null,
  cube text not null,
  -- The values below as text: nulls have no place in a primary key.
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
  constraint case_tally_pkey primary key (district_id, cube, cell)
);
create index case_tally_day_idx on case_tally (district_id, cube, day);
create index case_tally_unit_idx on case_tally (district_id, unit_id, day) where unit_id is not null;

-- Open cases by tile; `tile` is the tile's Morton number at that zoom, a beginning of the case's key.
create table tile_tally (
  district_id integer not null,
  zoom smallint not null,
  tile bigint not null,
  -- Of a case in no town all zeros.
  town_id uuid not null,
  cases integer not null,
  constraint tile_tally_pkey primary key (district_id, zoom, tile, town_id)
);

grant select on case_file, task, case_text to onegrid_app;
grant select, insert, update, delete on search_statistics, case_counted, case_tally, tile_tally to onegrid_app;
