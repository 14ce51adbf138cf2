-- A bank's or platform's statement: brought by a treasurer, settled line by line, approved whole by another person. What
-- its lines say of people lies sealed under the statement's own key and goes with it; days, amounts and marks stay.
create type statement_state as enum ('unsure', 'open', 'sent', 'approved', 'booked', 'dropped');
create table statements (
  id uuid primary key default gen_random_uuid(),
  fund_id uuid not null,
  currency text not null,
  way money_way not null check (way in ('transfer', 'elsewhere')),
  key_id uuid references keys.sealing_keys (id) on delete set null,
  state statement_state not null,
  layout_sealed bytea,
  rows_above integer not null check (rows_above >= 0),
  rows_read integer not null check (rows_read > 0),
  -- Counts every change of what it would book, so that an approval is of what the approver saw.
  revision integer not null default 0,
  uploaded_by uuid not null references people (id),
  uploaded_at timestamptz not null,
  sent_by uuid references people (id),
  sent_at timestamptz,
  decided_by uuid references people (id),
  decided_at timestamptz,
  booked_at timestamptz,
  reason text not null default '' check (length(reason) <= 400),
  gone_at timestamptz not null,
  foreign key (fund_id, currency) references funds (fund_id, currency),
  unique (id, fund_id),
  constraint statement_needs_second_person check (decided_by is null or decided_by <> sent_by and decided_by <> uploaded_by),
  constraint statements_sent_has_person_check check (
    state not in ('sent', 'approved', 'booked') or num_nonnulls(sent_by, sent_at) = 2),
  constraint statements_decided_has_person_check check (
    (state in ('approved', 'booked')) = (decided_by is not null) and (decided_by is null) = (decided_at is null))
);
create index statements_by_fund on statements (fund_id, uploaded_at desc, id);
create index statements_to_forget on statements (gone_at) where key_id is not null;

create table statement_lines (
  id uuid primary key default gen_random_uuid(),
  statement_id uuid not null,
  fund_id uuid not null,
  number integer not null check (number > 0),
  happened_on date,
  minor bigint,
  -- What was found of it, and why.
  found text not null check (found in ('matched', 'probable', 'unmatched', 'before', 'not_gift', 'unread')),
  why text[] not null default '{}',
  candidate_id uuid references pledges (id),
  known_payment_id uuid references payments (id),
  -- What a person says it is; a sure match says it of itself.
  settled text check (settled in ('pledge', 'gift', 'aside')),
  pledge_id uuid references pledges (id),
  -- How the promise stood when this was said.
  pledge_stood pledge_state,
  settled_by uuid references people (id),
  settled_at timestamptz,
  payment_id uuid references payments (id),
  standing text not null generated always as (case
    when settled is not null then settled when found in ('before', 'not_gift') then found else 'decide' end) stored,
  -- Keyed hashes by which a line that comes again is known; the mark counts those of a file that are alike.
  mark bytea,
  content_mark bytea,
  numbered boolean not null default false,
  sealed bytea,
  foreign key (statement_id, fund_id) references statements (id, fund_id),
  unique (statement_id, number),
  constraint statement_lines_pledge_check check (((settled = 'pledge') is true) = (pledge_id is not null)),
  constraint statement_lines_money_check check (
    settled is null or settled = 'aside' or (minor > 0) is true and happened_on is not null and mark is not null),
  constraint statement_lines_before_check check (found <> 'before' or settled is null),
  constraint statement_lines_booked_check check (payment_id is null or settled in ('pledge', 'gift'))
);
-- The same money is in one statement once, however often its file is brought.
create unique index statement_line_taken on statement_lines (fund_id, mark) where found <> 'before';
create unique index statement_line_recorded on statement_lines (known_payment_id) where known_payment_id is not null;
create unique index statement_lines_payment_key on statement_lines (payment_id) where payment_id is not null;
create index statement_lines_by_standing on statement_lines (statement_id, standing, number);
create index statement_lines_by_content on statement_lines (fund_id, content_mark) where content_mark is not null;
create index statement_lines_by_pledge on statement_lines (pledge_id) where pledge_id is not null;

-- What the columns of a fund's bank mean, once somebody said so; known again by a keyed hash of the headings.
create table statement_habits (
  fund_id uuid not null references funds (fund_id),
  headings_mark bytea not null,
  choices jsonb not null,
  chosen_at timestamptz not null,
  primary key (fund_id, headings_mark)
);

alter table statements enable row level security;
alter table statement_lines enable row level security;
alter table statement_habits enable row level security;
create policy statements_read on statements for select to wishbridge_application using (tends(fund_id) or is_system());
create policy statements_bring on statements for insert to wishbridge_application
  with check (state in ('unsure', 'open') and works_as(fund_id, 'treasurer'));
-- A treasurer settles and sends; an approver approves or sends back; the clock books and forgets.
create policy statements_change on statements for update to wishbridge_application
  using (works_as(fund_id, 'treasurer') or works_as(fund_id, 'approver') or is_system())
  with check (is_system() or (works_as(fund_id, 'treasurer') and state in ('unsure', 'open', 'sent', 'dropped'))
    or (works_as(fund_id, 'approver') and state in ('open', 'approved')));
create policy statement_lines_read on statement_lines for select to wishbridge_application
  using (tends(fund_id) or is_system());
