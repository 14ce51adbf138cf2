-- What a fund's desk still lacked: changes of its books that one person asks for and another decides, a day by which a
-- donor pays for his own claim, his later word on what is left over, and the rate of a foreign invoice.
alter type payment_state add value 'undone';
alter type deposit_state add value 'undone';

-- A donor who pays for his claim does so by a day; without his money the wish is open again.
alter table allocations add column pay_by timestamptz;
update allocations set pay_by = made_at + interval '7 days' where pledge_id is not null;
alter table allocations add constraint allocations_pay_by_check check ((pledge_id is null) = (pay_by is null));
create index allocations_unpaid on allocations (pay_by) where state = 'promised';

-- How many of the fund's currency one of the invoice's was taken for, as the bank says.
alter table purchases add column invoice_rate numeric(18, 8) check (invoice_rate > 0);
alter table purchases add constraint purchases_rate_is_foreign_check
  check (invoice_rate is null or invoice_currency <> currency);

-- Why a line was left when the others were let in: the refusal's own code.
alter table purchase_lines add column left_code text check (left_code ~ '^[a-z_]{1,60}$');
alter table purchase_lines add constraint purchase_lines_left_says_why_check check (left_code is null or state = 'left');

-- A donor may say later what shall become of what is left over of his gift; his word is kept, not overwritten.
create table leftover_consents (
  id uuid primary key default gen_random_uuid(),
  pledge_id uuid not null references pledges (id),
  fund_id uuid not null references funds (fund_id),
  rule leftover_rule not null check (rule <> 'donor'),
  given_by uuid references people (id) on delete set null,
  given_at timestamptz not null
);
create index leftover_consents_by_pledge on leftover_consents (pledge_id, given_at desc);
create trigger leftover_consents_stay before update of id, pledge_id, fund_id, rule, given_at on leftover_consents
  for each statement execute function stays();
create trigger leftover_consents_given before insert on leftover_consents for each row execute function signs_alone('given_by');
alter table leftover_consents enable row level security;
create policy leftover_consents_read on leftover_consents for select to wishbridge_application
  using (tends(fund_id) or oversees() or given_by = current_person());
create policy leftover_consents_give on leftover_consents for insert to wishbridge_application
  with check (exists (select from pledges p where p.id = pledge_id and p.fund_id = leftover_consents.fund_id
    and p.person_id = current_person()));
grant select, insert on leftover_consents to wishbridge_application;

-- What is agreed by now for what is left over of a promise: the donor's last word, else what was agreed at the pledge.
create function leftover_agreed(of_pledge uuid, at timestamptz) returns leftover_rule
  language sql stable security definer set search_path = public as $$
  select coalesce(
    (select rule from leftover_consents where pledge_id = of_pledge and given_at <= at order by given_at desc limit 1),
    (select leftover_rule from pledges where id = of_pledge))
$$;

-- Purposes for which nothing more will be bought: the wish is granted or withdrawn, or its batch is closed, and no claim
-- of theirs has money on it.
create function purposes_over(of_fund uuid) returns table (purpose_id uuid, programme_id uuid, why text)
  language sql stable security definer set search_path = public as $$
  select u.id, b.programme_id, case when w.state in ('granted', 'withdrawn') then w.state::text else 'closed' end
  from purposes u left join wishes w on w.id = u.wish_id join batches b on b.id = coalesce(u.batch_id, w.batch_id)
  where u.fund_id = of_fund and (oversees() or tends(of_fund))
    and (w.state in ('granted', 'withdrawn') or b.state in ('closed', 'reported'))
    and not exists (select from allocations a join claims c on c.id = a.claim_id
      where a.fund_id = of_fund and a.state in ('promised', 'reserved')
        and case when u.wish_id is null then c.batch_id = u.batch_id else c.wish_id = u.wish_id end)
$$;

