create type claim_state as enum ('held', 'committed', 'sent', 'received', 'delivered', 'confirmed',
  'released', 'expired', 'cancelled');
create type claim_way as enum ('ship', 'bring');

create table parcels (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  hub_id uuid not null references hubs (id),
  code text not null constraint parcel_code_taken unique check (code ~ '^[A-Z0-9]{8}$'),
  carrier text not null check (length(carrier) between 1 and 40),
  tracking text not null check (length(tracking) between 4 and 40),
  sent_at timestamptz not null,
  recalled_at timestamptz,
  received_at timestamptz
);

create table claims (
  id uuid primary key default gen_random_uuid(),
  wish_id uuid not null references wishes (id),
  batch_id uuid not null references batches (id),
  organizer_id uuid not null references organizations (id),
  person_id uuid references people (id),
  organization_id uuid references organizations (id),
  guest_id uuid,
  recorded_by uuid references people (id),
  contact_key_id uuid references keys.sealing_keys (id) on delete set null,
  contact_sealed bytea,
  link_hash bytea constraint claim_link_taken unique,
  link_made_at timestamptz,
  state claim_state not null default 'held',
  way claim_way,
  held_at timestamptz not null,
  held_until timestamptz,
  committed_at timestamptz,
  due_at timestamptz,
  reminded_at timestamptz,
  bring_on date,
  parcel_id uuid references parcels (id),
  sent_at timestamptz,
  received_at timestamptz,
  substitute_note text not null default '',
  delivery_id uuid,
  delivered_at timestamptz,
  confirmed_at timestamptz,
  remedy_note text not null default '',
  ended_at timestamptz,
  end_reason text not null default '',
  frozen_at timestamptz,
  constraint claim_has_claimant check (num_nonnulls(person_id, guest_id, recorded_by) >= 1),
  constraint claim_guest_only_holds check (guest_id is null or person_id is null and state in ('held', 'released', 'expired', 'cancelled')),
  constraint claim_hold_has_end check (state <> 'held' or held_until is not null),
  constraint claim_kept_has_due_date check (state in ('held', 'released', 'expired', 'cancelled')
    or (way is not null and committed_at is not null and due_at is not null)),
  constraint claim_sent_has_parcel check (state <> 'sent' or parcel_id is not null),
  constraint claim_received_has_time check (state not in ('received', 'delivered', 'confirmed') or received_at is not null),
  constraint claim_delivered_has_delivery check (state not in ('delivered', 'confirmed') or delivery_id is not null),
  constraint claim_confirmed_has_time check ((state = 'confirmed') = (confirmed_at is not null)),
  constraint claim_ended_has_time check ((state in ('released', 'expired', 'cancelled')) = (ended_at is not null))
);
-- The law of the house: one live claim for a wish.
create unique index claim_wish_taken on claims (wish_id)
  where state not in ('released', 'expired', 'cancelled');
create unique index claim_guest_one_hold on claims (guest_id) where state = 'held';
create unique index claim_guest_not_twice on claims (guest_id, wish_id) where guest_id is not null;
create index claims_live_by_person on claims (person_id, batch_id)
  where state not in ('released', 'expired', 'cancelled', 'confirmed');
create index claims_by_person on claims (person_id, held_at desc);
create index claims_by_batch on claims (batch_id);
create index claims_by_wish on claims (wish_id);
create index claims_holds_ending on claims (held_until) where state = 'held';
create index claims_falling_due on claims (due_at) where state = 'committed';

-- A person's cap counts the live claims that are not yet confirmed; it is counted under that person's own lock.
create function claim_within_cap() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  allowed integer;
  live integer;
begin
  if new.person_id is null or new.organization_id is not null
     or new.state in ('released', 'expired', 'cancelled', 'confirmed') then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.person_id is not distinct from new.person_id
     and old.state not in ('released', 'expired', 'cancelled', 'confirmed') then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.person_id::text || new.batch_id::text, 0));
  select cap into allowed from batches where id = new.batch_id;
  select count(*) into live from claims
    where person_id = new.person_id and batch_id = new.batch_id and organization_id is null and id <> new.id
      and state not in ('released', 'expired', 'cancelled', 'confirmed');
  if live >= allowed then
    raise exception 'the cap of live claims is reached' using errcode = 'check_violation', constraint = 'claim_cap_reached';
  end if;
  return new;
