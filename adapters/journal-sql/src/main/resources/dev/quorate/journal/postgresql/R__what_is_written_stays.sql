-- A record that can be rewritten proves nothing. SQLite says the same in its own words.

create or replace function stays() returns trigger language plpgsql as $$
begin
    raise exception '% is never rewritten and never deleted', tg_argv[0] using errcode = 'restrict_violation';
end;
$$;

create or replace trigger run_stays before update or delete on run
    for each row execute function stays('a run');
create or replace trigger run_is_not_emptied before truncate on run
    for each statement execute function stays('a run');

create or replace trigger run_event_stays before update or delete on run_event
    for each row execute function stays('an event');
create or replace trigger run_event_is_not_emptied before truncate on run_event
    for each statement execute function stays('an event');

create or replace trigger seal_stays before update or delete on seal
    for each row execute function stays('a seal');
create or replace trigger seal_is_not_emptied before truncate on seal
    for each statement execute function stays('a seal');
