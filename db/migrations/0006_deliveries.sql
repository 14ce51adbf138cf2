create table deliveries (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  courier_id uuid not null references people (id),
  delivered_at timestamptz not null,
  no_photo_reason text not null default '',
  client_id uuid not null constraint delivery_recorded_already unique,
  recorded_at timestamptz not null
);
alter table claims add constraint claims_delivery_id_fkey foreign key (delivery_id) references deliveries (id);
create index claims_by_delivery on claims (delivery_id) where delivery_id is not null;

create type photo_kind as enum ('delivery', 'signed_list', 'consent_scan');
create type photo_state as enum ('waiting', 'approved', 'refused');
create table photos (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  kind photo_kind not null,
  claim_id uuid references claims (id),
  delivery_id uuid references deliveries (id),
  sheet_id uuid references consent_sheets (id),
  taken_by uuid not null references people (id),
  taken_in_at timestamptz not null,
  state photo_state not null default 'waiting',
  approved_by uuid references people (id),
  approved_at timestamptz,
  published boolean not null default false,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  key_id uuid references keys.sealing_keys (id) on delete set null,
  full_key text not null,
  small_key text not null,
  constraint photo_needs_second_person check (approved_by is null or approved_by <> taken_by),
  constraint photo_approved_has_person check ((state = 'waiting') = (approved_by is null)),
  constraint photo_published_is_approved check (not published or (state = 'approved' and kind = 'delivery')),
  constraint photo_belongs_somewhere check (num_nonnulls(claim_id, sheet_id, delivery_id) >= 1),
  constraint photo_paper_is_sealed check (kind = 'delivery' or key_id is not null)
);
create index photos_by_claim on photos (claim_id);
create index photos_by_delivery on photos (delivery_id);

create type confirmation_method as enum ('signed_in', 'qr', 'signed_list');
create type confirmation_outcome as enum ('match', 'discrepancy');
create type witness_relation as enum ('teacher', 'guardian', 'village_worker', 'staff');
create table confirmation_links (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  claim_id uuid not null references claims (id),
  delivery_id uuid not null references deliveries (id),
  token_hash bytea not null unique,
  made_by uuid not null references people (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table confirmations (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  claim_id uuid not null references claims (id),
  delivery_id uuid not null references deliveries (id),
  method confirmation_method not null,
  witness_id uuid references people (id),
  relation witness_relation not null,
  link_id uuid constraint confirmation_link_used unique references confirmation_links (id),
  list_photo_id uuid references photos (id),
  outcome confirmation_outcome not null,
  note text not null default '' check (length(note) <= 500),
  client_id uuid not null constraint confirmation_recorded_already unique,
  witnessed_at timestamptz not null,
  recorded_at timestamptz not null,
  constraint confirmation_has_witness check (
    case method when 'qr' then link_id is not null when 'signed_list' then witness_id is not null and list_photo_id is not null
      else witness_id is not null end)
);
create unique index confirmation_once on confirmations (claim_id, delivery_id) where outcome = 'match';
create index confirmations_by_claim on confirmations (claim_id);

-- The courier of a delivery is never its witness; who photographed a signed list doesn't read it.
create function witness_is_independent() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from deliveries d where d.id = new.delivery_id and d.courier_id = new.witness_id) then
    raise exception 'the courier cannot be the witness' using errcode = 'check_violation', constraint = 'confirmation_by_courier';
  end if;
  if exists (select 1 from photos p where p.id = new.list_photo_id and p.taken_by = new.witness_id) then
    raise exception 'a second person reads the list' using errcode = 'check_violation', constraint = 'confirmation_needs_second_person';
  end if;
  if not exists (select 1 from claims c where c.id = new.claim_id and c.delivery_id = new.delivery_id and c.organizer_id = new.organizer_id) then
    raise exception 'not a claim of this delivery' using errcode = 'check_violation', constraint = 'confirmation_other_delivery';
  end if;
  return new;
end $$;
create trigger confirmations_independent before insert on confirmations
  for each row execute function witness_is_independent();
-- A claim is confirmed only by a confirmation that says it matched.
create function confirmed_has_confirmation() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.state = 'confirmed' and old.state <> 'confirmed' and not exists (
    select 1 from confirmations c where c.claim_id = new.id and c.delivery_id = new.delivery_id) then
    raise exception 'nobody confirmed this delivery' using errcode = 'check_violation', constraint = 'claim_needs_confirmation';
  end if;
  return new;
end $$;
create trigger claims_need_confirmation before update of state on claims
  for each row execute function confirmed_has_confirmation();
create trigger confirmations_append_only before update or delete or truncate on confirmations
  for each statement execute function append_only();

alter table deliveries enable row level security;
alter table photos enable row level security;
alter table confirmation_links enable row level security;
alter table confirmations enable row level security;
create policy deliveries_read on deliveries for select to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (select 1 from claims c where c.delivery_id = deliveries.id));
create policy deliveries_write on deliveries for insert to wishbridge_application with check (serves(organizer_id) or is_system());
-- A claimant sees the approved photo of what he gave, as far as sharing it was agreed, and never a paper.
create policy photos_read on photos for select to wishbridge_application
  using (serves(organizer_id) or is_system()
         or (kind = 'delivery' and state = 'approved' and exists (
           select 1 from claims c join wishes w on w.id = c.wish_id
           where c.id = photos.claim_id and consent_lease(w.child_id, 'share_photo') > statement_timestamp())));
create policy photos_write on photos for insert to wishbridge_application
  with check (state = 'waiting' and (is_system() or (serves(organizer_id) and (claim_id is null or exists (
    select 1 from claims c where c.id = photos.claim_id and c.organizer_id = photos.organizer_id)))));
create policy photos_change on photos for update to wishbridge_application using (serves(organizer_id) or is_system());
create policy photos_end on photos for delete to wishbridge_application using (is_system());
create policy confirmation_links_all on confirmation_links to wishbridge_application
  using (serves(organizer_id) or is_system()) with check (serves(organizer_id) or is_system());
create policy confirmations_read on confirmations for select to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (select 1 from claims c where c.id = confirmations.claim_id));
create policy confirmations_write on confirmations for insert to wishbridge_application with check (serves(organizer_id) or is_system());
grant select, insert on deliveries, confirmations to wishbridge_application;
grant select, insert, update on confirmation_links to wishbridge_application;
grant select, insert, update, delete on photos to wishbridge_application;