end $$;
create trigger claims_within_cap before insert or update of person_id, state on claims
  for each row execute function claim_within_cap();

-- taken <=> the wish has one live claim; granted <=> that claim is confirmed.
create function keep_wish_in_step_with_claim() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    update wishes set state = 'taken' where id = new.wish_id and batch_id = new.batch_id and organizer_id = new.organizer_id
      and state = 'open' and frozen_at is null and new.state not in ('released', 'expired', 'cancelled');
    if not found then
      raise exception 'the wish is not open' using errcode = 'check_violation', constraint = 'claim_wish_not_open';
    end if;
  elsif new.state <> old.state then
    if new.wish_id <> old.wish_id or old.state in ('released', 'expired', 'cancelled', 'confirmed') then
      raise exception 'an ended claim stays ended' using errcode = 'check_violation', constraint = 'claim_ended';
    end if;
    if new.state in ('released', 'expired', 'cancelled') then
      update wishes set state = 'open' where id = new.wish_id and state = 'taken';
    elsif new.state = 'confirmed' then
      update wishes set state = 'granted', granted_at = new.confirmed_at where id = new.wish_id and state = 'taken';
      if not found then
        raise exception 'the wish is not taken' using errcode = 'check_violation', constraint = 'claim_wish_not_open';
      end if;
    end if;
  end if;
  return null;
end $$;
create trigger claims_lead_wishes after insert or update on claims
  for each row execute function keep_wish_in_step_with_claim();

alter table claims enable row level security;
alter table parcels enable row level security;
create function is_claimant(claim claims) returns boolean language sql stable as
  $$ select claim.person_id = current_person() or claim.guest_id = current_guest() or claim.id = current_claim()
    or serves(claim.organization_id) $$;
create policy claims_read on claims for select to wishbridge_application
  using (is_claimant(claims) or serves(organizer_id) or oversees());
create policy claims_hold on claims for insert to wishbridge_application
  with check (serves(organizer_id) or is_system()
    or (state = 'held' and organization_id is null and (person_id = current_person() or guest_id = current_guest())));
-- A claimant promises, sends and gives back; what arrived is for others to say.
create policy claims_change on claims for update to wishbridge_application
  using (is_claimant(claims) or serves(organizer_id) or oversees())
  with check (serves(organizer_id) or oversees()
    or (state in ('held', 'committed', 'sent', 'released') and is_claimant(claims)));
create policy claims_forget on claims for delete to wishbridge_application using (is_system());
-- Whoever claimed a wish sees its row; everybody else looks through the public view.
create policy wishes_read on wishes for select to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (select 1 from claims c where c.wish_id = wishes.id));
create policy parcels_read on parcels for select to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (select 1 from claims c where c.parcel_id = parcels.id));
create policy parcels_write on parcels for insert to wishbridge_application
  with check (exists (select 1 from claims c where c.organizer_id = parcels.organizer_id) or serves(organizer_id) or is_system());
create policy parcels_change on parcels for update to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (select 1 from claims c where c.parcel_id = parcels.id))
  with check (serves(organizer_id) or oversees() or received_at is null);
grant select, insert, update, delete on claims to wishbridge_application;
grant select, insert, update on parcels to wishbridge_application;

-- The hub's address is for its staff and for who holds a live claim.
create policy hubs_read on hubs for select to wishbridge_application
  using (serves(organizer_id) or oversees() or exists (
    select 1 from claims c join batches b on b.id = c.batch_id
    where b.hub_id = hubs.id and c.state not in ('released', 'expired', 'cancelled')));
create policy hubs_write on hubs for insert to wishbridge_application with check (serves(organizer_id) or is_system());
create policy hubs_change on hubs for update to wishbridge_application using (serves(organizer_id) or is_system());
