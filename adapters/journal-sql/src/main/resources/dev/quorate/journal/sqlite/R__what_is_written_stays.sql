-- A record that can be rewritten proves nothing. PostgreSQL will say the same with its own grants and triggers.

drop trigger if exists run_stays;
create trigger run_stays before update on run
begin
    select raise(abort, 'a run is never rewritten');
end;

drop trigger if exists run_is_kept;
create trigger run_is_kept before delete on run
begin
    select raise(abort, 'a run is never deleted');
end;

drop trigger if exists run_event_stays;
create trigger run_event_stays before update on run_event
begin
    select raise(abort, 'an event is never rewritten');
end;

drop trigger if exists run_event_is_kept;
create trigger run_event_is_kept before delete on run_event
begin
    select raise(abort, 'an event is never deleted');
end;

drop trigger if exists seal_stays;
create trigger seal_stays before update on seal
begin
    select raise(abort, 'a seal is never rewritten');
end;

drop trigger if exists seal_is_kept;
create trigger seal_is_kept before delete on seal
begin
    select raise(abort, 'a seal is never deleted');
end;