create policy statement_lines_bring on statement_lines for insert to wishbridge_application
  with check (works_as(fund_id, 'treasurer') and payment_id is null);
create policy statement_lines_change on statement_lines for update to wishbridge_application
  using (works_as(fund_id, 'treasurer') or is_system()) with check (is_system() or payment_id is null);
create policy statement_lines_drop on statement_lines for delete to wishbridge_application
  using (works_as(fund_id, 'treasurer') or is_system());
create policy statement_habits_all on statement_habits to wishbridge_application
  using (tends(fund_id)) with check (works_as(fund_id, 'treasurer'));
grant select, insert, update on statements, statement_habits to wishbridge_application;
grant select, insert, update, delete on statement_lines to wishbridge_application;
create trigger statements_stay before update of id, fund_id, currency, way, uploaded_by, uploaded_at on statements
  for each statement execute function stays();
create trigger statement_lines_stay before update of id, statement_id, fund_id, number on statement_lines
  for each statement execute function stays();
create trigger statements_uploaded before insert on statements for each row execute function signs_alone('uploaded_by');
create trigger statements_sent before update of sent_by on statements for each row
  when (new.sent_by is not null) execute function signs_alone('sent_by');
create trigger statements_decided before update of decided_by on statements for each row
  when (new.decided_by is not null) execute function signs_alone('decided_by');
create trigger statement_lines_settled before update of settled_by on statement_lines for each row
  when (new.settled_by is not null) execute function signs_alone('settled_by');

-- Who said of one line what it is does not approve them; and what was sent is settled to its last line.
create function statement_is_right() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.state = 'approved' and exists (
    select 1 from statement_lines where statement_id = new.id and settled_by = new.decided_by) then
    raise exception 'who settles a line does not approve its statement'
      using errcode = 'check_violation', constraint = 'statement_needs_second_person';
  end if;
  if new.state = 'sent' and exists (
    select 1 from statement_lines where statement_id = new.id and standing = 'decide') then
    raise exception 'a line of the statement is still to be decided'
      using errcode = 'check_violation', constraint = 'statement_undecided';
  end if;
  if new.state = 'booked' and exists (
    select 1 from statement_lines where statement_id = new.id and settled in ('pledge', 'gift') and payment_id is null) then
    raise exception 'a line of the statement is still to be booked'
      using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  return new;
end $$;
create trigger statements_right before update of state on statements for each row execute function statement_is_right();
create trigger statements_life before update of state on statements for each row
  when (old.state is distinct from new.state) execute function keep_to_life('statement');

-- Once it is sent, no line says anything else; only what it became in the books is added.
create function statement_line_stands() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  stage statement_state := (select state from statements where id = old.statement_id);
begin
  if stage not in ('unsure', 'open', 'dropped') then
    raise exception 'a statement that was sent stays as it is'
      using errcode = 'check_violation', constraint = 'step_not_possible';
  end if;
  return coalesce(new, old);
end $$;
create trigger statement_lines_stand before delete or update of happened_on, minor, found, why, candidate_id,
  known_payment_id, settled, pledge_id, pledge_stood, settled_by, settled_at, mark, content_mark, numbered
  on statement_lines for each row execute function statement_line_stands();

-- What a statement books is recorded by who sent it and approved by who approved it: it copies their words.
alter table deposits add column statement_id uuid;
alter table deposits add foreign key (statement_id, fund_id) references statements (id, fund_id);
create index deposits_by_statement on deposits (statement_id) where statement_id is not null;
create trigger deposits_of_statement_stay before update of statement_id on deposits
  for each statement execute function stays();
create policy deposits_of_statements on deposits for insert to wishbridge_application
  with check (state = 'recorded' and statement_id is not null and is_system());
create policy deposits_of_statements_decided on deposits for update to wishbridge_application
  using (statement_id is not null and is_system()) with check (state = 'approved' and is_system());
create policy deposits_seen_by_system on deposits for select to wishbridge_application using (is_system());
create function deposit_follows_statement() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select 1 from statements s where s.id = new.statement_id and s.state = 'approved' and s.way = new.way
      and s.sent_by = new.recorded_by and (new.decided_by is null or s.decided_by = new.decided_by)) then
    raise exception 'a deposit of a statement says what the statement says'
      using errcode = 'check_violation', constraint = 'statement_needs_second_person';
  end if;
  return new;
end $$;
create trigger deposits_follow_statement before insert or update of decided_by on deposits for each row
  when (new.statement_id is not null) execute function deposit_follows_statement();

-- The steps of every lifecycle, with those of statements.
do $$
begin
  execute replace(pg_get_functiondef('life_allows(text,text,text)'::regprocedure), '(life, before, after) in (',
    '(life, before, after) in (
    (''statement'', ''unsure'', ''open''), (''statement'', ''open'', ''sent''), (''statement'', ''sent'', ''open''),
    (''statement'', ''sent'', ''approved''), (''statement'', ''approved'', ''booked''),
    (''statement'', ''unsure'', ''dropped''), (''statement'', ''open'', ''dropped''), ');
end $$;

-- The host charity's treasurer forgets a fund's statement as the fund's own does.
create policy sealing_keys_of_host_forgotten on keys.sealing_keys for delete to wishbridge_application
  using (tends(organization_id));
