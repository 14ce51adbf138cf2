-- Money of funds on claims: reserved when a fund takes a wish or a donor pays for his own, spent by a purchase
-- that two people saw, given back when the claim ends.
alter type claim_way add value 'pay';

create type allocation_state as enum ('promised', 'reserved', 'spent', 'ended', 'returned');
create table allocations (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  claim_id uuid not null constraint allocation_made_already unique references claims (id),
  pledge_id uuid unique references pledges (id),
  currency text not null,
  minor bigint not null check (minor > 0),
  price_minor bigint not null check (price_minor > 0),
  price_currency text not null check (price_currency ~ '^[A-Z]{3}$'),
  rate numeric(18, 8) check (rate > 0),
  margin_percent integer not null default 0 check (margin_percent between 0 and 50),
  state allocation_state not null,
  made_by uuid not null references people (id),
  made_at timestamptz not null,
  reserved_at timestamptz,
  spent_at timestamptz,
  ended_at timestamptz,
  foreign key (fund_id, currency) references funds (fund_id, currency),
  constraint allocations_rate_stated_check check ((currency = price_currency) = (rate is null)),
  constraint allocations_reserved_has_time_check check (state in ('promised', 'ended') or reserved_at is not null),
  constraint allocations_spent_has_time_check check ((state in ('spent', 'returned')) = (spent_at is not null)),
  constraint allocations_ended_has_time_check check ((state in ('ended', 'returned')) = (ended_at is not null))
);
create index allocations_by_fund on allocations (fund_id, state, made_at);

-- A treasurer's order at one shop: one invoice, and a line for each wish that it is for.
create type purchase_state as enum ('recorded', 'refused', 'approved', 'dropped');
create table purchases (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  currency text not null,
  supplier text not null check (length(supplier) between 1 and 80),
  invoice_number text not null check (length(invoice_number) between 1 and 40),
  paid_on date not null,
  paid_from account_kind not null check (paid_from in ('bank', 'elsewhere')),
  minor bigint not null check (minor >= 0),
  invoice_minor bigint not null check (invoice_minor > 0),
  invoice_currency text not null check (invoice_currency ~ '^[A-Z]{3}$'),
  state purchase_state not null default 'recorded',
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 400),
  foreign key (fund_id, currency) references funds (fund_id, currency),
  unique (id, fund_id),
  constraint purchase_needs_second_person check (decided_by <> recorded_by),
  constraint purchases_decided_has_person_check check (
    num_nonnulls(decided_by, decided_at) = case when state in ('refused', 'approved') then 2 else 0 end),
  constraint purchases_refused_says_why_check check (state <> 'refused' or reason <> '')
);
create unique index purchase_invoice_known on purchases (fund_id, lower(supplier), lower(invoice_number)) where state <> 'dropped';
create index purchases_by_fund on purchases (fund_id, paid_on desc, id);
create index purchases_waiting on purchases (fund_id, recorded_at) where state in ('recorded', 'refused');

create type line_state as enum ('recorded', 'approved', 'left');
create table purchase_lines (
  id uuid primary key default gen_random_uuid(),
  purchase_id uuid not null,
  fund_id uuid not null,
  allocation_id uuid not null references allocations (id),
  minor bigint not null check (minor > 0),
  delivery_minor bigint not null default 0 check (delivery_minor >= 0),
  reserved_minor bigint not null check (reserved_minor > 0),
  deviation text not null default '' check (length(deviation) <= 200),
  state line_state not null default 'recorded',
  entry_id uuid unique references entries (id),
  foreign key (purchase_id, fund_id) references purchases (id, fund_id),
  constraint purchase_needs_deviation check (minor + delivery_minor <= reserved_minor or deviation <> ''),
  constraint purchase_lines_approved_is_posted_check check ((state = 'approved') = (entry_id is not null))
);
create unique index allocation_bought_already on purchase_lines (allocation_id) where state in ('recorded', 'approved');
create index purchase_lines_by_purchase on purchase_lines (purchase_id);

-- Money that a shop gives back for what it had sold.
create table purchase_returns (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  line_id uuid not null references purchase_lines (id),
  minor bigint not null check (minor > 0),
  paid_into account_kind not null check (paid_into in ('bank', 'elsewhere')),
  received_on date not null,
  state deposit_state not null default 'recorded',
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 400),
  entry_id uuid unique references entries (id),
  constraint return_needs_second_person check (decided_by <> recorded_by),
  constraint purchase_returns_decided_has_person_check check ((state = 'recorded') = (decided_by is null)),
  constraint purchase_returns_rejected_says_why_check check (state <> 'rejected' or reason <> ''),
  constraint purchase_returns_approved_is_posted_check check ((state = 'approved') = (entry_id is not null))
);
create unique index return_recorded_already on purchase_returns (line_id) where state <> 'rejected';
create index purchase_returns_by_fund on purchase_returns (fund_id, recorded_at);

