-- What disputes took is a loss of what the gift was for: that much of a purpose is not there to give, and
-- nobody else's money stands in for it. What was lost before this stays the general money's.
alter table ledger_accounts drop constraint ledger_accounts_subject_check,
  add constraint ledger_accounts_subject_check check ((claim_id is not null) = (kind = 'reserved') and case
    when kind = 'restricted' then purpose_id is not null
    when kind in ('wishes', 'fees', 'delivery', 'disputes') then true else purpose_id is null end);

-- What disputes took of a purpose and nobody has borne, and never more than they took of all.
create function ledger_lost(of_ledger uuid, of_purpose uuid) returns bigint
  language sql stable set search_path = public as $$
  select greatest(0, least(sum(part.minor), coalesce(sum(part.minor) filter (
    where a.purpose_id = of_purpose or (of_purpose is null and a.purpose_id is null)), 0)))::bigint
  from ledger_accounts a cross join lateral (
    select r.minor from ledger_rollups r where r.account_id = a.id
    union all select p.minor from postings p
      where p.account_id = a.id and p.written_by >= (select folded_before())) part
  where a.ledger_id = of_ledger and a.kind = 'disputes'
$$;

create function bearable_losses(of_fund uuid, in_currency text) returns table (purpose_id uuid, minor bigint)
  language sql stable security definer set search_path = public as $$
  select a.purpose_id, sum(p.minor)::bigint
  from ledgers l join ledger_accounts a on a.ledger_id = l.id and a.kind = 'disputes'
    join postings p on p.account_id = a.id join entries e on e.id = p.entry_id
  where l.fund_id = of_fund and l.currency = in_currency and (oversees() or tends(of_fund))
    and not (e.source_type = 'dispute' and exists (select from disputes d where d.id = e.source_id and d.state = 'open'))
  group by a.purpose_id
$$;
create or replace function bearable_loss(of_fund uuid, in_currency text) returns bigint
  language sql stable set search_path = public as $$
  select coalesce(sum(minor), 0)::bigint from bearable_losses(of_fund, in_currency)
$$;

-- Law 4 of losses: general money may bear what a purpose lost, and a purpose bears its own loss alone.
create or replace function entries_are_whole() returns trigger
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
      group by a.purpose_id having sum(p.minor) > 0)
    or exists (select from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
      where e.id = of_entry and e.kind = 'dispute_lost' and a.kind in ('restricted', 'disputes') and a.purpose_id is not null
      group by a.purpose_id having sum(p.minor) > 0) then
    raise exception 'entry % is not what its money is for', of_entry
      using errcode = 'check_violation', constraint = 'entries_restriction_check';
  end if;
  return null;
end $$;

-- Law 3, and what disputes took of a purpose.
create or replace function take_what_is_there() returns trigger
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
    -- While disputes have taken more than is left, nothing more is promised or spent; nor, while they have taken
    -- it from a purpose, what is left of that only in name, and nor does that become other money.
    if not found then
      perform from (
        select from added p join ledger_accounts a on a.id = p.account_id where p.ledger_id = one.id
        having sum(p.minor) filter (where a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')) > 0
          and bool_or(a.kind = 'reserved' and p.minor < 0 or a.kind in ('wishes', 'delivery') and p.minor > 0)) taken
      where ledger_total(one.id) < 0;
    end if;
    if not found then
      perform from (
        select a.purpose_id from added p join ledger_accounts a on a.id = p.account_id
        where p.ledger_id = one.id and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')
        group by a.purpose_id having sum(p.minor) > 0) taken
      where ledger_standing(one.id, taken.purpose_id) < ledger_lost(one.id, taken.purpose_id)
        and (exists (
          select from added p join ledger_accounts a on a.id = p.account_id
          where p.ledger_id = one.id
            and (a.kind = 'reserved' and p.minor < 0 or a.kind in ('wishes', 'delivery') and p.minor > 0))
        or exists (
          select from added p join ledger_accounts a on a.id = p.account_id
          where p.ledger_id = one.id and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')
          group by a.purpose_id having sum(p.minor) < 0));
    end if;
    if found then
      raise exception 'ledger % has less', one.id using errcode = 'check_violation', constraint = 'ledger_short';
    end if;
  end loop;
  return null;
end $$;
