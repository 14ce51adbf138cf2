-- Receipts for things, and receipts that the books have overtaken.

-- In whose name an organizer takes things: a charity, as a steward read in their agreement. Where there is none,
-- nobody can give a receipt for them.
create table goods_hosts (
  organizer_id uuid primary key references organizations (id),
  charity_id uuid not null references charities (charity_id),
  said_by uuid not null references people (id),
  said_at timestamptz not null
);
alter table goods_hosts enable row level security;
create policy goods_hosts_read on goods_hosts for select to wishbridge_application
  using (oversees() or serves(organizer_id) or serves(charity_id));
create policy goods_hosts_say on goods_hosts for insert to wishbridge_application
  with check (oversees() and exists (select 1 from organizations o where o.id = organizer_id and o.kind = 'organizer'));
create policy goods_hosts_change on goods_hosts for update to wishbridge_application using (oversees());
create policy goods_hosts_end on goods_hosts for delete to wishbridge_application using (oversees());
grant select, insert, update, delete on goods_hosts to wishbridge_application;
create trigger goods_hosts_stay before update of organizer_id on goods_hosts
  for each statement execute function stays();
create trigger goods_hosts_said before insert or update of said_by on goods_hosts
  for each row execute function signs_alone('said_by');

-- Who gave a thing is told whose receipt he can have.
create function goods_host_of(organizer uuid)
  returns table (charity_id uuid, name text, registration text, jurisdiction text)
  language sql stable security definer set search_path = public as $$
  select c.charity_id, o.name, o.registration, c.receipts_jurisdiction
  from goods_hosts g join charities c on c.charity_id = g.charity_id join organizations o on o.id = c.charity_id
  where g.organizer_id = organizer and o.frozen_at is null
$$;
create function takes_goods(charity uuid) returns boolean
  language sql stable security definer set search_path = public as
  $$ select exists (select 1 from goods_hosts where charity_id = charity) $$;

-- A donor asks for a receipt for what he gave, one thing or many of one organizer, and says to whom it is made out.
create table goods_requests (
  id uuid primary key default gen_random_uuid(),
  charity_id uuid not null references charities (charity_id),
  organizer_id uuid not null references organizations (id),
  -- Nobody: asked by the private link of a claim.
  person_id uuid references people (id),
  key_id uuid references keys.sealing_keys (id) on delete set null,
  donor_sealed bytea not null,
  asked_at timestamptz not null,
  declined_by uuid references people (id),
  declined_at timestamptz,
  decline_reason text not null default '' check (length(decline_reason) <= 400),
  constraint goods_requests_declined_says_why_check check (
    (declined_by is null) = (declined_at is null) and (declined_by is null) = (decline_reason = ''))
);
create index goods_requests_by_charity on goods_requests (charity_id, asked_at, id);
-- What it is for. A thing is asked for once; what is written of it is what was written down when it came.
create table goods_requested (
  claim_id uuid constraint goods_asked_already primary key references claims (id),
  request_id uuid not null references goods_requests (id),
  description text not null default '',
  received_on date not null default '-infinity'
);
create index goods_requested_by_request on goods_requested (request_id);

create function gave_goods(request uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from goods_requested l join claims c on c.id = l.claim_id
    where l.request_id = request and is_claimant(c))
$$;

create function goods_as_given() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  asked goods_requests;
  given record;
begin
  select * into asked from goods_requests where id = new.request_id;
  select coalesce(nullif(c.substitute_note, ''),
      concat_ws(' · ', w.title, nullif(w.size, ''), nullif(w.colour, ''), nullif(w.style, ''))) as description,
    (c.received_at at time zone b.time_zone)::date as received_on, c.person_id, c.organization_id
  into given
  from claims c join wishes w on w.id = c.wish_id join batches b on b.id = c.batch_id
  where c.id = new.claim_id and c.state = 'confirmed' and c.way in ('ship', 'bring') and frozen_since(c) is null
    and c.organizer_id = asked.organizer_id and is_claimant(c)
    and not exists (select 1 from funds f where f.fund_id = c.organization_id)
    and exists (select 1 from goods_host_of(c.organizer_id) h where h.charity_id = asked.charity_id);
  if not found or asked.person_id is distinct from current_person()
     or exists (select 1 from receipts r where r.request_id = asked.id)
     or exists (select 1 from goods_requested o join claims d on d.id = o.claim_id where o.request_id = asked.id
       and (d.organization_id is distinct from given.organization_id
         or (given.organization_id is null and d.person_id is distinct from given.person_id))) then
    raise exception 'a receipt for things is for what its giver gave and what arrived'
      using errcode = 'check_violation', constraint = 'receipt_needs_confirmed_gift';
  end if;
  new.description := given.description;
  new.received_on := given.received_on;
  return new;
end $$;
create trigger goods_requested_given before insert on goods_requested
  for each row execute function goods_as_given();

alter table goods_requests enable row level security;
alter table goods_requested enable row level security;
create policy goods_requests_read on goods_requests for select to wishbridge_application
  using (serves(charity_id) or oversees() or person_id = current_person() or gave_goods(id));
