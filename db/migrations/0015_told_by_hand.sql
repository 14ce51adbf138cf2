-- What staff wrote down in one go for one donor without mail; its gifts may lie in one parcel.
alter table claims add column party_id uuid;
create index claims_by_party on claims (party_id) where party_id is not null;
drop trigger claims_stay on claims;
create trigger claims_stay before update of id, wish_id, batch_id, organizer_id, recorded_by, party_id, held_at on claims
  for each statement execute function stays();

-- What a donor whom no mail reaches is still to be told, or was told by somebody of the staff.
create table notices (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  claim_id uuid not null references claims (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z-]+$'),
  happened_at timestamptz not null,
  told_at timestamptz,
  told_by uuid references people (id),
  constraint notice_told_has_person check ((told_at is null) = (told_by is null))
);
create index notices_by_claim on notices (claim_id, happened_at);
create index notices_waiting on notices (organizer_id) where told_at is null;
alter table notices enable row level security;
create policy notices_read on notices for select to wishbridge_application
  using (serves(organizer_id) or oversees());
create policy notices_write on notices for insert to wishbridge_application
  with check (told_at is null and exists (
    select 1 from claims c where c.id = notices.claim_id and c.organizer_id = notices.organizer_id));
create policy notices_change on notices for update to wishbridge_application using (serves(organizer_id));
grant select, insert, update on notices to wishbridge_application;
create trigger notices_stay before update of id, organizer_id, claim_id, kind, happened_at on notices
  for each statement execute function stays();
create trigger notices_told before update of told_by on notices for each row
  when (new.told_by is not null) execute function signs_alone('told_by');

-- Who may take over a claim of a business: the people who claim for it. Colleagues see each other's
-- addresses, the organizer's staff only names.
create function fellows_of(claim uuid) returns table (person_id uuid, name text, email text)
  language sql stable security definer set search_path = public as $$
  select distinct p.id, p.name, case when serves(c.organization_id) then p.email end
  from claims c
  join memberships m on m.organization_id = c.organization_id and m.ended_at is null and m.role in ('coordinator', 'member')
  join people p on p.id = m.person_id and p.frozen_at is null
  where c.id = claim and (serves(c.organization_id) or serves(c.organizer_id))
$$;

-- Hands a live claim to somebody else of the same business, and changes nothing else of it.
create function move_claim(claim uuid, person uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  update claims set person_id = person
  where id = claim and state not in ('confirmed', 'released', 'expired', 'cancelled')
    and person in (select f.person_id from fellows_of(claim) f);
  if not found then
    raise exception 'not somebody of the same business' using errcode = 'check_violation', constraint = 'claim_not_of_fellow';
  end if;
end $$;
