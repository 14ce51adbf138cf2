-- What a dispute took is there to bear once it is lost. One that was won has its money on its way back: only
-- what is missing after that came is a loss.
create or replace function bearable_losses(of_fund uuid, in_currency text) returns table (purpose_id uuid, minor bigint)
  language sql stable security definer set search_path = public as $$
  select a.purpose_id, sum(p.minor)::bigint
  from ledgers l join ledger_accounts a on a.ledger_id = l.id and a.kind = 'disputes'
    join postings p on p.account_id = a.id join entries e on e.id = p.entry_id
  where l.fund_id = of_fund and l.currency = in_currency and (oversees() or tends(of_fund))
    and not (e.source_type = 'dispute' and exists (
      select from disputes d where d.id = e.source_id and (d.state = 'open' or d.state = 'won' and not exists (
        select from entries back where back.ledger_id = l.id and back.source_type = 'dispute'
          and back.source_id = d.id and back.kind = 'dispute_won'))))
  group by a.purpose_id
$$;

-- What two people decided to give back by card, and what left the books not yet: it is nobody else's any more.
create function refunds_due(of_fund uuid, in_currency text) returns table (purpose_id uuid, minor bigint)
  language sql stable set search_path = public as $$
  select y.purpose_id, sum(r.minor)::bigint
  from refunds r join payments y on y.id = r.payment_id
  where r.fund_id = of_fund and y.currency = in_currency and r.state in ('approved', 'sent') and r.sent_on is null
  group by y.purpose_id
$$;
create index refunds_due_by_fund on refunds (fund_id) where state in ('approved', 'sent') and sent_on is null;

-- Law 3, what disputes took of a purpose, and what goes back to its givers.
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
    -- it from a purpose or it is on its way back, what is left of that only in name, and nor does that become
    -- other money.
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
      where ledger_standing(one.id, taken.purpose_id) < ledger_lost(one.id, taken.purpose_id) + coalesce((
          select d.minor from refunds_due(one.fund_id, one.currency) d
          where d.purpose_id is not distinct from taken.purpose_id), 0)
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
