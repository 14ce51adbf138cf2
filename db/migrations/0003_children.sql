-- The key store. Data backups leave this schema out; its own copies live at most 30 days.
create table keys.sealing_keys (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations (id),
  master_key_id text not null,
  wrapped bytea not null,
  made_at timestamptz not null
);
alter table keys.sealing_keys enable row level security;
create policy sealing_keys_all on keys.sealing_keys to wishbridge_application
  using (serves(organization_id) or is_system()) with check (serves(organization_id) or is_system());
create policy sealing_keys_rewrap on keys.sealing_keys as restrictive for update to wishbridge_application
  using (is_system());
grant select, insert, update, delete on keys.sealing_keys to wishbridge_application;

-- The installation's own secrets, drawn once and wrapped like the others.
create table keys.secrets (
  name text primary key,
  master_key_id text not null,
  wrapped bytea not null
);
alter table keys.secrets enable row level security;
create policy secrets_read on keys.secrets for select to wishbridge_application using (true);
create policy secrets_draw on keys.secrets for insert to wishbridge_application with check (true);
create policy secrets_rewrap on keys.secrets for update to wishbridge_application using (is_system());
grant select, insert, update on keys.secrets to wishbridge_application;

-- Children, sealed. Each *_sealed column is AES-256-GCM under the child's own data key.
create table children (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  key_id uuid references keys.sealing_keys (id) on delete set null,
  township_code text not null references places (code),
  legal_name_sealed bytea,
  birth_sealed bytea,
  school_sealed bytea,
  village_sealed bytea,
  guardian_name_sealed bytea,
  guardian_phone_sealed bytea,
  notes_sealed bytea,
  measures_sealed bytea,
  age_band text check (age_band in ('3-5', '6-8', '9-11', '12-14', '15-17')),
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  erased_at timestamptz,
  constraint child_erased_is_empty check (
    erased_at is null or num_nonnulls(key_id, legal_name_sealed, birth_sealed, school_sealed, village_sealed,
      guardian_name_sealed, guardian_phone_sealed, notes_sealed, measures_sealed) = 0)
);
create index children_by_organizer on children (organizer_id);
alter table children enable row level security;
create policy children_all on children to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
grant select, insert, update on children to wishbridge_application;

-- Keyed hashes of name, county and birth year: duplicates are found without opening anything.
create table child_hashes (
  child_id uuid not null references children (id) on delete cascade,
  organizer_id uuid not null references organizations (id),
  hash bytea not null,
  primary key (child_id, hash)
);
create index child_hashes_by_hash on child_hashes (hash);
alter table child_hashes enable row level security;
create policy child_hashes_all on child_hashes to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
grant select, insert, delete on child_hashes to wishbridge_application;

create type consent_state as enum ('given', 'withdrawn', 'expired');
create type consent_giver as enum ('parent', 'grandparent', 'guardian');

create table consent_sheets (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  text_version text not null,
  signed_on date not null,
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  approved_by uuid references people (id),
  approved_at timestamptz,
  constraint sheet_needs_second_person check (approved_by is null or approved_by <> recorded_by)
);
create table consents (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  child_id uuid not null references children (id),
  sheet_id uuid not null references consent_sheets (id),
  scopes text[] not null check (scopes <@ array['collect', 'publish_text', 'share_photo', 'publish_photo', 'home_visit']),
  giver consent_giver not null,
  given_on date not null,
  expires_on date not null,
  state consent_state not null default 'given',
  approved_by uuid references people (id),
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references people (id),
  constraint consent_collects check ('collect' = any (scopes)),
  constraint consent_at_most_a_year check (expires_on > given_on and expires_on <= given_on + interval '12 months'),
  constraint consent_needs_second_person check (approved_by is null or approved_by <> recorded_by),
  constraint consent_withdrawn_has_time check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index consents_by_child on consents (child_id) where state = 'given';
create index consents_by_sheet on consents (sheet_id);
alter table consent_sheets enable row level security;
alter table consents enable row level security;
create policy consent_sheets_all on consent_sheets to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
create policy consents_all on consents to wishbridge_application
  using (serves(organizer_id) or is_system())
  with check (is_system() or (serves(organizer_id) and exists (
    select 1 from children c where c.id = consents.child_id and c.organizer_id = consents.organizer_id)));
grant select, insert, update on consent_sheets, consents to wishbridge_application;