-- A change of the books that is no daily business: one person asks for it and says why, another decides. What a wrong
-- deposit put in is undone, what disputes took is borne, what is left over of a purpose is passed on.
create type adjustment_kind as enum ('undo_deposit', 'bear_loss', 'pass_on');
create type loss_bearer as enum ('general', 'host');
create table adjustments (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null references funds (fund_id),
  currency text not null,
  kind adjustment_kind not null,
  deposit_id uuid references deposits (id),
  purpose_id uuid,
  bearer loss_bearer,
  minor bigint not null check (minor > 0),
  happened_on date not null,
  reason text not null check (length(reason) between 1 and 400),
  state deposit_state not null default 'recorded',
  recorded_by uuid not null references people (id),
  recorded_at timestamptz not null,
  decided_by uuid references people (id),
  decided_at timestamptz,
  refusal text not null default '' check (length(refusal) <= 400),
  foreign key (fund_id, currency) references funds (fund_id, currency),
  foreign key (purpose_id, fund_id) references purposes (id, fund_id),
  constraint adjustments_subject_check check (case kind
    when 'undo_deposit' then deposit_id is not null and num_nonnulls(purpose_id, bearer) = 0
    when 'bear_loss' then bearer is not null and num_nonnulls(purpose_id, deposit_id) = 0
    else purpose_id is not null and num_nonnulls(deposit_id, bearer) = 0 end),
  constraint adjustment_needs_second_person check (decided_by <> recorded_by),
  constraint adjustments_decided_has_person_check check (
    num_nonnulls(decided_by, decided_at) = case state when 'recorded' then 0 else 2 end),
  constraint adjustments_rejected_says_why_check check (state <> 'rejected' or refusal <> '')
);
create unique index undoing_asked_already on adjustments (deposit_id) where deposit_id is not null and state <> 'rejected';
create unique index passing_asked_already on adjustments (purpose_id) where purpose_id is not null and state = 'recorded';
create index adjustments_by_fund on adjustments (fund_id, recorded_at desc);
create trigger adjustments_stay before update of id, fund_id, currency, kind, deposit_id, purpose_id, bearer, minor,
  happened_on, reason, recorded_by, recorded_at on adjustments for each statement execute function stays();
create trigger adjustments_recorded before insert on adjustments for each row execute function signs_alone('recorded_by');
create trigger adjustments_decided before update of decided_by on adjustments for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');
create trigger adjustments_life before update of state on adjustments for each row
  when (old.state is distinct from new.state) execute function keep_to_life('deposit');
alter table adjustments enable row level security;
create policy adjustments_read on adjustments for select to wishbridge_application using (tends(fund_id) or oversees());
create policy adjustments_ask on adjustments for insert to wishbridge_application
  with check (state = 'recorded' and works_as(fund_id, 'treasurer'));
create policy adjustments_decide on adjustments for update to wishbridge_application
  using (tends(fund_id)) with check (works_as(fund_id, 'approver'));
grant select, insert, update on adjustments to wishbridge_application;

-- What disputes took for good and nobody has borne: what still is disputed may come back.
create function bearable_loss(of_fund uuid, in_currency text) returns bigint
  language sql stable security definer set search_path = public as $$
  select coalesce(sum(p.minor), 0)::bigint
  from ledgers l join ledger_accounts a on a.ledger_id = l.id and a.kind = 'disputes'
    join postings p on p.account_id = a.id join entries e on e.id = p.entry_id
  where l.fund_id = of_fund and l.currency = in_currency and (oversees() or tends(of_fund))
    and not (e.source_type = 'dispute' and exists (select from disputes d where d.id = e.source_id and d.state = 'open'))
$$;
-- No more is borne than was lost.
create function loss_borne_was_lost() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if bearable_loss(new.fund_id, new.currency) < 0 then
    raise exception 'more is borne than was lost' using errcode = 'check_violation', constraint = 'loss_is_less';
  end if;
  return null;
end $$;
create constraint trigger adjustments_within_loss after update of state on adjustments
  deferrable initially deferred for each row
  when (new.kind = 'bear_loss' and new.state = 'approved') execute function loss_borne_was_lost();

-- A deposit is undone only when two people said so, its money left the books again, and no receipt says otherwise.
create function deposit_undone() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from adjustments where deposit_id = new.id and state = 'approved') then
    raise exception 'nobody approved this' using errcode = 'check_violation', constraint = 'adjustment_needs_second_person';
  end if;
  return new;
end $$;
create trigger deposits_undone before update of state on deposits for each row
  when (new.state::text = 'undone') execute function deposit_undone();
create function payment_undone() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from receipts where payment_id = new.id and voided_at is null) then
    raise exception 'a receipt says that it came' using errcode = 'check_violation', constraint = 'undoing_needs_void_receipt';
  end if;
  if not exists (select from entries where reverses_id = new.entry_id)
     or not exists (select from adjustments where deposit_id = new.deposit_id and state = 'approved') then
    raise exception 'it is in the books' using errcode = 'check_violation', constraint = 'payments_undone_is_reversed_check';
  end if;
  return new;
end $$;
create trigger payments_undone before update of state on payments for each row
  when (new.state::text = 'undone') execute function payment_undone();
alter table payments drop constraint payments_cleared_is_posted_check;
alter table payments add constraint payments_cleared_is_posted_check check (
  state in ('recorded', 'rejected', 'failed')
  or entry_id is not null and (cleared_at is null) = (state::text = 'undone'));

-- The steps of lives, with what is undone.
do $$
begin
  execute replace(pg_get_functiondef('life_allows(text,text,text)'::regprocedure), '(life, before, after) in (',
    '(life, before, after) in (
    (''deposit'', ''approved'', ''undone''), (''payment'', ''cleared'', ''undone''), (''pledge'', ''paid'', ''promised''),
    (''allocation'', ''reserved'', ''promised''), ');
end $$;
