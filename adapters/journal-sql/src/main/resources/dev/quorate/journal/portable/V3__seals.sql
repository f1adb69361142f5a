-- Each event's place in the whole record, and the hash over everything up to it (see Sealed).

create table seal (
    position bigint not null primary key check (position >= 1),
    run_id   text   not null,
    sequence bigint not null,
    head     text   not null,
    unique (run_id, sequence),
    foreign key (run_id, sequence) references run_event (run_id, sequence)
);
