-- A receipt says who gave what, and when; its number follows on the one before it, per host charity and year.
create table receipts (
  id uuid primary key default gen_random_uuid(),
  charity_id uuid not null references charities (charity_id),
  fund_id uuid not null,
  payment_id uuid not null references payments (id),
  year integer not null,
  -- Given by the database alone, below.
  number integer not null default 0 check (number > 0),
  jurisdiction text not null check (jurisdiction in ('cn', 'us', 'other')),
  currency text not null,
  minor bigint not null check (minor > 0),
  received_on date not null,
  key_id uuid references keys.sealing_keys (id) on delete set null,
  donor_sealed bytea not null,
  official_number text not null default '' check (length(official_number) <= 40),
  issued_by uuid not null references people (id),
  issued_at timestamptz not null,
  voided_by uuid references people (id),
  voided_at timestamptz,
  void_reason text not null default '' check (length(void_reason) <= 400),
  foreign key (fund_id, currency) references funds (fund_id, currency),
  constraint receipt_number_taken unique (charity_id, year, number),
  constraint receipt_needs_second_person check (voided_by is null or voided_by <> issued_by),
  constraint receipts_voided_says_why_check check (
    (voided_by is null) = (voided_at is null) and (voided_by is null) = (void_reason = ''))
);
-- Money has one receipt that holds; a new one is written once the old one is void.
create unique index receipt_given_already on receipts (payment_id) where voided_at is null;
create index receipts_by_fund on receipts (fund_id, issued_at desc, id);

-- The number is given under a lock that ends with the transaction: who is rolled back leaves no gap. The facts are
-- those of the books, whoever writes them.
create function receipt_numbered() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select 1 from payments p join organizations o on o.id = p.fund_id join charities c on c.charity_id = o.host_id
    where p.id = new.payment_id and p.state = 'cleared' and p.fund_id = new.fund_id and p.minor = new.minor
      and p.currency = new.currency and c.charity_id = new.charity_id and c.receipts_jurisdiction = new.jurisdiction) then
    raise exception 'a receipt is for money that is in the books, and for what it was'
      using errcode = 'check_violation', constraint = 'receipt_needs_cleared_money';
  end if;
  new.year := extract(year from new.issued_at at time zone 'Asia/Shanghai');
  perform pg_advisory_xact_lock(hashtextextended('receipts:' || new.charity_id || ':' || new.year, 0));
  new.number := 1 + coalesce((select max(number) from receipts where charity_id = new.charity_id and year = new.year), 0);
  return new;
end $$;
create trigger receipts_numbered before insert on receipts for each row execute function receipt_numbered();
create trigger receipts_issued before insert on receipts for each row execute function signs_alone('issued_by');
create trigger receipts_voided before update of voided_by on receipts for each row
  when (new.voided_by is not null) execute function signs_alone('voided_by');
create trigger receipts_stay before update of id, charity_id, fund_id, payment_id, year, number, jurisdiction, currency,
  minor, received_on, donor_sealed, issued_by, issued_at on receipts for each statement execute function stays();
-- What is void stays void, for the reason that was given.
create function receipt_void_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'a void receipt stays as it is'
    using errcode = 'check_violation', constraint = 'receipt_void_already';
end $$;
create trigger receipts_void_stay before update of voided_by, voided_at, void_reason, official_number on receipts
  for each row when (old.voided_at is not null) execute function receipt_void_for_good();

alter table receipts enable row level security;
create policy receipts_read on receipts for select to wishbridge_application
  using (tends(fund_id) or oversees() or exists (
    select 1 from payments p join pledges g on g.id = p.pledge_id
    where p.id = receipts.payment_id and g.person_id = current_person()));
create policy receipts_issue on receipts for insert to wishbridge_application
  with check (voided_at is null and works_as(fund_id, 'treasurer'));
create policy receipts_change on receipts for update to wishbridge_application
  using (works_as(fund_id, 'treasurer') or works_as(fund_id, 'approver'))
  with check (voided_by is null or works_as(fund_id, 'approver'));
grant select on receipts to wishbridge_application;
grant insert (id, charity_id, fund_id, payment_id, year, jurisdiction, currency, minor, received_on, key_id, donor_sealed,
  issued_by, issued_at) on receipts to wishbridge_application;
grant update (official_number, voided_by, voided_at, void_reason) on receipts to wishbridge_application;

-- The donor reads his own name on his receipt.
create policy sealing_keys_of_receipts on keys.sealing_keys for select to wishbridge_application
  using (exists (
    select 1 from receipts r join payments p on p.id = r.payment_id join pledges g on g.id = p.pledge_id
    where r.key_id = sealing_keys.id and g.person_id = current_person()));

-- The handler's name stands on the receipt; nothing else of him is the donor's to know.
create function handler_of_receipt(receipt uuid) returns text
  language sql stable security definer set search_path = public as $$
  select p.name from receipts r join people p on p.id = r.issued_by
  where r.id = receipt and (tends(r.fund_id) or oversees() or exists (
    select 1 from payments y join pledges g on g.id = y.pledge_id
    where y.id = r.payment_id and g.person_id = current_person()))
$$;
