create table people (
  id uuid primary key default gen_random_uuid(),
  email text constraint person_email_plain check (email = lower(email) and email like '%_@_%'),
  name text not null default '' check (length(name) <= 80),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  steward boolean not null default false,
  frozen_at timestamptz,
  created_at timestamptz not null,
  constraint person_email_taken unique (email)
);
grant select, insert, update, delete on people to wishbridge_application;

create type organization_kind as enum ('organizer', 'business');
create type organization_state as enum ('applied', 'verified', 'refused');
create table organizations (
  id uuid primary key default gen_random_uuid(),
  slug text not null constraint organization_slug_taken unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$'),
  kind organization_kind not null,
  name text not null check (length(name) between 2 and 80),
  registration text not null default '',
  about text not null default '',
  contact_email text not null,
  place_code text references places (code),
  state organization_state not null default 'applied',
  applied_by uuid not null references people (id),
  applied_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  decision_note text not null default '',
  frozen_at timestamptz,
  constraint organization_needs_second_person check (decided_by is null or decided_by <> applied_by),
  constraint organization_decision_has_person check ((state = 'applied') = (decided_by is null))
);
create unique index organization_applied_already on organizations (applied_by) where state = 'applied';
alter table organizations enable row level security;
create policy organizations_read on organizations for select to wishbridge_application
  using (state = 'verified' or serves(id) or oversees() or applied_by = current_person());
create policy organizations_apply on organizations for insert to wishbridge_application
  with check (is_system() or (state = 'applied' and applied_by = current_person()));
-- Staff lock their organization while they choose members; to change it is a steward's.
create policy organizations_change on organizations for update to wishbridge_application
  using (serves(id) or oversees()) with check (oversees());
grant select, insert, update on organizations to wishbridge_application;

create type member_role as enum ('coordinator', 'reviewer', 'courier', 'witness', 'member');
create table memberships (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations (id),
  person_id uuid not null references people (id),
  role member_role not null,
  since timestamptz not null,
  ended_at timestamptz
);
create unique index membership_twice on memberships (organization_id, person_id, role) where ended_at is null;
create index memberships_by_person on memberships (person_id) where ended_at is null;
alter table memberships enable row level security;
create policy memberships_read on memberships for select to wishbridge_application
  using (serves(organization_id) or person_id = current_person() or oversees());
grant select, insert, update on memberships to wishbridge_application;

-- Whether the one who asks is a coordinator there by now, whatever he was when he came in.
create function coordinates(organization uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from memberships where organization_id = organization and person_id = current_person()
    and role = 'coordinator' and ended_at is null)
$$;

-- An organization that has members keeps at least one coordinator.
create function keep_coordinator() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from memberships
                 where organization_id = new.organization_id and role = 'coordinator' and ended_at is null) then
    raise exception 'an organization needs a coordinator'
      using errcode = 'check_violation', constraint = 'organization_needs_coordinator';
  end if;
  return null;
end $$;
create constraint trigger memberships_keep_coordinator after insert or update on memberships
  deferrable initially deferred for each row execute function keep_coordinator();

create table invitations (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations (id),
  email text not null check (email = lower(email)),
  roles text[] not null check (cardinality(roles) > 0
    and roles <@ array['coordinator', 'reviewer', 'courier', 'witness', 'member']),
  token_hash bytea not null unique,
  invited_by uuid not null references people (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references people (id),
  revoked_at timestamptz
);
create unique index invitation_open_already on invitations (organization_id, email)
  where accepted_at is null and revoked_at is null;
alter table invitations enable row level security;
create policy invitations_read on invitations for select to wishbridge_application
  using (serves(organization_id) or is_system());
create policy invitations_write on invitations for insert to wishbridge_application
  with check (coordinates(organization_id) or is_system());
create policy invitations_change on invitations for update to wishbridge_application
  using (coordinates(organization_id) or is_system());
-- Who was invited sees what the email he proved was sent, and takes it up for himself alone.
create policy invitations_mine on invitations for select to wishbridge_application
  using (email = (select p.email from people p where p.id = current_person()));
create policy invitations_take_up on invitations for update to wishbridge_application
  using (accepted_at is null and revoked_at is null
    and email = (select p.email from people p where p.id = current_person()))
  with check (accepted_by = current_person());
create policy memberships_write on memberships for insert to wishbridge_application
  with check (coordinates(organization_id) or oversees() or (person_id = current_person() and exists (
    select 1 from invitations i where i.organization_id = memberships.organization_id
      and i.accepted_by = current_person() and i.accepted_at = memberships.since
      and memberships.role::text = any (i.roles))));
create policy memberships_change on memberships for update to wishbridge_application
  using (coordinates(organization_id) or oversees());
grant select, insert, update on invitations to wishbridge_application;

create table sessions (
  token_hash bytea primary key,
  person_id uuid not null references people (id) on delete cascade,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_by_person on sessions (person_id);
create table sign_in_codes (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  code_hash bytea not null,
  tries integer not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_codes_by_email on sign_in_codes (email, sent_at desc);
grant select, insert, update, delete on sessions, sign_in_codes to wishbridge_application;

-- Letters wait here until they are sent; what must not lie in clear is sealed and cleared after sending.
create type letter_state as enum ('queued', 'sent', 'failed', 'to_copy');
create table letters (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  to_email text,
  person_id uuid references people (id) on delete set null,
  organization_id uuid references organizations (id),
  locale text not null check (locale in ('zh-CN', 'en')),
  params jsonb not null default '{}',
  params_sealed bytea,
  state letter_state not null default 'queued',
  attempts integer not null default 0,
  provider_id text,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz
);
alter table letters enable row level security;
create policy letters_write on letters for insert to wishbridge_application with check (true);
create policy letters_read on letters for select to wishbridge_application using (is_system());
create policy letters_change on letters for update to wishbridge_application using (is_system());
create policy letters_end on letters for delete to wishbridge_application using (is_system());
grant select, insert, update, delete on letters to wishbridge_application;

-- The practice mailbox: what the mail provider's stand-in took in. Empty outside practice mode.
create table practice_mails (
  id uuid primary key default gen_random_uuid(),
  to_email text not null,
  subject text not null,
  html text not null,
  text text not null,
  idempotency_key text unique,
  sent_at timestamptz not null default clock_timestamp()
);
grant select, insert, delete on practice_mails to wishbridge_application;

-- What this database was made for; set once. A demo that broke off has no end.
create table installation (
  only_row boolean primary key default true check (only_row),
  demo boolean not null,
  made_at timestamptz not null,
  finished_at timestamptz
);
alter table installation enable row level security;
create policy installation_all on installation to wishbridge_application using (is_system()) with check (is_system());
grant select, insert, update on installation to wishbridge_application;
