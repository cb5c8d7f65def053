-- The yardstick of bench/reception.ts: the least that any program of this kind must write when a dossier is received
-- (a number without gaps, the dossier, its first event, a job), in one round trip. It is never edited with the
-- product: figures of different versions stay comparable.
create schema reference;

create table reference.counter (
  agency text not null,
  day date not null,
  last_no integer not null,
  primary key (agency, day)
);

create table reference.dossier (
  id uuid primary key,
  code text not null unique,
  agency text not null,
  procedure_code text not null,
  owner_name text not null,
  phone text,
  status text not null,
  received_at timestamptz not null,
  due_at timestamptz,
  body json not null
);
create index on reference.dossier (agency, due_at);

create table reference.event (
  dossier_id uuid not null references reference.dossier (id),
  seq integer not null,
  type text not null,
  body json not null,
  recorded_at timestamptz not null,
  primary key (dossier_id, seq)
);

create table reference.job (
  id bigint generated always as identity primary key,
  task text not null,
  payload json not null,
  run_at timestamptz not null
);
create index on reference.job (run_at, id);

create function reference.receive(
  dossier_id uuid, agency text, procedure_code text, owner_name text, phone text, at timestamptz, due_at timestamptz,
  body json) returns text
language plpgsql as $$
declare
  number integer;
  code text;
begin
  insert into reference.counter as c (agency, day, last_no) values (receive.agency, receive.at::date, 1)
    on conflict on constraint counter_pkey do update set last_no = c.last_no + 1
    returning last_no into number;
  code := receive.agency || '-' || to_char(receive.at, 'YYMMDD') || '-' || lpad(number::text, 4, '0');
  insert into reference.dossier values (receive.dossier_id, code, receive.agency, receive.procedure_code,
    receive.owner_name, receive.phone, 'open', receive.at, receive.due_at, receive.body);
  insert into reference.event values (receive.dossier_id, 1, 'accepted', receive.body, receive.at);
  insert into reference.job (task, payload, run_at)
    values ('accepted', json_build_object('dossierId', receive.dossier_id), receive.at);
  return code;
end
$$;

grant usage on schema reference to motcua_app;
grant select, insert, update on all tables in schema reference to motcua_app;
