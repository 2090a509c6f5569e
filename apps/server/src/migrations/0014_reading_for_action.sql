-- Reading a case for an action, planned once a session for good: with values in hand the planner finds no other plan,
-- but looks at the forty indexes of case_file each time it thinks about it, which takes several times as long as the
-- reading. With the wording, which the answer shows; and as json, which nobody but a program reads and jsonb would
-- build twice.

drop function read_case (integer, uuid, uuid);

create function read_case(district integer, id_of_case uuid, id_of_action uuid) returns json
language plpgsql stable set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return json_build_object(
    'earlier', (select row_to_json(a) from action a where a.district_id = district and a.action_id = id_of_action),
    'file', (select row_to_json(c) from case_file c where c.district_id = district and c.id = id_of_case),
    'text', (select json_build_object('title', x.title, 'address', x.address)
      from case_text x where x.district_id = district and x.case_id = id_of_case),
    'tasks', (select json_agg(t) from task t where t.district_id = district and t.case_id = id_of_case),
    'timers', (select json_agg(m) from timers m where m.district_id = district and m.case_id = id_of_case));
end $$;

revoke execute on function read_case from public;
grant execute on function read_case to onegrid_app;
