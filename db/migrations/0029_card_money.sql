-- Money by card, through the payment provider's account of each host charity. What the provider says
-- is kept beside the books: its events, its balance transactions and its payouts, without a word of
-- anybody's name.

alter table charities add constraint charities_stripe_account_check check (stripe_account ~ '^acct_\w{1,60}$');
alter table pledges
  add column failed_at timestamptz,
  add column end_asked_at timestamptz;
-- A donor ends his monthly gift; nothing else of what became of his promise is his to say.
create policy pledges_end on pledges for update to wishbridge_application
  using (person_id = current_person() and monthly)
  with check (person_id = current_person() and monthly and end_asked_at is not null);
create function pledge_state_by_fund() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and new.state <> 'cancelled' and not (is_system() or tends(new.fund_id)) then
    raise exception 'not the donor''s to say' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger pledges_state_by_fund before update of state on pledges for each row
  when (old.state is distinct from new.state) execute function pledge_state_by_fund();

-- Who pledges by card needs to know that the charity has an account, not which.
create function takes_cards(fund uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from organizations f join charities c on c.charity_id = f.host_id
    where f.id = fund and c.stripe_account is not null)
$$;
create function pledge_by_card() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not takes_cards(new.fund_id) then
    raise exception 'this fund takes no cards' using errcode = 'check_violation', constraint = 'fund_takes_no_cards';
  end if;
  return new;
end $$;
create trigger pledges_by_card before insert on pledges for each row
  when (new.way = 'stripe') execute function pledge_by_card();

-- Law 6: an event is applied once; nor is a second event about the same change of the same object.
-- `object_id` names the change: the object's id and, where a kind comes several times for one, what it tells.
create table provider_events (
  id uuid primary key default gen_random_uuid(),
  provider text not null check (provider = 'stripe'),
  event_id text not null check (length(event_id) between 1 and 200),
  account text not null check (length(account) <= 80),
  kind text not null check (kind ~ '^[a-z0-9_.]{1,80}$'),
  object_id text not null check (length(object_id) between 1 and 300),
  happened_at timestamptz not null,
  received_at timestamptz not null,
  applied_at timestamptz,
  constraint provider_events_event_id_key unique (provider, event_id),
  constraint provider_events_object_id_key unique (object_id, kind)
);
create index provider_events_waiting on provider_events (received_at) where applied_at is null;
alter table provider_events enable row level security;
create policy provider_events_read on provider_events for select to wishbridge_application using (oversees());
create policy provider_events_write on provider_events for insert to wishbridge_application with check (is_system());
create policy provider_events_change on provider_events for update to wishbridge_application using (is_system());
grant select, insert on provider_events to wishbridge_application;
grant update (applied_at) on provider_events to wishbridge_application;

