-- An organizer's own table on its way to wishes. What its rows say is sealed under the import's own key
-- and gone after seven days; a stump without content stays, so that its address answers "gone".
create type import_state as enum ('reading', 'unsure', 'ready', 'taking_in', 'failed', 'gone');
create type row_standing as enum ('right', 'refused', 'skipped', 'imported', 'mended');
create type row_change as enum ('new', 'same', 'changed');

create table imports (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  batch_id uuid not null references batches (id),
  key_id uuid references keys.sealing_keys (id) on delete set null,
  state import_state not null default 'reading',
  failure text,
  attempt integer not null default 0,
  upload_key text,
  file_name_sealed bytea,
  layout_sealed bytea,
  rows_read integer not null default 0,
  rows_done integer not null default 0,
  rows_to_do integer not null default 0,
  only_new boolean not null default false,
  uploaded_by uuid not null references people (id),
  uploaded_at timestamptz not null,
  asked_by uuid not null references people (id),
  read_at timestamptz,
  gone_at timestamptz not null,
  unique (id, organizer_id),
  constraint imports_failed_has_reason_check check (state <> 'failed' or failure is not null),
  constraint imports_gone_is_empty_check check (
    state <> 'gone' or num_nonnulls(key_id, upload_key, file_name_sealed, layout_sealed) = 0)
);
create index imports_by_batch on imports (batch_id, uploaded_at);
create index imports_to_forget on imports (gone_at) where state <> 'gone';

-- One data row of a table. The marks are keyed hashes: the same child and the same thing are found again unopened.
create table import_rows (
  id uuid primary key default gen_random_uuid(),
  import_id uuid not null,
  organizer_id uuid not null,
  attempt integer not null,
  sheet integer not null check (sheet >= 0),
  row integer not null check (row > 0),
  standing row_standing not null,
  errors text[] not null default '{}',
  warnings text[] not null default '{}',
  change row_change,
  changed text[] not null default '{}',
  doubles text check (doubles in ('here', 'earlier', 'elsewhere')),
  child_hashes bytea[] not null default '{}',
  thing_marks bytea[] not null default '{}',
  said_marks bytea[] not null default '{}',
  mends uuid,
  child_id uuid references children (id),
  wish_ids uuid[] not null default '{}',
  agrees boolean not null default false,
  agreed_on date,
  sheet_id uuid references consent_sheets (id),
  revised_by uuid[] not null default '{}',
  sealed bytea,
  foreign key (import_id, organizer_id) references imports (id, organizer_id) on delete cascade,
  unique (import_id, sheet, row),
  constraint import_rows_refused_has_reason_check check (standing <> 'refused' or errors <> '{}'),
  constraint import_rows_imported_has_child_check check (standing <> 'imported' or child_id is not null)
);
create index import_rows_right on import_rows (import_id, sheet, row) where standing = 'right';

-- From which row of a table a wish came, and keyed hashes of what was said there: what comes again is
-- recognised, and what staff changed since is not mistaken for a change of the table.
create table wish_sources (
  wish_id uuid primary key references wishes (id) on delete cascade,
  organizer_id uuid not null references organizations (id),
  sheet integer not null,
  row integer not null,
  item integer not null,
  thing_mark bytea not null,
  said_mark bytea not null,
  field_marks bytea not null
);

-- Which meanings an organizer gave to headings.
create table import_habits (
  organizer_id uuid primary key references organizations (id),
  key_id uuid references keys.sealing_keys (id) on delete set null,
  headings_sealed bytea not null
);

create index wishes_by_alias on wishes (batch_id, alias);

alter table imports enable row level security;
alter table import_rows enable row level security;
alter table wish_sources enable row level security;
alter table import_habits enable row level security;
create policy imports_all on imports to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
create policy import_rows_all on import_rows to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
create policy wish_sources_all on wish_sources to wishbridge_application
  using (serves(organizer_id) or is_system())
  with check (is_system() or (serves(organizer_id) and exists (
    select 1 from wishes w where w.id = wish_sources.wish_id and w.organizer_id = wish_sources.organizer_id)));
create policy import_habits_all on import_habits to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
grant select, insert, update on imports, wish_sources, import_habits to wishbridge_application;
grant select, insert, update, delete on import_rows to wishbridge_application;

create trigger imports_stay before update of id, organizer_id, batch_id, uploaded_by, uploaded_at, gone_at on imports
  for each statement execute function stays();
create trigger import_rows_stay before update of id, import_id, organizer_id, sheet, row on import_rows
  for each statement execute function stays();
create trigger wish_sources_stay before update of wish_id, organizer_id on wish_sources
  for each statement execute function stays();
create trigger import_habits_stay before update of organizer_id on import_habits
  for each statement execute function stays();
create trigger imports_uploaded before insert on imports for each row execute function signs_alone('uploaded_by');
create trigger imports_asked before insert or update of asked_by on imports
  for each row execute function signs_alone('asked_by');

-- Whether a known child stands with other organizers too; of whom, nobody learns.
create function known_elsewhere(asked bytea[], organizer uuid) returns setof bytea
  language sql stable security definer set search_path = public as $$
  select distinct h.hash from unnest(asked) a (hash) join child_hashes h on h.hash = a.hash
  where h.organizer_id <> organizer and (serves(organizer) or is_system())
