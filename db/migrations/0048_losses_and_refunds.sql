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
