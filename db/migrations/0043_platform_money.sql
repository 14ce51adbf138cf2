-- What a designated platform raised may lie there until the platform passes it on: whoever enters it says which. From
-- there a purchase or a refund may be paid, and to the bank it goes by a change of the books that two people make.
alter table deposits add column held_at account_kind not null default 'bank';
alter table deposits add constraint deposits_held_at_check
  check (held_at = 'bank' or held_at = 'elsewhere' and way = 'elsewhere');
create trigger deposits_held_stay before update of held_at on deposits for each statement execute function stays();
alter table statements add column held_at account_kind not null default 'bank';
alter table statements add constraint statements_held_at_check
  check (held_at = 'bank' or held_at = 'elsewhere' and way = 'elsewhere');
create trigger statements_held_stay before update of held_at on statements for each statement execute function stays();

-- What came without a card is sent back from where it lies.
alter table refunds add column sent_from account_kind;
update refunds set sent_from = 'bank' where sent_on is not null;
alter table refunds add constraint refunds_sent_from_check
  check ((sent_from is null) = (sent_on is null) and (sent_from is null or sent_from in ('bank', 'elsewhere')));
create trigger refunds_sent_from_stay before update of sent_from on refunds for each statement execute function stays();

-- Money moves between the platform and the bank; and to the bank by a payout that the charity made by hand at its
-- payment provider, which does not say whose money was in it.
alter type adjustment_kind add value 'move_money';
alter table adjustments add column moved_from account_kind check (moved_from in ('bank', 'elsewhere', 'stripe'));
alter table adjustments add column payout_id uuid references payouts (id);
alter table adjustments add constraint adjustments_payout_check
  check ((payout_id is not null) = (moved_from is not null and moved_from = 'stripe'));
create unique index payout_entered_already on adjustments (payout_id, fund_id)
  where payout_id is not null and state <> 'rejected';
alter table adjustments drop constraint adjustments_subject_check;
alter table adjustments add constraint adjustments_subject_check check (case kind::text
  when 'undo_deposit' then deposit_id is not null and num_nonnulls(purpose_id, bearer, moved_from) = 0
  when 'bear_loss' then bearer is not null and num_nonnulls(purpose_id, deposit_id, moved_from) = 0
  when 'pass_on' then purpose_id is not null and num_nonnulls(deposit_id, bearer, moved_from) = 0
  else moved_from is not null and num_nonnulls(deposit_id, purpose_id, bearer) = 0 end);
-- That a platform passes on what it has needs no reason.
alter table adjustments drop constraint adjustments_reason_check;
alter table adjustments add constraint adjustments_reason_check
  check (length(reason) <= 400 and (reason <> '' or kind::text = 'move_money'));
create trigger adjustments_moved_stay before update of moved_from, payout_id on adjustments
  for each statement execute function stays();

-- How much of a payout by hand no fund of the charity has entered yet; null where the provider says what was in it.
create function payout_left(of_payout uuid) returns bigint
  language sql stable security definer set search_path = public as $$
  select y.minor - coalesce((select sum(minor) from adjustments where payout_id = y.id and state <> 'rejected'), 0)::bigint
  from payouts y
  where y.id = of_payout and y.state = 'paid' and (sees_charity(y.charity_id) or hosts_mine(y.charity_id))
    and not exists (select from provider_transactions t where t.payout = y.provider_ref)
$$;
-- All funds together enter no more than it brought, and none of another charity's.
create function payout_within() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform from payouts y join organizations o on o.host_id = y.charity_id
  where y.id = new.payout_id and o.id = new.fund_id and y.currency = new.currency for update of y;
  if not found or coalesce(payout_left(new.payout_id), -1) < 0 then
    raise exception 'the payout brought less' using errcode = 'check_violation', constraint = 'payout_is_less';
  end if;
  return null;
end $$;
create trigger adjustments_within_payout after insert on adjustments for each row
  when (new.payout_id is not null) execute function payout_within();

-- Nothing leaves a platform that does not lie there. The lock is held to the end of the transaction.
create function leave_what_lies_there() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  one record;
begin
  for one in
    select l.fund_id, l.currency, a.id from added p join ledger_accounts a on a.id = p.account_id
      join ledgers l on l.id = a.ledger_id
    where a.kind = 'elsewhere' group by l.fund_id, l.currency, a.id having sum(p.minor) < 0
    order by l.fund_id, l.currency
  loop
    perform lock_ledger(one.fund_id, one.currency);
    if (select sum(part.minor) from (
        select minor from ledger_rollups where account_id = one.id
        union all select minor from postings
          where account_id = one.id and written_by >= (select folded_before())) part) < 0 then
      raise exception 'less lies at the platform' using errcode = 'check_violation', constraint = 'platform_short';
    end if;
  end loop;
  return null;
end $$;
create trigger postings_there after insert on postings referencing new table as added
  for each statement execute function leave_what_lies_there();
