-- Which bot leads. SQLite needs none: there a lock on the file lets one process in.

create table if not exists lease (
    name   text   not null primary key,
    owner  text   not null,                    -- empty when it was given back
    epoch  bigint not null check (epoch >= 0), -- grows with each owner, and is the fence of all that they write
    beat   bigint not null,                    -- grows while the owner lives; who waits watches it by its own clock
    millis bigint not null                     -- for how long the owner trusts a beat
);

insert into lease (name, owner, epoch, beat, millis) values ('bot', '', 0, 0, 0) on conflict (name) do nothing;
