-- Whoever decided, when and why stands: nobody decides again under another name.
create trigger deposits_decision_stays before update of decided_by, decided_at, reason on deposits for each row
  when (old.decided_by is not null and (old.decided_by, old.decided_at, old.reason)
    is distinct from (new.decided_by, new.decided_at, new.reason)) execute function stays();
create trigger purchase_returns_decision_stays before update of decided_by, decided_at, reason on purchase_returns
  for each row when (old.decided_by is not null and (old.decided_by, old.decided_at, old.reason)
    is distinct from (new.decided_by, new.decided_at, new.reason)) execute function stays();
create trigger adjustments_decision_stays before update of decided_by, decided_at, refusal on adjustments for each row
  when (old.decided_by is not null and (old.decided_by, old.decided_at, old.refusal)
    is distinct from (new.decided_by, new.decided_at, new.refusal)) execute function stays();
create trigger refunds_decision_stays before update of decided_by, decided_at, reason on refunds for each row
  when (old.decided_by is not null and (old.decided_by, old.decided_at, old.reason)
    is distinct from (new.decided_by, new.decided_at, new.reason)) execute function stays();

-- A statement that was sent takes no further line.
create function statement_takes_lines() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if (select state from statements where id = new.statement_id) not in ('unsure', 'open') then
    raise exception 'a statement that was sent stays as it is'
      using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  return new;
end $$;
create trigger statement_lines_taken before insert on statement_lines
  for each row execute function statement_takes_lines();

-- What a platform raised is a deposit like a transfer, and stands in the books by two people's word.
alter table entries drop constraint ledger_needs_second_person,
  add constraint ledger_needs_second_person check (approved_by <> recorded_by and (approved_by is not null
    or kind not in ('transfer', 'cash', 'platform', 'purchase', 'release_of_restriction', 'adjustment')));
