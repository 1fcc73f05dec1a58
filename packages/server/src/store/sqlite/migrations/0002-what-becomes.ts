import type { Migration } from '../migration.ts'

/** Edits, reactions, deletions and pins; direct rooms; what accounts show of themselves. */
export const whatBecomes: Migration = {
  version: 2,
  sql: `
create table new_entries (
  room_id text not null references rooms,
  sequence integer not null check (sequence >= 1),
  at integer not null,
  account_id text not null,
  device_id text not null,
  message_id text not null,
  kind text not null check (kind in ('message', 'edit', 'reaction', 'delete', 'pin')),
  target integer check ((target is null) = (kind = 'message')),
  pinned integer check ((pinned is null) = (kind <> 'pin')),
  -- Null where the entry has none, and where it was erased: then erased_by is the sequence of the deletion, and the hash stays.
  envelope text check (envelope is null or kind in ('message', 'edit', 'reaction')),
  envelope_hash text check ((envelope_hash is null) = (kind in ('delete', 'pin'))),
  erased_by integer check (erased_by is null or envelope is null),
  primary key (room_id, sequence),
  unique (room_id, device_id, message_id),
  foreign key (device_id, account_id) references devices (device_id, account_id)
) strict;
insert into new_entries
  select room_id, sequence, at, account_id, device_id, message_id, 'message', null, null, envelope, envelope_hash, null from entries;
drop table entries;
alter table new_entries rename to entries;
create index entries_by_target on entries (room_id, target, kind, sequence) where target is not null;

-- The messages that are pinned now; sequence is that of the pin's own entry.
create table pins (
  room_id text not null references rooms,
  target integer not null,
  sequence integer not null,
  primary key (room_id, target)
) strict, without rowid;
create index pins_by_sequence on pins (room_id, sequence);

-- direct_low and direct_high are the two accounts of a direct room, in the order of their ids; the same one twice where it is one's own.
create table new_rooms (
  room_id text primary key,
  name text not null,
  purpose text not null default '',
  visibility text not null check (visibility in ('public', 'private', 'direct')),
  created_at integer not null,
  created_by text not null references accounts,
  direct_low text references accounts check ((direct_low is null) = (visibility <> 'direct')),
  direct_high text references accounts check ((direct_high is null) = (visibility <> 'direct')),
  head integer not null default 0 check (head >= 0),
  last_at integer not null default 0,
  member_count integer not null default 0 check (member_count >= 0)
) strict, without rowid;
insert into new_rooms (room_id, name, visibility, created_at, created_by, head, last_at, member_count)
  select room_id, name, visibility, created_at, created_by, head, last_at, member_count from rooms;
drop table rooms;
alter table new_rooms rename to rooms;
create index public_rooms on rooms (room_id) where visibility = 'public';
create index rooms_by_creator on rooms (created_by);
create unique index direct_rooms on rooms (direct_low, direct_high) where direct_low is not null;

alter table members add column notify text not null default 'all' check (notify in ('all', 'mentions', 'none'));
alter table accounts add column reading text;
alter table accounts add column shows_typing integer not null default 1 check (shows_typing in (0, 1));
alter table accounts add column shows_presence integer not null default 1 check (shows_presence in (0, 1));
alter table accounts add column shows_receipts integer not null default 1 check (shows_receipts in (0, 1));
`,
}
