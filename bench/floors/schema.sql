-- What all floors store: the least that bookings and notifications need.
create extension btree_gist;
create table people (id int primary key, name text not null);
create table lots (id int primary key, owner_id int not null references people, name text not null);
create table slots (id int primary key, lot_id int not null references lots, code text not null);
create table notifications (
  id bigserial primary key,
  person_id int not null references people,
  level text not null,
  message text not null,
  is_read boolean not null default false,
  created_at timestamptz not null default now()
);
create index on notifications (person_id, created_at desc);
create index on notifications (person_id) where not is_read;
create table bookings (
  id bigserial primary key,
  slot_id int not null references slots,
  person_id int not null references people,
  start_time timestamptz not null,
  end_time timestamptz not null,
  exclude using gist (slot_id with =, tstzrange(start_time, end_time) with &&)
);
insert into people select g, 'Person ' || g from generate_series(1, 10000) g;
insert into lots select g, g, 'Lot ' || g from generate_series(1, 20) g;
insert into slots select g, (g - 1) % 20 + 1, 'S-' || g from generate_series(1, 400) g;
-- Person 9999 has 10,000 notifications, a quarter of them unread; the others have ten each.
insert into notifications (person_id, level, message, is_read)
  select g % 9998 + 1, 'info', 'Your booking is confirmed ' || g, g % 40 <> 0
  from generate_series(1, 100000) g;
insert into notifications (person_id, level, message, is_read, created_at)
  select 9999, 'info', 'Your booking is confirmed ' || g, g % 4 <> 0,
    now() - (10000 - g) * interval '1 minute'
  from generate_series(1, 10000) g;
analyze;