create policy goods_requests_ask on goods_requests for insert to wishbridge_application
  with check (declined_by is null and (person_id = current_person()
    or (person_id is null and current_person() is null and current_claim() is not null)));
create policy goods_requests_change on goods_requests for update to wishbridge_application
  using (serves(charity_id)) with check (works_as(charity_id, 'treasurer'));
create policy goods_requested_read on goods_requested for select to wishbridge_application
  using (gave_goods(request_id) or exists (
    select 1 from goods_requests q where q.id = request_id and (serves(q.charity_id) or oversees())));
create policy goods_requested_ask on goods_requested for insert to wishbridge_application
  with check (exists (select 1 from claims c where c.id = claim_id and is_claimant(c)));
grant select on goods_requests, goods_requested to wishbridge_application;
grant insert (id, charity_id, organizer_id, person_id, key_id, donor_sealed, asked_at) on goods_requests
  to wishbridge_application;
grant update (declined_by, declined_at, decline_reason) on goods_requests to wishbridge_application;
grant insert (claim_id, request_id) on goods_requested to wishbridge_application;
create trigger goods_requests_declined before update of declined_by on goods_requests for each row
  when (new.declined_by is not null) execute function signs_alone('declined_by');

-- A donor seals his name for the charity whose receipt he asks for.
create policy sealing_keys_of_goods on keys.sealing_keys for insert to wishbridge_application
  with check (takes_goods(organization_id) and coalesce(current_person(), current_claim()) is not null);

-- One series for money and things. A thing's value stands on the paper only where the law has the receiver state it.
alter table receipts
  alter column fund_id drop not null,
  alter column payment_id drop not null,
  alter column currency drop not null,
  alter column minor drop not null,
  add column request_id uuid references goods_requests (id),
  add column value_basis text not null default '' check (value_basis in ('', 'invoice', 'appraisal', 'customs')),
  add column replaces_id uuid unique references receipts (id),
  add column void_cause text check (void_cause in ('mistake', 'books'));
update receipts set void_cause = 'mistake' where voided_at is not null;
alter table receipts
  drop constraint receipt_needs_second_person,
  drop constraint receipts_voided_says_why_check,
  add constraint receipts_for_one_kind_check check (
    (payment_id is not null and request_id is null and num_nulls(fund_id, currency, minor) = 0 and value_basis = '')
    or (payment_id is null and request_id is not null and fund_id is null
      and (currency is null) = (minor is null) and (minor is null) = (value_basis = ''))),
  add constraint receipts_value_by_law_check check (request_id is null or (jurisdiction = 'cn') = (minor is not null)),
  -- That money went back was seen by two already: the books say it.
  add constraint receipt_needs_second_person check (voided_by is null or voided_by <> issued_by or void_cause = 'books'),
  add constraint receipts_voided_says_why_check check (
    (voided_by is null) = (voided_at is null) and (voided_by is null) = (void_cause is null)
    and coalesce(void_cause = 'mistake', false) = (void_reason <> ''));
create unique index goods_receipt_given_already on receipts (request_id) where voided_at is null;
create index receipts_by_charity on receipts (charity_id, issued_at desc, id);

-- What the books still hold of a payment: without what went back and what a lost dispute took.
create function held_of_payment(payment uuid) returns bigint language sql stable as $$
  select greatest(0, p.minor
    - coalesce((select sum(r.minor) from refunds r where r.payment_id = p.id and r.state = 'settled'), 0)
    - coalesce((select sum(d.minor) from disputes d where d.payment_id = p.id and d.state = 'lost'), 0))::bigint
  from payments p where p.id = payment
$$;

create or replace function receipt_numbered() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.payment_id is not null then
    -- Whoever gives it back meanwhile comes before or after, never between.
    perform 1 from payments where id = new.payment_id for share;
    if not exists (
      select 1 from payments p join organizations o on o.id = p.fund_id join charities c on c.charity_id = o.host_id
      where p.id = new.payment_id and p.state in ('cleared', 'partly_refunded', 'lost') and p.fund_id = new.fund_id
        and new.minor = held_of_payment(p.id) and p.currency = new.currency
        and c.charity_id = new.charity_id and c.receipts_jurisdiction = new.jurisdiction) then
      raise exception 'a receipt is for money that is in the books, and for what it is'
        using errcode = 'check_violation', constraint = 'receipt_needs_cleared_money';
    end if;
  else
    select max(l.received_on) into new.received_on
    from goods_requests q join charities c on c.charity_id = q.charity_id join goods_requested l on l.request_id = q.id
    where q.id = new.request_id and q.charity_id = new.charity_id and c.receipts_jurisdiction = new.jurisdiction;
    if new.received_on is null then
      raise exception 'a receipt for things is for what was asked for'
        using errcode = 'check_violation', constraint = 'receipt_needs_confirmed_gift';
    end if;
  end if;
  new.year := extract(year from new.issued_at at time zone 'Asia/Shanghai');
  perform pg_advisory_xact_lock(hashtextextended('receipts:' || new.charity_id || ':' || new.year, 0));
  new.number := 1 + coalesce((select max(number) from receipts where charity_id = new.charity_id and year = new.year), 0);
  -- The one that this one stands for by now.
  new.replaces_id := (select r.id from receipts r
    where (r.payment_id = new.payment_id or r.request_id = new.request_id) and r.voided_at is not null
      and not exists (select 1 from receipts n where n.replaces_id = r.id)
    order by r.year desc, r.number desc limit 1);
  return new;
