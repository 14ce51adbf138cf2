-- Who is at the door. run and ask set these for the transaction; row-level security reads them.
create schema if not exists keys;
revoke all on schema public from public;
grant usage on schema public to wishbridge_application, wishbridge_reading;
grant usage on schema keys to wishbridge_application;

create function current_scope() returns text language sql stable parallel safe as
  $$ select coalesce(current_setting('wishbridge.scope', true), '') $$;
create function current_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('wishbridge.person', true), '')::uuid $$;
create function current_guest() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('wishbridge.guest', true), '')::uuid $$;
create function current_claim() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('wishbridge.claim', true), '')::uuid $$;
create function serves(organization uuid) returns boolean language sql stable parallel safe as
  $$ select organization = any (string_to_array(nullif(current_setting('wishbridge.organizations', true), ''), ',')::uuid[]) $$;
create function oversees() returns boolean language sql stable parallel safe as
  $$ select current_scope() in ('steward', 'system') $$;
create function is_system() returns boolean language sql stable parallel safe as
  $$ select current_scope() = 'system' $$;

-- Whether a log row names the one who asks.
create function is_asking(kind text, id uuid) returns boolean language sql stable parallel safe as
  $$ select kind = case current_scope() when 'steward' then 'person' else current_scope() end
    and id is not distinct from coalesce(current_person(), current_guest(), current_claim()) $$;

create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name
    using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

-- What happened: ids and names only, never values.
create table events (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity unique,
  name text not null,
  subject jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  organization_id uuid,
  happened_at timestamptz not null,
  written_by xid8 not null default pg_current_xact_id()
);
create index events_by_subject on events using gin (subject jsonb_path_ops);

-- Who did or saw what, and what for.
create table audit_entries (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity unique,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  organization_id uuid,
  subject_type text not null,
  subject_id uuid,
  fields text[] not null default '{}',
  purpose text,
  happened_at timestamptz not null,
  written_by xid8 not null default pg_current_xact_id()
);
create index audit_entries_by_subject on audit_entries (subject_type, subject_id);
create index audit_entries_by_organization on audit_entries (organization_id, seq);

create index events_unsealed on events (written_by, seq);
create index audit_entries_unsealed on audit_entries (written_by, seq);

-- The sealer numbers and chains what is committed.
create table seals (
  number bigint primary key,
  source text not null check (source in ('event', 'audit')),
  row_id uuid not null,
  mac bytea not null,
  sealed_at timestamptz not null,
  constraint seal_row_once unique (source, row_id)
);
create table seal_marks (
  source text primary key check (source in ('event', 'audit')),
  up_to xid8 not null
);

create trigger events_append_only before update or delete or truncate on events
  for each statement execute function append_only();
create trigger audit_append_only before update or delete or truncate on audit_entries
  for each statement execute function append_only();
create trigger seals_append_only before update or delete or truncate on seals
  for each statement execute function append_only();

alter table events enable row level security;
create policy events_write on events for insert to wishbridge_application with check (is_asking(actor_kind, actor_id));
create policy events_read on events for select to wishbridge_application
  using (oversees() or serves(organization_id));
alter table audit_entries enable row level security;
create policy audit_write on audit_entries for insert to wishbridge_application
  with check (is_asking(actor_kind, actor_id));
create policy audit_read on audit_entries for select to wishbridge_application
  using (oversees() or serves(organization_id));
-- Only the clock seals, and nobody chooses where in the order his row stands.
alter table seals enable row level security;
alter table seal_marks enable row level security;
create policy seals_write on seals for insert to wishbridge_application with check (is_system());
create policy seals_read on seals for select to wishbridge_application using (oversees());
create policy seal_marks_all on seal_marks to wishbridge_application using (is_system()) with check (is_system());
grant select on events, audit_entries to wishbridge_application;
grant insert (name, subject, actor_kind, actor_id, organization_id, happened_at) on events to wishbridge_application;
grant insert (action, actor_kind, actor_id, organization_id, subject_type, subject_id, fields, purpose, happened_at)
  on audit_entries to wishbridge_application;
grant select, insert on seals to wishbridge_application;
grant select, insert, update on seal_marks to wishbridge_application;

-- One effect for one key, whoever sends it again.
create table command_keys (
  command text not null,
  actor text not null,
  key text not null,
  input_hash bytea not null,
  result_sealed bytea,
  done_at timestamptz not null,
  primary key (command, actor, key)
);
grant select, insert, update, delete on command_keys to wishbridge_application;

-- Limits on codes and holds: a counter a window.
create table limits (
  key text not null,
  window_start timestamptz not null,
  used integer not null check (used > 0),
  primary key (key, window_start)
);
grant select, insert, update, delete on limits to wishbridge_application;

-- Places: administrative divisions, or the list an installation brings.
create type place_level as enum ('province', 'city', 'county', 'township');
create table places (
  code text primary key check (code ~ '^[0-9]{2,12}$'),
  parent_code text references places (code),
  level place_level not null,
  name_zh text not null,
  name_en text not null
);
create index places_by_parent on places (parent_code);
alter table places enable row level security;
create policy places_read on places for select to wishbridge_application, wishbridge_reading using (true);
create policy places_write on places for insert to wishbridge_application with check (is_system());
create policy places_change on places for update to wishbridge_application using (is_system());
grant select on places to wishbridge_application, wishbridge_reading;
grant insert, update on places to wishbridge_application;
