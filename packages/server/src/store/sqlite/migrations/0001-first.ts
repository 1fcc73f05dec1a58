import type { Migration } from '../migration.ts'

export const first: Migration = {
  version: 1,
  sql: `
create table workspace (
  key text primary key,
  value text not null
) strict, without rowid;

create table accounts (
  account_id text primary key,
  name text not null,
  name_key text not null unique,
  role text not null check (role in ('operator', 'member')),
  password_hash text not null,
  created_at integer not null
) strict, without rowid;

create table devices (
  device_id text primary key,
  account_id text not null references accounts,
  signature_key text not null unique,
  agreement_key text not null,
  created_at integer not null,
  unique (device_id, account_id)
) strict, without rowid;

create table sessions (
  session_hash text primary key,
  account_id text not null references accounts,
  device_id text not null,
  audience text not null check (audience in ('public', 'operator')),
  created_at integer not null,
  expires_at integer not null,
  -- A device speaks for its own account only.
  foreign key (device_id, account_id) references devices (device_id, account_id)
) strict, without rowid;
create index sessions_by_expiry on sessions (expires_at);

create table links (
  link_hash text primary key,
  kind text not null check (kind in ('setup', 'invitation')),
  role text not null check (role in ('operator', 'member')),
  name text,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index links_by_expiry on links (expires_at);

-- head and last_at repeat the newest entry, member_count the rows of members: each changes in the transaction that changes those.
create table rooms (
  room_id text primary key,
  name text not null,
  visibility text not null check (visibility in ('public', 'private')),
  created_at integer not null,
  created_by text not null references accounts,
  head integer not null default 0 check (head >= 0),
  last_at integer not null default 0,
  member_count integer not null default 0 check (member_count >= 0)
) strict, without rowid;
create index public_rooms on rooms (room_id) where visibility = 'public';
create index rooms_by_creator on rooms (created_by);

create table members (
  room_id text not null references rooms,
  account_id text not null references accounts,
  role text not null check (role in ('moderator', 'member')),
  joined_at integer not null,
  read_sequence integer not null default 0 check (read_sequence >= 0),
  primary key (room_id, account_id)
) strict, without rowid;
create index members_by_account on members (account_id, room_id);

create table invitations (
  room_id text not null references rooms,
  account_id text not null references accounts,
  invited_by text not null references accounts,
  invited_at integer not null,
  primary key (room_id, account_id)
) strict, without rowid;
create index invitations_by_account on invitations (account_id, room_id);
create index invitations_by_inviter on invitations (invited_by);

-- With a rowid, entries of all rooms fill the same newest page: half as many pages to write for each commit as in the order of rooms.
create table entries (
  room_id text not null references rooms,
  sequence integer not null check (sequence >= 1),
  at integer not null,
  account_id text not null,
  device_id text not null,
  message_id text not null,
  envelope text not null,
  envelope_hash text not null,
  primary key (room_id, sequence),
  unique (room_id, device_id, message_id),
  foreign key (device_id, account_id) references devices (device_id, account_id)
) strict;

create table audit (
  number integer primary key,
  at integer not null,
  event text not null,
  fields text not null
) strict;
`,
}
