-- The same file runs on SQLite and on PostgreSQL. Nothing here is ever updated or deleted.
-- Times are ISO 8601 in UTC with all nanoseconds, which neither database's own type keeps.

create table run (
    id           text   not null primary key,
    number       bigint not null unique, -- in order of the proposals, whatever the clock did meanwhile
    cluster      text   not null,
    place_room   text   not null,
    place_thread text   not null,
    digest       text   not null         -- of the plan when it was proposed; read back, it must have the same
);

create table run_event (
    run_id   text   not null references run (id),
    sequence bigint not null check (sequence >= 1),
    at       text   not null,
    kind     text   not null,
    body     text   not null,
    primary key (run_id, sequence)
);