end $$;

-- The books are a reason to void a receipt just where they say another sum than it does.
create function receipt_differs() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if old.payment_id is null or exists (select 1 from payments p where p.id = old.payment_id
     and (p.state = 'disputed' or held_of_payment(p.id) = old.minor)) then
    raise exception 'the books say the same' using errcode = 'check_violation', constraint = 'receipt_agrees_with_books';
  end if;
  return new;
end $$;
create trigger receipts_differ before update of voided_by on receipts for each row
  when (new.void_cause = 'books' and old.voided_at is null) execute function receipt_differs();

drop trigger receipts_stay on receipts;
create trigger receipts_stay before update of id, charity_id, fund_id, payment_id, request_id, year, number, jurisdiction,
  currency, minor, value_basis, replaces_id, received_on, donor_sealed, issued_by, issued_at on receipts
  for each statement execute function stays();
drop trigger receipts_void_stay on receipts;
create trigger receipts_void_stay before update of voided_by, voided_at, void_reason, void_cause, official_number on receipts
  for each row when (old.voided_at is not null) execute function receipt_void_for_good();

-- Whose receipt it is: who promised the money, or who gave the things.
create function is_receipts_donor(payment uuid, request uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from payments p join pledges g on g.id = p.pledge_id
      where p.id = payment and g.person_id = current_person())
    or gave_goods(request)
$$;
drop policy receipts_read on receipts;
drop policy receipts_issue on receipts;
drop policy receipts_change on receipts;
create policy receipts_read on receipts for select to wishbridge_application
  using (tends(coalesce(fund_id, charity_id)) or oversees() or is_receipts_donor(payment_id, request_id));
create policy receipts_issue on receipts for insert to wishbridge_application
  with check (voided_at is null and works_as(coalesce(fund_id, charity_id), 'treasurer'));
create policy receipts_change on receipts for update to wishbridge_application
  using (works_as(coalesce(fund_id, charity_id), 'treasurer') or works_as(coalesce(fund_id, charity_id), 'approver'))
  with check (voided_by is null or works_as(coalesce(fund_id, charity_id), 'approver')
    or (void_cause = 'books' and works_as(coalesce(fund_id, charity_id), 'treasurer')));
grant insert (request_id, value_basis) on receipts to wishbridge_application;
grant update (void_cause) on receipts to wishbridge_application;
drop policy sealing_keys_of_receipts on keys.sealing_keys;
create policy sealing_keys_of_receipts on keys.sealing_keys for select to wishbridge_application
  using (exists (select 1 from receipts r where r.key_id = sealing_keys.id and is_receipts_donor(r.payment_id, r.request_id)));
create or replace function handler_of_receipt(receipt uuid) returns text
  language sql stable security definer set search_path = public as $$
  select p.name from receipts r join people p on p.id = r.issued_by
  where r.id = receipt and (tends(coalesce(r.fund_id, r.charity_id)) or oversees()
    or is_receipts_donor(r.payment_id, r.request_id))
$$;

-- Whom to tell of a receipt, or of a request that was declined: who promised the money, or who asked; where that
-- was by a claim's link, the organizer's staff tell him. For who just answered it, and for nobody else.
create function giver_to_tell(receipt uuid, request uuid)
  returns table (person_id uuid, email text, locale text, organization_id uuid, claim_id uuid, organizer_id uuid)
  language sql stable security definer set search_path = public as $$
  select w.id, w.email, w.locale, r.fund_id, null::uuid, null::uuid
  from receipts r join payments y on y.id = r.payment_id join pledges g on g.id = y.pledge_id join people w on w.id = g.person_id
  where r.id = receipt and tends(r.fund_id)
  union all
  select w.id, w.email, w.locale, q.charity_id, (select min(l.claim_id::text)::uuid from goods_requested l where l.request_id = q.id),
    q.organizer_id
  from goods_requests q left join people w on w.id = q.person_id
  where q.id = coalesce(request, (select request_id from receipts where id = receipt)) and tends(q.charity_id)
$$;

-- Who answered a request that came by a claim's link may leave word for the staff who keep that link.
create function answers_goods(claim uuid, organizer uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from goods_requested l join goods_requests q on q.id = l.request_id
    where l.claim_id = claim and q.organizer_id = organizer
      and (works_as(q.charity_id, 'treasurer') or works_as(q.charity_id, 'approver')))
$$;
create policy notices_of_receipts on notices for insert to wishbridge_application
  with check (told_at is null and kind = 'claim-receipt' and answers_goods(claim_id, organizer_id));
