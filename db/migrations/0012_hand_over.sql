-- A picture is one photo's own: none is used twice, however often its upload is named.
alter table photos add constraint photo_used_already unique (full_key);

-- What was taken back leaves no photo behind: those of a claim that is no longer of the delivery, and
-- the signed lists of one that has no claims left and that nobody spoke of.
create policy photos_taken_back on photos for delete to wishbridge_application
  using (serves(organizer_id) and delivery_id is not null
    and not exists (select 1 from confirmations w where w.list_photo_id = photos.id)
    and not exists (select 1 from claims c where c.delivery_id = photos.delivery_id
      and (photos.claim_id is null or c.id = photos.claim_id)));

-- A handing-over is taken back only as long as no witness spoke of it.
create function delivery_unspoken_of() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from confirmations w where w.claim_id = old.id and w.delivery_id = old.delivery_id) then
    raise exception 'a witness spoke of it' using errcode = 'check_violation', constraint = 'delivery_spoken_of';
  end if;
  return new;
end $$;
create trigger claims_taken_back before update of state on claims for each row
  when (old.state = 'delivered' and new.state = 'received') execute function delivery_unspoken_of();

-- A witness's code confirms what it was made for: one claim, or each of one delivery.
create function link_is_for_it() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from confirmation_links l where l.id = new.link_id
      and l.delivery_id = new.delivery_id and coalesce(l.claim_id, new.claim_id) = new.claim_id) then
    raise exception 'not what the code was made for' using errcode = 'check_violation', constraint = 'confirmation_other_delivery';
  end if;
  return new;
end $$;
create trigger confirmations_of_link before insert on confirmations for each row
  when (new.link_id is not null) execute function link_is_for_it();
