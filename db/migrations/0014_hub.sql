-- A thing that lies at the hub and gets another wish is a new claim of the same giver, received from
-- its first moment. It is no promise, so his cap doesn't stop it; nothing else starts as received.
create or replace function claim_within_cap() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  allowed integer;
  live integer;
begin
  if new.person_id is null or new.organization_id is not null
     or new.state in ('released', 'expired', 'cancelled', 'confirmed')
     or (tg_op = 'INSERT' and new.state = 'received') then
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

-- By the end of its transaction, a claim that started as received is one that stock was given to.
create function received_claim_comes_from_stock() returns trigger language plpgsql as $$
begin
  if row_security_active('claims') and not exists (select 1 from hub_stock where given_claim_id = new.id) then
    raise exception 'only stock makes a claim that is received' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create constraint trigger claims_received_from_stock after insert on claims
  deferrable initially deferred for each row
  when (new.state in ('sent', 'received', 'delivered', 'confirmed')) execute function received_claim_comes_from_stock();

-- Stock is given to a living claim of the same organizer, hub and giver.
create function stock_goes_to_own_giver() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from claims c join batches b on b.id = c.batch_id join claims f on f.id = new.from_claim_id
      where c.id = new.given_claim_id and c.organizer_id = new.organizer_id and b.hub_id = new.hub_id
        and c.state = 'received' and c.person_id is not distinct from f.person_id
        and c.organization_id is not distinct from f.organization_id) then
    raise exception 'stock goes to a claim of its own giver' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stock_given before update of given_claim_id on hub_stock for each row
  when (new.given_claim_id is not null and new.given_claim_id is distinct from old.given_claim_id)
  execute function stock_goes_to_own_giver();