-- Money is reserved on a live claim that goes by money: the fund's own, or a donor's who promised it to the fund.
create function allocation_fits() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select from claims c where c.id = new.claim_id and c.way::text = 'pay' and c.state not in ('released', 'expired', 'cancelled')
      and case when new.pledge_id is null then c.organization_id = new.fund_id and new.state = 'reserved'
        else new.state = 'promised' and exists (
          select from pledges p where p.id = new.pledge_id and p.fund_id = new.fund_id and p.person_id = c.person_id
            and p.minor = new.minor) end) then
    raise exception 'money is reserved on a claim that goes by money'
      using errcode = 'check_violation', constraint = 'allocations_fit_claim_check';
  end if;
  return new;
end $$;
create trigger allocations_fit before insert on allocations for each row execute function allocation_fits();

-- What is said to be spent was bought, and what is bought is what was reserved in the same fund.
create function allocation_bought() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from purchase_lines where allocation_id = new.id and state = 'approved') then
    raise exception 'nothing was bought' using errcode = 'check_violation', constraint = 'allocations_bought_check';
  end if;
  return new;
end $$;
create trigger allocations_bought before update of state on allocations for each row
  when (new.state = 'spent' and old.state <> 'spent') execute function allocation_bought();
create function line_of_fund() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from allocations where id = new.allocation_id and fund_id = new.fund_id) then
    raise exception 'another fund''s allocation' using errcode = 'check_violation', constraint = 'purchase_lines_fund_check';
  end if;
  return new;
end $$;
create trigger purchase_lines_of_fund before insert on purchase_lines for each row execute function line_of_fund();

-- A purchase is the sum of its lines, whoever writes them; a shop gives back what it got at most.
create function purchase_adds_up() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  whole uuid := case tg_table_name when 'purchases' then new.id else (to_jsonb(new) ->> 'purchase_id')::uuid end;
begin
  if (select minor from purchases where id = whole) is distinct from
     (select coalesce(sum(minor + delivery_minor), 0) from purchase_lines where purchase_id = whole and state <> 'left') then
    raise exception 'a purchase differs from its lines'
      using errcode = 'check_violation', constraint = 'purchase_differs_from_lines';
  end if;
  return null;
end $$;
create constraint trigger purchases_add_up after insert or update on purchases
  deferrable initially deferred for each row execute function purchase_adds_up();
create constraint trigger purchase_lines_add_up after insert or update on purchase_lines
  deferrable initially deferred for each row execute function purchase_adds_up();
create function return_within_purchase() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from purchase_lines l where l.id = new.line_id and l.fund_id = new.fund_id and l.state = 'approved'
      and l.minor + l.delivery_minor >= new.minor) then
    raise exception 'more comes back than was paid' using errcode = 'check_violation', constraint = 'return_exceeds_purchase';
  end if;
  return new;
end $$;
create trigger purchase_returns_within before insert on purchase_returns
  for each row execute function return_within_purchase();

-- What a claim's money still is, by the account that it came from.
create function reserved_parts(of_claim uuid) returns table (account_id uuid, kind account_kind, purpose_id uuid, minor bigint)
  language sql stable set search_path = public as $$
  select a.id, a.kind, a.purpose_id, sum(p.minor)::bigint
  from ledger_accounts r join postings own on own.account_id = r.id
    join postings p on p.entry_id = own.entry_id join ledger_accounts a on a.id = p.account_id
  where r.claim_id = of_claim and a.kind in ('general', 'restricted')
  group by a.id, a.kind, a.purpose_id having sum(p.minor) > 0
$$;

-- Whoever ends a claim gives its money back in the same breath, though he may not see a fund's books.
create function end_allocation(of_claim uuid, at timestamptz) returns uuid
  language plpgsql security definer set search_path = public as $$
declare
  one allocations;
  book uuid;
  entry uuid;
begin
  select * into one from allocations where claim_id = of_claim for update;
  if one.id is null or one.state not in ('promised', 'reserved')
     or not exists (select from claims where id = of_claim and state in ('released', 'expired', 'cancelled')) then
    return null;
  end if;
  if one.state = 'reserved' then
    perform lock_ledger(one.fund_id, one.currency);
    select id into book from ledgers where fund_id = one.fund_id and currency = one.currency;
    insert into entries (ledger_id, fund_id, kind, happened_on, recorded_at, source_type, source_id)
      values (book, one.fund_id, 'return', (at at time zone 'Asia/Shanghai')::date, at, 'allocation', one.id)
      returning id into entry;
    insert into postings (entry_id, ledger_id, account_id, minor)
      select entry, book, part.account_id, part.minor from (
        select p.account_id, -p.minor as minor from reserved_parts(of_claim) p
        union all select r.id, (select sum(p.minor) from reserved_parts(of_claim) p)
          from ledger_accounts r where r.claim_id = of_claim and r.ledger_id = book) part;
  end if;
  update allocations set state = 'ended', ended_at = at where id = one.id;
  update pledges set state = 'cancelled', ended_at = at where id = one.pledge_id and state = 'promised';
  return one.id;
