-- What is on its way out, and what came in. Unlike the record, rows here are deleted when they have served.

create table letter_count (
    id   bigint not null primary key check (id = 1),
    last bigint not null -- outlives the letters, so that no number is used twice
);

insert into letter_count (id, last) values (1, 0);

create table letter (
    chat   text   not null,
    number bigint not null,
    at     text   not null,
    room   text   not null,
    thread text   not null,
    body   text   not null,
    primary key (chat, number)
);

create table memo (
    chat text not null,
    name text not null,
    word text not null,
    primary key (chat, name)
);

create table delivery (
    chat         text   not null,
    id           text   not null,
    number       bigint not null unique, -- in order of arrival, whatever the clock did meanwhile
    kept_millis  bigint not null,        -- since 1970
    stage        text   not null,        -- kept, begun, done
    account_chat text   not null,
    account_id   text   not null,
    room         text   not null,
    thread       text   not null,
    manner       text   not null,
    said         text   not null,
    primary key (chat, id)
);

create index delivery_by_age on delivery (kept_millis);
