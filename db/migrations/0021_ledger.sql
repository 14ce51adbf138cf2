-- The books of funds: double entry, only ever added to, in minor units. A posting is a debit when
-- positive and a credit when negative.

create function only_funds() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from organizations where id = new.fund_id and kind = 'fund') then
    raise exception 'only a fund has books' using errcode = 'check_violation', constraint = 'ledgers_of_funds_check';
  end if;
  return new;
end $$;

-- What restricted money is for.
create type purpose_kind as enum ('programme', 'batch', 'wish');
create table purposes (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references organizations (id),
  kind purpose_kind not null,
  programme_id uuid references programmes (id),
  batch_id uuid references batches (id),
  wish_id uuid references wishes (id),
  unique (id, fund_id),
  constraint purposes_one_thing_check check (num_nonnulls(programme_id, batch_id, wish_id) = 1
    and case kind when 'programme' then programme_id when 'batch' then batch_id else wish_id end is not null),
  unique nulls not distinct (fund_id, programme_id, batch_id, wish_id)
);
create trigger purposes_of_funds before insert on purposes for each row execute function only_funds();

create table ledgers (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references organizations (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  opened_at timestamptz not null,
  unique (fund_id, currency),
  unique (id, fund_id)
);
create trigger ledgers_of_funds before insert on ledgers for each row execute function only_funds();

-- Expenses name the restricted purpose that bears them; without one the fund's general money does.
create type account_kind as enum ('bank', 'stripe', 'elsewhere', 'refunds', 'general', 'restricted', 'reserved',
  'wishes', 'fees', 'delivery', 'disputes');
create table ledger_accounts (
  id uuid primary key default gen_random_uuid(),
  ledger_id uuid not null,
  fund_id uuid not null,
  kind account_kind not null,
  purpose_id uuid,
  claim_id uuid references claims (id),
  unique (id, ledger_id),
  unique nulls not distinct (ledger_id, kind, purpose_id, claim_id),
  foreign key (ledger_id, fund_id) references ledgers (id, fund_id),
  foreign key (purpose_id, fund_id) references purposes (id, fund_id),
  constraint ledger_accounts_subject_check check ((claim_id is not null) = (kind = 'reserved') and case
    when kind = 'restricted' then purpose_id is not null
    when kind in ('wishes', 'fees', 'delivery') then true else purpose_id is null end)
);
create index ledger_accounts_by_claim on ledger_accounts (claim_id) where claim_id is not null;

create type entry_kind as enum ('payment', 'fee', 'transfer', 'cash', 'platform', 'payout', 'allocation', 'purchase',
  'leftover', 'return', 'refund', 'dispute_opened', 'dispute_won', 'dispute_lost', 'reversal', 'release_of_restriction',
  'adjustment');
create table entries (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity unique,
  ledger_id uuid not null,
  fund_id uuid not null,
  kind entry_kind not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  source_type text not null check (source_type ~ '^[a-z_]{1,40}$'),
  source_id uuid not null,
  provider_ref text check (length(provider_ref) between 1 and 200),
  reverses_id uuid constraint ledger_reversed_already unique,
  recorded_by uuid references people (id) default current_person(),
  approved_by uuid references people (id),
  note_code text check (note_code ~ '^[a-z_]{1,40}$'),
  written_by xid8 not null default pg_current_xact_id(),
  unique (id, ledger_id),
  constraint ledger_ref_taken unique (ledger_id, provider_ref),
  foreign key (ledger_id, fund_id) references ledgers (id, fund_id),
  foreign key (reverses_id, ledger_id) references entries (id, ledger_id),
  constraint entries_reversal_check check ((kind = 'reversal') = (reverses_id is not null)),
  constraint ledger_needs_second_person check (approved_by <> recorded_by and (approved_by is not null
    or kind not in ('transfer', 'cash', 'purchase', 'release_of_restriction', 'adjustment')))
);
create index entries_unsealed on entries (written_by, seq);
create index entries_by_source on entries (source_type, source_id);
create index entries_by_ledger on entries (ledger_id, happened_on);

create table postings (
  id bigint generated always as identity primary key,
  entry_id uuid not null,
  ledger_id uuid not null,
  account_id uuid not null,
  minor bigint not null check (minor <> 0),
  written_by xid8 not null default pg_current_xact_id(),
  foreign key (entry_id, ledger_id) references entries (id, ledger_id),
  foreign key (account_id, ledger_id) references ledger_accounts (id, ledger_id)
);
create index postings_by_entry on postings (entry_id);
create index postings_by_account on postings (account_id, written_by) include (minor);

-- Sums of what is sealed, by day and kind of entry. Accounts of claims have none: a claim has few
-- postings, and all claims together hold what the other accounts lack to zero.
create table ledger_rollups (
  account_id uuid not null references ledger_accounts (id),
  day date not null,
  kind entry_kind not null,
  minor bigint not null,
  primary key (account_id, day, kind)
);
-- How far the sums go: every entry written before, which are those sealed up to the number.
create table ledger_folds (
  only_row boolean primary key default true check (only_row),
  before xid8 not null,
  number bigint not null
);
create function folded_before() returns xid8 language sql stable set search_path = public as
  $$ select coalesce((select before from ledger_folds), '0'::xid8) $$;

alter table seals drop constraint seals_source_check,
  add constraint seals_source_check check (source in ('event', 'audit', 'entry'));
alter table seal_marks drop constraint seal_marks_source_check,
  add constraint seal_marks_source_check check (source in ('event', 'audit', 'entry'));
create index seals_of_entries on seals (number) include (row_id) where source = 'entry';

-- Money that comes in waits for nobody; whoever takes some is alone at its ledger until he is done.
create function lock_ledger(fund uuid, in_currency text) returns void language sql as
  $$ select pg_advisory_xact_lock(hashtextextended('ledger ' || fund || in_currency, 0)) $$;

-- What came in for a purpose (or, without one, for anything), less what is reserved and was spent of it.
create function ledger_standing(of_ledger uuid, of_purpose uuid) returns bigint
  language sql stable set search_path = public as $$
  select coalesce(-sum(part.minor), 0)::bigint
  from ledger_accounts a cross join lateral (
    select r.minor from ledger_rollups r where r.account_id = a.id
    union all select p.minor from postings p
      where p.account_id = a.id and p.written_by >= (select folded_before())) part
  where a.ledger_id = of_ledger and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')
    and (a.purpose_id = of_purpose or (of_purpose is null and a.purpose_id is null))
$$;
-- What all purposes have together, less what disputes took.
create function ledger_total(of_ledger uuid) returns bigint
  language sql stable set search_path = public as $$
  select coalesce(-sum(part.minor), 0)::bigint
  from ledger_accounts a cross join lateral (
    select r.minor from ledger_rollups r where r.account_id = a.id
    union all select p.minor from postings p
      where p.account_id = a.id and p.written_by >= (select folded_before())) part
  where a.ledger_id = of_ledger and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery', 'disputes')
$$;

-- Laws 1 and 4: an entry that does not come to zero can't be committed, nor one that makes other money
-- of restricted money, spends more than was reserved, or mixes claims.
create function entries_are_whole() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  of_entry uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  of_kind entry_kind;
  sides record;
begin
  select coalesce(r.kind, e.kind) into of_kind from entries e left join entries r on r.id = e.reverses_id
  where e.id = of_entry;
  select count(*) as count, sum(p.minor) as rest, count(distinct a.claim_id) as claims,
    bool_or(a.kind = 'restricted' and p.minor > 0) and bool_or(a.kind in ('general', 'restricted') and p.minor < 0) as lifted
  into sides from postings p join ledger_accounts a on a.id = p.account_id where p.entry_id = of_entry;
  if sides.count < 2 or sides.rest <> 0 then
    raise exception 'entry % does not come to zero', of_entry
      using errcode = 'check_violation', constraint = 'entries_balanced_check';
  end if;
  if sides.claims > 1 or (sides.lifted and of_kind not in ('release_of_restriction', 'leftover'))
    or exists (select from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
      where e.id = of_entry and e.kind = 'purchase' and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')
      group by a.purpose_id having sum(p.minor) > 0) then
    raise exception 'entry % is not what its money is for', of_entry
      using errcode = 'check_violation', constraint = 'entries_restriction_check';
  end if;
  return null;
end $$;
create constraint trigger entries_balanced after insert on entries deferrable initially deferred
  for each row execute function entries_are_whole('id');
create constraint trigger postings_balanced after insert on postings deferrable initially deferred
  for each row execute function entries_are_whole('entry_id');

-- Law 3: nothing is taken that is not there. The lock is held to the end of the transaction.
create function take_what_is_there() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  one record;
begin
  if exists (select from added p join entries e on e.id = p.entry_id where e.written_by <> pg_current_xact_id()) then
    raise exception 'an entry gets no postings later' using errcode = 'insufficient_privilege';
  end if;
  for one in
    select l.id, l.fund_id, l.currency from ledgers l
    where l.id in (
      select p.ledger_id from added p join ledger_accounts a on a.id = p.account_id
      where a.kind in ('general', 'restricted', 'reserved', 'wishes', 'fees', 'delivery')
      group by p.ledger_id, a.purpose_id, a.claim_id having sum(p.minor) > 0)
    order by l.fund_id, l.currency
  loop
    perform lock_ledger(one.fund_id, one.currency);
    perform from (
      select a.purpose_id from added p join ledger_accounts a on a.id = p.account_id
      where p.ledger_id = one.id and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')
      group by a.purpose_id having sum(p.minor) > 0) taken
    where ledger_standing(one.id, taken.purpose_id) < 0;
    if not found then
      perform from (
        select a.id from added p join ledger_accounts a on a.id = p.account_id
        where p.ledger_id = one.id and a.kind = 'reserved' group by a.id having sum(p.minor) > 0) taken
      where (select sum(minor) from postings where account_id = taken.id) > 0
        -- Law 4: nor does a purpose get back more than was reserved of it; leftovers go where it was agreed.
        or exists (
          select from postings own join entries e on e.id = own.entry_id left join entries r on r.id = e.reverses_id
            join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
          where own.account_id = taken.id and a.kind in ('general', 'restricted')
            and coalesce(r.kind, e.kind) <> 'leftover'
          group by a.purpose_id having sum(p.minor) < 0);
    end if;
    -- While disputes have taken more than is left, nothing more is promised or spent.
    if not found then
      perform from (
        select from added p join ledger_accounts a on a.id = p.account_id where p.ledger_id = one.id
        having sum(p.minor) filter (where a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')) > 0
          and bool_or(a.kind = 'reserved' and p.minor < 0 or a.kind in ('wishes', 'delivery') and p.minor > 0)) taken
      where ledger_total(one.id) < 0;
    end if;
    if found then
      raise exception 'ledger % has less', one.id using errcode = 'check_violation', constraint = 'ledger_short';
    end if;
  end loop;
  return null;
end $$;
create trigger postings_taken after insert on postings referencing new table as added
  for each statement execute function take_what_is_there();

-- Law 2: what stands in the books stays.
create trigger purposes_append_only before update or delete or truncate on purposes
  for each statement execute function append_only();
create trigger ledgers_append_only before update or delete or truncate on ledgers
  for each statement execute function append_only();
create trigger ledger_accounts_append_only before update or delete or truncate on ledger_accounts
  for each statement execute function append_only();
create trigger entries_append_only before update or delete or truncate on entries
  for each statement execute function append_only();
create trigger postings_append_only before update or delete or truncate on postings
  for each statement execute function append_only();

-- Law 7: the last hand on an entry is that of who asks.
create trigger entries_recorded before insert on entries for each row
  when (new.approved_by is null) execute function signs_alone('recorded_by');
create trigger entries_approved before insert on entries for each row
  when (new.approved_by is not null) execute function signs_alone('approved_by');

-- Whoever works for a fund sees and writes its books. What money is for is known to whoever gives some.
alter table purposes enable row level security;
create policy purposes_read on purposes for select to wishbridge_application using (true);
create policy purposes_write on purposes for insert to wishbridge_application with check (true);
alter table ledgers enable row level security;
create policy ledgers_read on ledgers for select to wishbridge_application using (oversees() or tends(fund_id));
create policy ledgers_write on ledgers for insert to wishbridge_application with check (oversees() or tends(fund_id));
alter table ledger_accounts enable row level security;
create policy ledger_accounts_read on ledger_accounts for select to wishbridge_application
  using ((select oversees()) or ledger_id in (select id from ledgers));
create policy ledger_accounts_write on ledger_accounts for insert to wishbridge_application
  with check (oversees() or tends(fund_id));
alter table entries enable row level security;
create policy entries_read on entries for select to wishbridge_application
  using ((select oversees()) or ledger_id in (select id from ledgers));
create policy entries_write on entries for insert to wishbridge_application with check (oversees() or tends(fund_id));
alter table postings enable row level security;
create policy postings_read on postings for select to wishbridge_application
  using ((select oversees()) or ledger_id in (select id from ledgers));
create policy postings_write on postings for insert to wishbridge_application
  with check ((select oversees()) or ledger_id in (select id from ledgers));
alter table ledger_rollups enable row level security;
create policy ledger_rollups_read on ledger_rollups for select to wishbridge_application using (oversees());
create policy ledger_rollups_write on ledger_rollups for insert to wishbridge_application with check (is_system());
create policy ledger_rollups_change on ledger_rollups for update to wishbridge_application using (is_system());
alter table ledger_folds enable row level security;
create policy ledger_folds_read on ledger_folds for select to wishbridge_application using (oversees());
create policy ledger_folds_write on ledger_folds for insert to wishbridge_application with check (is_system());
create policy ledger_folds_change on ledger_folds for update to wishbridge_application using (is_system());
grant select on purposes, ledgers, ledger_accounts, entries, postings to wishbridge_application;
grant insert (fund_id, kind, programme_id, batch_id, wish_id) on purposes to wishbridge_application;
grant insert (fund_id, currency, opened_at) on ledgers to wishbridge_application;
grant insert (ledger_id, fund_id, kind, purpose_id, claim_id) on ledger_accounts to wishbridge_application;
grant insert (ledger_id, fund_id, kind, happened_on, recorded_at, source_type, source_id, provider_ref, reverses_id,
  recorded_by, approved_by, note_code) on entries to wishbridge_application;
grant insert (entry_id, ledger_id, account_id, minor) on postings to wishbridge_application;
grant select, insert, update on ledger_rollups to wishbridge_application;
grant select, insert, update on ledger_folds to wishbridge_application;

-- How much every account of a ledger holds, now or at a sealed number; those of claims when asked for.
create function ledger_balances(of_fund uuid, in_currency text, up_to bigint, claims_too boolean)
  returns table (currency text, kind account_kind, purpose_id uuid, claim_id uuid, minor bigint)
  language sql stable security definer set search_path = public as $$
  with fold as materialized (select folded_before() as before, coalesce((select number from ledger_folds), 0) as number),
  asked as (select l.id, l.currency from ledgers l where l.fund_id = of_fund
    and (in_currency is null or l.currency = in_currency) and (oversees() or tends(of_fund))),
  parts as (
    select r.account_id, r.minor from ledger_rollups r join ledger_accounts a on a.id = r.account_id
    where a.ledger_id in (select id from asked)
    union all select p.account_id, p.minor from ledger_accounts a join postings p on p.account_id = a.id
    where a.ledger_id in (select id from asked) and claims_too and a.kind = 'reserved'
      and p.written_by < (select before from fold)
    union all select p.account_id, p.minor from entries e join postings p on p.entry_id = e.id
    where up_to is null and e.ledger_id in (select id from asked) and e.written_by >= (select before from fold)
    union all select p.account_id, case when up_to > fold.number then p.minor else -p.minor end
    from fold, seals s, postings p
    where up_to is not null and s.source = 'entry' and p.entry_id = s.row_id
      and s.number > least(up_to, fold.number) and s.number <= greatest(up_to, fold.number)
      and p.ledger_id in (select id from asked)),
  sums as (select account_id, sum(minor) as minor from parts group by account_id)
  select asked.currency, a.kind, a.purpose_id, a.claim_id, sums.minor::bigint
  from sums join ledger_accounts a on a.id = sums.account_id join asked on asked.id = a.ledger_id
  where sums.minor <> 0 and (claims_too or a.kind <> 'reserved')
$$;

-- What moved between two days, by account and kind of entry, as it was known at a sealed number or is now.
create function ledger_turnover(of_fund uuid, in_currency text, first_day date, last_day date, up_to bigint)
  returns table (account account_kind, purpose_id uuid, kind entry_kind, minor bigint)
  language sql stable security definer set search_path = public as $$
  with fold as materialized (select folded_before() as before, coalesce((select number from ledger_folds), 0) as number),
  asked as (select l.id from ledgers l where l.fund_id = of_fund
    and l.currency = in_currency and (oversees() or tends(of_fund))),
  parts as (
    select r.account_id, r.kind, r.minor from ledger_rollups r
    where r.account_id in (select a.id from ledger_accounts a join asked on a.ledger_id = asked.id
      where a.kind <> 'reserved') and r.day between first_day and last_day
    union all select p.account_id, e.kind, p.minor from entries e join postings p on p.entry_id = e.id
    where up_to is null and e.ledger_id in (select id from asked) and e.written_by >= (select before from fold)
      and e.happened_on between first_day and last_day
    union all select p.account_id, e.kind, case when up_to > fold.number then p.minor else -p.minor end
    from fold, seals s, entries e, postings p
    where up_to is not null and s.source = 'entry' and e.id = s.row_id and p.entry_id = e.id
      and s.number > least(up_to, fold.number) and s.number <= greatest(up_to, fold.number)
      and e.ledger_id in (select id from asked) and e.happened_on between first_day and last_day),
  sums as (
    select a.kind as account, a.purpose_id, parts.kind, sum(parts.minor) as minor
    from parts join ledger_accounts a on a.id = parts.account_id where a.kind <> 'reserved' group by 1, 2, 3)
  select account, purpose_id, kind, minor::bigint from sums where minor <> 0
  union all select 'reserved', null, kind, -sum(minor)::bigint from sums group by kind having sum(minor) <> 0
$$;

-- The newest number of the chain: a figure of the books is said to be as of such a number.
create function sealed_number() returns bigint language sql stable security definer set search_path = public as
  $$ select coalesce(max(number), 0) from seals $$;