end $$;
create function ended_claims_reserve_nothing() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from allocations where claim_id = new.id and state in ('promised', 'reserved')) then
    raise exception 'an ended claim keeps money' using errcode = 'check_violation', constraint = 'claims_ended_reserve_check';
  end if;
  return null;
end $$;
create constraint trigger claims_ended_reserve_nothing after update of state on claims
  deferrable initially deferred for each row
  when (new.state in ('released', 'expired', 'cancelled') and new.person_id is not null and new.committed_at is not null)
  execute function ended_claims_reserve_nothing();

-- What a fund has bought for a claim is on its way: the clock no longer ends the claim.
create function is_bought(claim claims) returns boolean language sql stable set search_path = public as
  $$ select claim.way::text = 'pay' and exists (select from allocations a where a.claim_id = claim.id and a.state = 'spent') $$;

-- Whether what money of a purpose is for is this wish, its batch, or the programme of its batch.
create function purpose_fits(of_purpose uuid, of_wish uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from purposes u, wishes w join batches b on b.id = w.batch_id
    where u.id = of_purpose and w.id = of_wish
      and (u.wish_id = w.id or u.batch_id = b.id or u.programme_id = b.programme_id))
$$;

alter table allocations enable row level security;
alter table purchases enable row level security;
alter table purchase_lines enable row level security;
alter table purchase_returns enable row level security;
create policy allocations_read on allocations for select to wishbridge_application
  using (tends(fund_id) or oversees() or exists (select from claims c where c.id = claim_id));
create policy allocations_make on allocations for insert to wishbridge_application
  with check (pledge_id is not null and made_by = current_person()
    or works_as(fund_id, 'treasurer') or works_as(fund_id, 'coordinator'));
create policy allocations_change on allocations for update to wishbridge_application
  using (tends(fund_id) or is_system()) with check (works_as(fund_id, 'approver') or works_as(fund_id, 'treasurer') or is_system());
create policy purchases_read on purchases for select to wishbridge_application using (tends(fund_id) or oversees());
create policy purchases_record on purchases for insert to wishbridge_application
  with check (state = 'recorded' and works_as(fund_id, 'treasurer'));
create policy purchases_change on purchases for update to wishbridge_application using (tends(fund_id))
  with check (works_as(fund_id, 'approver') or (state in ('recorded', 'dropped') and works_as(fund_id, 'treasurer')));
create policy purchase_lines_read on purchase_lines for select to wishbridge_application using (tends(fund_id) or oversees());
create policy purchase_lines_record on purchase_lines for insert to wishbridge_application
  with check (state = 'recorded' and works_as(fund_id, 'treasurer'));
create policy purchase_lines_change on purchase_lines for update to wishbridge_application using (tends(fund_id))
  with check (works_as(fund_id, 'approver') or (state = 'left' and works_as(fund_id, 'treasurer')));
create policy purchase_returns_read on purchase_returns for select to wishbridge_application using (tends(fund_id) or oversees());
create policy purchase_returns_record on purchase_returns for insert to wishbridge_application
  with check (state = 'recorded' and works_as(fund_id, 'treasurer'));
create policy purchase_returns_decide on purchase_returns for update to wishbridge_application
  using (tends(fund_id)) with check (works_as(fund_id, 'approver'));
grant select, insert, update on allocations, purchases, purchase_lines, purchase_returns to wishbridge_application;
create trigger allocations_stay before update of id, fund_id, claim_id, pledge_id, currency, minor, price_minor,
  price_currency, rate, margin_percent, made_by, made_at on allocations for each statement execute function stays();
create trigger purchases_stay before update of id, fund_id, currency on purchases
  for each statement execute function stays();
create trigger purchase_lines_stay before update of id, purchase_id, fund_id, allocation_id, minor, delivery_minor,
  reserved_minor, deviation on purchase_lines for each statement execute function stays();
create trigger purchase_returns_stay before update of id, fund_id, line_id, minor, paid_into, received_on, recorded_by,
  recorded_at on purchase_returns for each statement execute function stays();