$$;

-- A table is brought to a batch of one's own that still collects, and taken in while it does.
create function import_fits_batch() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from batches b where b.id = new.batch_id and b.organizer_id = new.organizer_id
                 and b.state in ('draft', 'scheduled', 'open')) then
    raise exception 'the batch takes no wishes' using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  return new;
end $$;
create trigger imports_fit before insert on imports for each row execute function import_fits_batch();
create trigger imports_still_fit before update of state on imports for each row
  when (new.state = 'taking_in') execute function import_fits_batch();

-- A row becomes wishes once, while its import takes in; what it became it stays.
create function keep_to_standing() returns trigger language plpgsql as $$
begin
  if old.standing is distinct from new.standing and not life_allows('import_row', old.standing::text, new.standing::text)
     or old.standing = 'imported' and new.standing = 'imported' then
    raise exception 'a row does not go from % to %', old.standing, new.standing
      using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  if new.standing = 'imported' and not exists (select 1 from imports i join batches b on b.id = i.batch_id
      where i.id = new.import_id and i.state = 'taking_in' and b.state in ('draft', 'scheduled', 'open')) then
    raise exception 'the import takes in nothing now' using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  return new;
end $$;
create trigger import_rows_life before update of standing on import_rows for each row execute function keep_to_standing();
create trigger imports_life before update of state on imports for each row
  when (old.state is distinct from new.state) execute function keep_to_life('import');

-- Erasing a child forgets what staged rows say of it, and by what its rows would be recognised.
create function forget_rows_of_child() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  hashes bytea[] := (select coalesce(array_agg(hash), '{}') from child_hashes where child_id = new.id);
  forgotten uuid[] := array(
    select r.id from imports i join import_rows r on r.import_id = i.id
    where i.organizer_id = new.organizer_id and i.state <> 'gone'
      and (r.child_id = new.id or r.child_hashes && hashes));
begin
  update import_rows set standing = 'refused', errors = array[':child_erased']
    where id = any (forgotten) and standing = 'right';
  update import_rows set sealed = null, child_hashes = '{}', thing_marks = '{}', said_marks = '{}', agrees = false,
    agreed_on = null where id = any (forgotten);
  delete from wish_sources using wishes w where w.id = wish_sources.wish_id and w.child_id = new.id;
  return null;
end $$;
create trigger children_leave_imports after update of erased_at on children for each row
  when (old.erased_at is null and new.erased_at is not null) execute function forget_rows_of_child();

-- The steps of every lifecycle, with those of imports and their rows.
create or replace function life_allows(life text, before text, after text) returns boolean
  language sql immutable parallel safe as $$
  select (life, before, after) in (
    ('organization', 'applied', 'verified'), ('organization', 'applied', 'refused'),
    ('batch', 'draft', 'scheduled'), ('batch', 'scheduled', 'draft'), ('batch', 'draft', 'open'),
    ('batch', 'scheduled', 'open'), ('batch', 'open', 'closed'), ('batch', 'closed', 'reported'),
    ('wish', 'draft', 'approved'), ('wish', 'approved', 'draft'), ('wish', 'approved', 'open'),
    ('wish', 'open', 'taken'), ('wish', 'taken', 'open'), ('wish', 'taken', 'granted'),
    ('wish', 'draft', 'withdrawn'), ('wish', 'approved', 'withdrawn'), ('wish', 'open', 'withdrawn'),
    ('wish', 'taken', 'withdrawn'),
    ('claim', 'held', 'committed'), ('claim', 'held', 'released'), ('claim', 'held', 'expired'),
    ('claim', 'held', 'cancelled'), ('claim', 'committed', 'sent'), ('claim', 'committed', 'received'),
    ('claim', 'committed', 'released'), ('claim', 'committed', 'expired'), ('claim', 'committed', 'cancelled'),
    ('claim', 'sent', 'committed'), ('claim', 'sent', 'received'), ('claim', 'sent', 'expired'),
    ('claim', 'sent', 'cancelled'), ('claim', 'received', 'committed'), ('claim', 'received', 'delivered'),
    ('claim', 'received', 'cancelled'), ('claim', 'delivered', 'committed'), ('claim', 'delivered', 'confirmed'),
    ('claim', 'delivered', 'cancelled'),
    ('photo', 'waiting', 'approved'), ('photo', 'waiting', 'refused'), ('photo', 'approved', 'refused'),
    ('import', 'reading', 'ready'), ('import', 'reading', 'unsure'), ('import', 'reading', 'failed'),
    ('import', 'unsure', 'reading'), ('import', 'ready', 'reading'), ('import', 'ready', 'taking_in'),
    ('import', 'taking_in', 'ready'), ('import', 'reading', 'gone'), ('import', 'unsure', 'gone'),
    ('import', 'ready', 'gone'), ('import', 'taking_in', 'gone'), ('import', 'failed', 'gone'),
    ('import_row', 'refused', 'right'), ('import_row', 'skipped', 'right'), ('import_row', 'right', 'refused'),
    ('import_row', 'skipped', 'refused'), ('import_row', 'right', 'skipped'), ('import_row', 'refused', 'skipped'),
    ('import_row', 'right', 'imported'), ('import_row', 'right', 'mended'), ('import_row', 'refused', 'mended'))
$$;