-- Law 5: what the provider says of its balance, and the one entry that stands for it. Without an entry
-- `trouble` says why: that is a difference, and it is listed.
create table provider_transactions (
  id text primary key check (length(id) between 1 and 200),
  charity_id uuid not null references charities (charity_id),
  fund_id uuid references funds (fund_id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  kind text not null check (kind ~ '^[a-z_]{1,60}$'),
  minor bigint not null,
  fee bigint not null,
  net bigint not null,
  happened_at timestamptz not null,
  source text not null check (length(source) <= 200),
  payout text check (length(payout) between 1 and 200),
  entry_id uuid references entries (id),
  trouble text check (trouble ~ '^[a-z_]{1,40}$'),
  seen_at timestamptz not null,
  constraint provider_transactions_net_check check (net = minor - fee),
  constraint provider_transactions_booked_check check (num_nonnulls(entry_id, trouble) = 1 or kind in ('payout', 'payout_failed'))
);
create index provider_transactions_by_charity on provider_transactions (charity_id, happened_at desc);
create index provider_transactions_by_fund on provider_transactions (fund_id, happened_at desc) where fund_id is not null;
create index provider_transactions_by_payout on provider_transactions (payout) where payout is not null;

create type payout_state as enum ('paid', 'failed');
create table payouts (
  id uuid primary key default gen_random_uuid(),
  provider_ref text not null constraint payouts_provider_ref_key unique,
  charity_id uuid not null references charities (charity_id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minor bigint not null,
  state payout_state not null,
  arrived_on date not null,
  transaction text not null,
  seen_at timestamptz not null
);
create index payouts_by_charity on payouts (charity_id, arrived_on desc);

-- What the provider's balance was when it was read last, against what the books say.
create table provider_balances (
  charity_id uuid not null references charities (charity_id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minor bigint not null,
  read_at timestamptz not null,
  primary key (charity_id, currency)
);

create function sees_charity(charity uuid) returns boolean language sql stable as
  $$ select oversees() or serves(charity) $$;
alter table provider_transactions enable row level security;
alter table payouts enable row level security;
alter table provider_balances enable row level security;
create policy provider_transactions_read on provider_transactions for select to wishbridge_application
  using (sees_charity(charity_id) or tends(fund_id));
create policy provider_transactions_write on provider_transactions for insert to wishbridge_application with check (is_system());
create policy provider_transactions_change on provider_transactions for update to wishbridge_application using (is_system());
create policy payouts_read on payouts for select to wishbridge_application
  using (sees_charity(charity_id) or hosts_mine(charity_id));
create policy payouts_write on payouts for insert to wishbridge_application with check (is_system());
create policy payouts_change on payouts for update to wishbridge_application using (is_system());
create policy provider_balances_read on provider_balances for select to wishbridge_application using (sees_charity(charity_id));
create policy provider_balances_write on provider_balances for insert to wishbridge_application with check (is_system());
create policy provider_balances_change on provider_balances for update to wishbridge_application using (is_system());
grant select, insert on provider_transactions, payouts, provider_balances to wishbridge_application;
grant update (fund_id, entry_id, trouble, payout) on provider_transactions to wishbridge_application;
grant update (state, arrived_on, seen_at) on payouts to wishbridge_application;
grant update (minor, read_at) on provider_balances to wishbridge_application;

-- Money given back: asked for by one, approved by another, neither of them who gets it.
create type refund_state as enum ('asked', 'approved', 'sent', 'settled', 'failed', 'rejected');
create table refunds (
  id uuid primary key default gen_random_uuid(),
  payment_id uuid not null references payments (id),
  fund_id uuid not null references funds (fund_id),
  minor bigint not null check (minor > 0),
  state refund_state not null default 'asked',
  reason text not null default '' check (length(reason) <= 400),
  asked_by uuid references people (id),
  asked_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  provider_ref text constraint refund_ref_taken unique,
  entry_id uuid unique references entries (id),
  settled_at timestamptz,
  constraint refund_needs_second_person check (decided_by <> asked_by),
  constraint refunds_approved_check check (
    asked_by is null or state in ('asked', 'failed') or num_nonnulls(decided_by, decided_at) = 2),
  constraint refunds_settled_is_posted_check check (state <> 'settled' or num_nonnulls(entry_id, settled_at) = 2)
);
create index refunds_by_payment on refunds (payment_id);
create index refunds_by_fund on refunds (fund_id, asked_at desc);

-- Law 7: never more than was paid, and nobody decides about money for himself.
create function refund_within_payment() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  paid payments;
  others bigint;
begin
  select * into paid from payments where id = new.payment_id for update;
  if paid.fund_id <> new.fund_id or paid.state in ('recorded', 'rejected', 'failed') then
    raise exception 'nothing came in to give back' using errcode = 'check_violation', constraint = 'refund_exceeds_payment';
  end if;
  select coalesce(sum(minor), 0) into others from refunds
  where payment_id = new.payment_id and id <> new.id and state not in ('rejected', 'failed');
  if new.state not in ('rejected', 'failed') and others + new.minor > paid.minor then
    raise exception 'more than was paid' using errcode = 'check_violation', constraint = 'refund_exceeds_payment';
  end if;
  if exists (select 1 from pledges p where p.id = paid.pledge_id and p.person_id in (new.asked_by, new.decided_by)) then
    raise exception 'who is paid back does not decide' using errcode = 'check_violation', constraint = 'refund_to_oneself';
  end if;
  return new;
end $$;
create trigger refunds_within before insert or update on refunds
  for each row execute function refund_within_payment();
create trigger refunds_stay before update of id, payment_id, fund_id, minor, asked_by, asked_at on refunds
  for each statement execute function stays();
create trigger refunds_asked before insert on refunds for each row
  when (new.asked_by is not null) execute function signs_alone('asked_by');
create trigger refunds_decided before insert or update of decided_by on refunds for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');
alter table refunds enable row level security;
create policy refunds_read on refunds for select to wishbridge_application
  using (tends(fund_id) or oversees() or exists (select 1 from payments y join pledges p on p.id = y.pledge_id
    where y.id = refunds.payment_id and p.person_id = current_person()));
create policy refunds_ask on refunds for insert to wishbridge_application
  with check (is_system() or (state = 'asked' and works_as(fund_id, 'treasurer')));
create policy refunds_decide on refunds for update to wishbridge_application
  using (tends(fund_id) or is_system()) with check (works_as(fund_id, 'approver') or is_system());
grant select, insert, update on refunds to wishbridge_application;

create type dispute_state as enum ('open', 'won', 'lost');
create table disputes (
  id uuid primary key default gen_random_uuid(),
  payment_id uuid not null references payments (id),
  fund_id uuid not null references funds (fund_id),
  minor bigint not null check (minor > 0),
  state dispute_state not null,
  provider_ref text not null constraint dispute_ref_taken unique,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint disputes_closed_check check ((state = 'open') = (closed_at is null))
);
create index disputes_by_fund on disputes (fund_id, opened_at desc);
create index disputes_by_payment on disputes (payment_id);
create trigger disputes_stay before update of id, payment_id, fund_id, minor, provider_ref, opened_at on disputes
  for each statement execute function stays();
alter table disputes enable row level security;
create policy disputes_read on disputes for select to wishbridge_application using (tends(fund_id) or oversees());
create policy disputes_write on disputes for insert to wishbridge_application with check (is_system());
create policy disputes_change on disputes for update to wishbridge_application using (is_system());
grant select, insert, update on disputes to wishbridge_application;

-- The steps of lives that money by card adds to those that are there already.
do $$
begin
  execute replace(pg_get_functiondef('life_allows(text,text,text)'::regprocedure), '(life, before, after) in (',
    '(life, before, after) in (
    (''pledge'', ''failed'', ''paid''), (''pledge'', ''cancelled'', ''paid''), (''pledge'', ''disputed'', ''partly_refunded''),
    (''pledge'', ''disputed'', ''refunded''), (''pledge'', ''refunded'', ''disputed''), (''pledge'', ''refunded'', ''paid''),
    (''pledge'', ''refunded'', ''partly_refunded''), (''pledge'', ''partly_refunded'', ''paid''),
    (''payment'', ''disputed'', ''partly_refunded''), (''payment'', ''disputed'', ''refunded''),
    (''payment'', ''refunded'', ''disputed''), (''payment'', ''refunded'', ''cleared''),
    (''payment'', ''refunded'', ''partly_refunded''), (''payment'', ''partly_refunded'', ''cleared''),
    (''refund'', ''asked'', ''approved''), (''refund'', ''asked'', ''rejected''), (''refund'', ''asked'', ''failed''),
    (''refund'', ''approved'', ''sent''), (''refund'', ''approved'', ''settled''), (''refund'', ''approved'', ''failed''),
    (''refund'', ''sent'', ''settled''), (''refund'', ''sent'', ''failed''), (''refund'', ''settled'', ''failed''),
    (''dispute'', ''open'', ''won''), (''dispute'', ''open'', ''lost''), ');
end $$;
create trigger refunds_life before update of state on refunds for each row
  when (old.state is distinct from new.state) execute function keep_to_life('refund');
create trigger disputes_life before update of state on disputes for each row
  when (old.state is distinct from new.state) execute function keep_to_life('dispute');

-- Practice mode: the payment provider's stand-in keeps its objects here. Empty with real keys.
create table practice_objects (
  id text primary key,
  seq bigint generated always as identity,
  account text not null,
  kind text not null,
  body jsonb not null,
  made_at timestamptz not null default clock_timestamp()
);
create index practice_objects_by_kind on practice_objects (account, kind, seq);
grant select, insert, update on practice_objects to wishbridge_application;