create trigger allocations_made before insert on allocations for each row execute function signs_alone('made_by');
create trigger purchases_recorded before insert or update of recorded_by on purchases
  for each row execute function signs_alone('recorded_by');
create trigger purchases_decided before update of decided_by on purchases for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');
create trigger purchase_returns_recorded before insert on purchase_returns for each row execute function signs_alone('recorded_by');
create trigger purchase_returns_decided before update of decided_by on purchase_returns for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');
create trigger allocations_life before update of state on allocations for each row
  when (old.state is distinct from new.state) execute function keep_to_life('allocation');
create trigger purchases_life before update of state on purchases for each row
  when (old.state is distinct from new.state) execute function keep_to_life('purchase');
create trigger purchase_returns_life before update of state on purchase_returns for each row
  when (old.state is distinct from new.state) execute function keep_to_life('deposit');

-- A fund takes a wish that nobody took: its claim is promised from the first moment, by who gives its money.
create policy claims_allocate on claims for insert to wishbridge_application
  with check (state = 'committed' and way::text = 'pay' and person_id = current_person() and guest_id is null
    and exists (select from funds f where f.fund_id = organization_id)
    and (works_as(organization_id, 'treasurer') or works_as(organization_id, 'coordinator')));

-- How far each allocation came, for the fund's people: what the wish is, never for whom.
create view fund_allocations with (security_barrier) as
  select a.id, a.fund_id, a.claim_id, a.pledge_id, a.currency, a.minor, a.price_minor, a.price_currency, a.rate,
    a.margin_percent, a.state, a.made_by, a.made_at, a.reserved_at, a.spent_at, a.ended_at,
    c.wish_id, c.batch_id, c.state as claim_state, c.organization_id as claimant_id, c.due_at, c.received_at,
    c.delivered_at, c.confirmed_at, c.ended_at as claim_ended_at, w.public_id, w.number, w.category, w.title, w.size,
    w.colour, w.style, b.slug as batch_slug, b.title as batch_title, b.time_zone, b.programme_id,
    b.state as batch_state, o.name as organizer_name
  from allocations a join claims c on c.id = a.claim_id join wishes w on w.id = c.wish_id
  join batches b on b.id = c.batch_id join organizations o on o.id = c.organizer_id
  where tends(a.fund_id) or oversees();
grant select on fund_allocations to wishbridge_application;

-- How many wishes each fund granted and is granting, as of businesses: a number names no child.
create view public_fund_grants as
  select f.id as fund_id, count(*) filter (where c.state = 'confirmed') as granted,
    count(*) filter (where c.state <> 'confirmed') as on_the_way
  from public_funds f
  join allocations a on a.fund_id = f.id and a.state in ('reserved', 'spent')
  join claims c on c.id = a.claim_id and c.state in ('committed', 'sent', 'received', 'delivered', 'confirmed')
  join wishes w on w.id = c.wish_id
  join batches b on b.id = c.batch_id
  join organizations o on o.id = c.organizer_id
  where c.frozen_at is null and w.frozen_at is null and b.frozen_at is null and o.frozen_at is null
  group by f.id;
grant select on public_fund_grants to wishbridge_reading, wishbridge_application;

-- An invoice is a sealed paper of the fund, like evidence of money that came.
alter table photos add column purchase_id uuid references purchases (id);
alter table photos drop constraint photo_belongs_somewhere;
alter table photos add constraint photo_belongs_somewhere
  check (num_nonnulls(claim_id, sheet_id, delivery_id, deposit_id, purchase_id) >= 1);
create index photos_by_purchase on photos (purchase_id) where purchase_id is not null;
create trigger photos_of_purchase_stay before update of purchase_id on photos
  for each statement execute function stays();
create policy photos_of_purchases on photos for select to wishbridge_application
  using (purchase_id is not null and tends(organizer_id));
create policy photos_of_purchase on photos for insert to wishbridge_application
  with check (state = 'waiting' and purchase_id is not null and works_as(organizer_id, 'treasurer'));

-- The steps of every lifecycle, with allocations and purchases.
do $$
begin
  execute replace(pg_get_functiondef('life_allows(text,text,text)'::regprocedure), '(life, before, after) in (',
    '(life, before, after) in (
    (''allocation'', ''promised'', ''reserved''), (''allocation'', ''promised'', ''ended''),
    (''allocation'', ''reserved'', ''spent''), (''allocation'', ''reserved'', ''ended''),
    (''allocation'', ''spent'', ''returned''), (''purchase'', ''recorded'', ''approved''),
    (''purchase'', ''recorded'', ''refused''), (''purchase'', ''refused'', ''recorded''),
    (''purchase'', ''recorded'', ''dropped''), (''purchase'', ''refused'', ''dropped''), ');
end $$;
