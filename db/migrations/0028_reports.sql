-- A fund's or a batch's published account for a period: figures frozen as the books had them at a sealed number.
create type report_state as enum ('draft', 'in_review', 'published', 'corrected');
create table reports (
  id uuid primary key default gen_random_uuid(),
  public_id text not null unique check (public_id ~ '^[a-z0-9]{10}$'),
  owner_id uuid not null references organizations (id),
  fund_id uuid references funds (fund_id),
  batch_id uuid references batches (id),
  first_day date not null,
  last_day date not null,
  version integer not null default 1 check (version between 1 and 99),
  corrects_id uuid references reports (id),
  state report_state not null default 'draft',
  sealed_number bigint not null check (sealed_number >= 0),
  sealed_head bytea not null,
  figures jsonb not null,
  intro text not null default '' check (length(intro) <= 2000),
  learned text not null default '' check (length(learned) <= 2000),
  failed text not null default '' check (length(failed) <= 2000),
  correction text not null default '' check (length(correction) <= 600),
  composed_by uuid not null references people (id),
  composed_at timestamptz not null,
  author_ids uuid[] not null check (cardinality(author_ids) > 0),
  submitted_at timestamptz,
  sent_back_note text not null default '' check (length(sent_back_note) <= 400),
  published_by uuid references people (id),
  published_at timestamptz,
  constraint report_needs_second_person check (published_by is null or not (published_by = any (author_ids))),
  constraint reports_of_one_check check (num_nonnulls(fund_id, batch_id) = 1 and (fund_id is null or fund_id = owner_id)),
  constraint report_ends_before_it_begins check (first_day <= last_day),
  constraint reports_published_has_person_check check (
    num_nonnulls(published_by, published_at) = case when state in ('published', 'corrected') then 2 else 0 end),
  constraint report_correction_says_why check (corrects_id is null or state in ('draft') or correction <> ''),
  constraint reports_first_version_check check ((version = 1) = (corrects_id is null))
);
-- One is worked on at a time, and each has one correction.
create unique index report_in_work on reports (coalesce(batch_id, fund_id)) where state in ('draft', 'in_review');
create unique index report_corrected_already on reports (corrects_id);
create unique index report_of_batch_already on reports (batch_id, version);
create index reports_by_owner on reports (owner_id, last_day desc);
create index reports_published on reports (published_at desc, id) where state in ('published', 'corrected');

-- What the counts were counted from: ids and days, never a name.
create table report_wishes (
  report_id uuid not null references reports (id) on delete cascade,
  wish_id uuid not null references wishes (id),
  category wish_category not null,
  place_code text not null,
  posted_on date,
  taken_on date,
  granted_on date,
  primary key (report_id, wish_id)
);
create index report_wishes_by_wish on report_wishes (wish_id);

-- Every purchase and every confirmed delivery, in order. A line tells what it is for only where its kind of thing
-- may be told, and leads to its wish only while that is public.
create type report_line_kind as enum ('purchase', 'delivery');
create table report_lines (
  report_id uuid not null references reports (id) on delete cascade,
  place integer not null check (place > 0),
  kind report_line_kind not null,
  happened_on date not null,
  wish_id uuid references wishes (id),
  claim_id uuid references claims (id),
  entry_id uuid references entries (id),
  category wish_category,
  minor bigint,
  primary key (report_id, place),
  constraint report_lines_purchase_check check ((kind = 'purchase') = (entry_id is not null) and (entry_id is null or minor is not null))
);
create index report_lines_by_claim on report_lines (claim_id);

create table report_photos (
  report_id uuid not null references reports (id) on delete cascade,
  photo_id uuid not null references photos (id),
  primary key (report_id, photo_id)
);
create index report_photos_by_photo on report_photos (photo_id);

-- That the people of a fund were told of a day by which it has to publish, and how many days ahead.
create table report_reminders (
  fund_id uuid not null references funds (fund_id),
  due_on date not null,
  days_ahead integer not null,
  told_at timestamptz not null,
  primary key (fund_id, due_on, days_ahead)
);

-- What was published stays as it was; that a later version corrects it is all that can be added.
create function published_report_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'corrected')
     and (to_jsonb(new) - 'state') is distinct from (to_jsonb(old) - 'state') then
    raise exception 'a published report stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger reports_stay_published before update on reports for each row execute function published_report_stays();
create trigger reports_stay before update of id, public_id, owner_id, fund_id, batch_id, version, corrects_id on reports
  for each statement execute function stays();
create trigger report_wishes_stay before update on report_wishes for each statement execute function stays();
create trigger report_lines_stay before update on report_lines for each statement execute function stays();
create trigger report_photos_stay before update on report_photos for each statement execute function stays();
create trigger report_reminders_stay before update on report_reminders for each statement execute function stays();
-- Its parts come and go with a draft alone.
create function parts_of_draft() returns trigger language plpgsql security definer set search_path = public as $$
declare
  of_report uuid := case tg_op when 'DELETE' then old.report_id else new.report_id end;
begin
  if exists (select from reports where id = of_report and state <> 'draft') then
    raise exception 'what was handed in stays' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger report_wishes_of_draft before insert or delete on report_wishes for each row execute function parts_of_draft();
create trigger report_lines_of_draft before insert or delete on report_lines for each row execute function parts_of_draft();
create trigger report_photos_of_draft before insert or delete on report_photos for each row execute function parts_of_draft();
create trigger reports_composed before insert on reports for each row execute function signs_alone('composed_by');
create trigger reports_signed before update of published_by on reports for each row
  when (new.published_by is not null and old.published_by is null) execute function signs_alone('published_by');
create trigger reports_life before update of state on reports for each row
  when (old.state is distinct from new.state) execute function keep_to_life('report');

alter table reports enable row level security;
alter table report_wishes enable row level security;
alter table report_lines enable row level security;
alter table report_photos enable row level security;
alter table report_reminders enable row level security;
create policy reports_read on reports for select to wishbridge_application
  using (oversees() or serves(owner_id) or tends(owner_id));
create policy reports_compose on reports for insert to wishbridge_application
  with check (state = 'draft' and (is_system() or serves(owner_id) or tends(owner_id)));
create policy reports_change on reports for update to wishbridge_application
  using (is_system() or serves(owner_id) or tends(owner_id));
create policy reports_drop on reports for delete to wishbridge_application
  using (state = 'draft' and (serves(owner_id) or tends(owner_id)));
create policy report_wishes_read on report_wishes for select to wishbridge_application
  using (report_id in (select id from reports));
create policy report_wishes_write on report_wishes for insert to wishbridge_application
  with check (report_id in (select id from reports));
create policy report_wishes_drop on report_wishes for delete to wishbridge_application
  using (report_id in (select id from reports));
create policy report_lines_read on report_lines for select to wishbridge_application
  using (report_id in (select id from reports));
create policy report_lines_write on report_lines for insert to wishbridge_application
  with check (report_id in (select id from reports));
create policy report_lines_drop on report_lines for delete to wishbridge_application
  using (report_id in (select id from reports));
create policy report_photos_read on report_photos for select to wishbridge_application
  using (report_id in (select id from reports));
create policy report_photos_write on report_photos for insert to wishbridge_application
  with check (report_id in (select id from reports));
create policy report_photos_drop on report_photos for delete to wishbridge_application
  using (report_id in (select id from reports));
create policy report_reminders_read on report_reminders for select to wishbridge_application using (is_system() or tends(fund_id));
create policy report_reminders_write on report_reminders for insert to wishbridge_application with check (is_system());
grant select, insert, update, delete on reports to wishbridge_application;
grant select, insert, delete on report_wishes, report_lines, report_photos to wishbridge_application;
grant select, insert on report_reminders to wishbridge_application;

-- The head of the chain at a sealed number, as a report states it.
create function sealed_head(up_to bigint) returns bytea language sql stable security definer set search_path = public as
  $$ select coalesce((select mac from seals where number = up_to), ''::bytea) $$;

-- What a fund's account of a period is made of, posting by posting as it was sealed up to a number: slower than the
-- sums of days, and bound to nothing but the entries themselves.
create function report_scan(of_fund uuid, in_currency text, first_day date, last_day date, up_to bigint)
  returns table (account account_kind, kind entry_kind, before boolean, minor bigint)
  language sql stable security definer set search_path = public as $$
  select a.kind, e.kind, e.happened_on < first_day, sum(p.minor)::bigint
  from ledgers l join entries e on e.ledger_id = l.id
    join seals s on s.source = 'entry' and s.row_id = e.id
    join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
  where l.fund_id = of_fund and l.currency = in_currency and (oversees() or tends(of_fund))
    and s.number <= up_to and e.happened_on <= last_day
  group by 1, 2, 3 having sum(p.minor) <> 0
$$;

-- What was spent in a period, entry by entry: what a shop gave back, or was undone, counts the other way.
create function report_purchases(of_fund uuid, in_currency text, first_day date, last_day date, up_to bigint)
  returns table (entry_id uuid, happened_on date, claim_id uuid, wish_id uuid, minor bigint, seen_by_two boolean)
  language sql stable security definer set search_path = public as $$
  select e.id, e.happened_on, c.id, c.wish_id, spent.minor,
    coalesce(e.approved_by <> e.recorded_by, e.kind <> 'purchase')
  from ledgers l join entries e on e.ledger_id = l.id
    join seals s on s.source = 'entry' and s.row_id = e.id and s.number <= up_to
    cross join lateral (
      select sum(p.minor)::bigint as minor from postings p join ledger_accounts a on a.id = p.account_id
      where p.entry_id = e.id and a.kind in ('wishes', 'delivery')) spent
    left join lateral (
      select a.claim_id from postings p join ledger_accounts a on a.id = p.account_id
      where p.entry_id = e.id and a.kind = 'reserved' limit 1) held on true
    left join claims c on c.id = held.claim_id
  where l.fund_id = of_fund and l.currency = in_currency and (oversees() or tends(of_fund))
    and e.happened_on between first_day and last_day and spent.minor <> 0
  order by e.happened_on, e.seq
$$;

-- The wishes and claims that a report is about, with their days: of a fund those that money was reserved on by a sealed
-- number, of a batch all that were posted. What was known later than `seen_at` is not told.
create function report_claims(of_fund uuid, of_batch uuid, last_day date, up_to bigint, seen_at timestamptz)
  returns table (wish_id uuid, child_id uuid, claim_id uuid, category wish_category, place_code text, posted_on date,
    taken_on date, granted_on date, ended_on date, ended_as claim_state)
  language sql stable security definer set search_path = public as $$
  with asked as (
    select a.claim_id, c.wish_id, min(e.happened_on) filter (where e.kind = 'allocation') as taken_on
    from ledger_accounts a join claims c on c.id = a.claim_id
      join postings p on p.account_id = a.id join entries e on e.id = p.entry_id
      join seals s on s.source = 'entry' and s.row_id = e.id
    where of_fund is not null and (oversees() or tends(of_fund)) and a.fund_id = of_fund and a.kind = 'reserved'
      and s.number <= up_to and e.happened_on <= last_day
    group by 1, 2
    union all
    select c.id, w.id, (c.committed_at at time zone b.time_zone)::date
    from batches b join wishes w on w.batch_id = b.id
      left join claims c on c.wish_id = w.id and c.committed_at <= seen_at
    where b.id = of_batch and (oversees() or serves(b.organizer_id)) and w.opened_at <= seen_at),
  told as (
    select w.id, w.child_id, a.claim_id, w.category, coalesce(w.public_place_code, b.place_code) as place_code,
      (w.opened_at at time zone b.time_zone)::date as posted_on, a.taken_on,
      case when c.confirmed_at <= seen_at then (c.confirmed_at at time zone b.time_zone)::date end as granted_on,
      case when c.ended_at <= seen_at then (c.ended_at at time zone b.time_zone)::date end as ended_on,
      case when c.ended_at <= seen_at and c.state in ('released', 'expired', 'cancelled') then c.state end as ended_as
    from asked a join wishes w on w.id = a.wish_id join batches b on b.id = w.batch_id left join claims c on c.id = a.claim_id)
  select id, child_id, claim_id, category, place_code, posted_on, taken_on,
    case when granted_on <= last_day then granted_on end, case when ended_on <= last_day then ended_on end,
    case when ended_on <= last_day then ended_as end
  from told order by id, taken_on, claim_id
$$;

-- The photos that a report may show: published with the consent to that, of wishes that it says were granted.
create function report_photo_choice(of_report uuid) returns table (photo_id uuid, width integer, height integer)
  language sql stable security definer set search_path = public as $$
  select ph.id, ph.width, ph.height
  from reports r join report_wishes g on g.report_id = r.id and g.granted_on between r.first_day and r.last_day
    join wishes w on w.id = g.wish_id join public_photos ph on ph.wish_public_id = w.public_id
  where r.id = of_report and (oversees() or serves(r.owner_id) or tends(r.owner_id))
  order by g.granted_on, ph.id limit 60
$$;

create view public_reports as
  select r.id, r.public_id, r.first_day, r.last_day, r.version, r.state, r.figures, r.intro, r.learned, r.failed,
    r.correction, r.published_at, r.sealed_number, encode(r.sealed_head, 'hex') as sealed_head,
    r.fund_id, r.batch_id, o.slug as owner_slug, o.name as owner_name, h.name as host_name, h.registration as host_registration,
    b.slug as batch_slug, b.title as batch_title,
    before.public_id as corrects, (select n.public_id from reports n where n.corrects_id = r.id and n.state <> 'draft'
      and n.state <> 'in_review') as corrected_by
  from reports r join organizations o on o.id = r.owner_id
    left join organizations h on h.id = o.host_id
    left join batches b on b.id = r.batch_id
    left join reports before on before.id = r.corrects_id
  where r.state in ('published', 'corrected') and o.state = 'verified' and o.frozen_at is null
    and (h.id is null or (h.state = 'verified' and h.frozen_at is null)) and (b.id is null or b.frozen_at is null);

create view public_report_lines as
  select l.report_id, l.place, l.kind, l.happened_on, l.minor, l.category, w.public_id as wish_public_id,
    g.slug as organizer_slug, g.name as organizer_name
  from report_lines l join public_reports r on r.id = l.report_id
    left join public_wishes w on w.id = l.wish_id
    left join wishes o on o.id = l.wish_id left join organizations g on g.id = o.organizer_id;

create view public_report_photos as
  select p.report_id, ph.id, ph.width, ph.height
  from report_photos p join public_reports r on r.id = p.report_id join public_photos ph on ph.id = p.photo_id;
grant select on public_reports, public_report_lines, public_report_photos to wishbridge_reading, wishbridge_application;

-- The steps of every lifecycle, with reports.
do $$
begin
  execute replace(pg_get_functiondef('life_allows(text,text,text)'::regprocedure), '(life, before, after) in (',
    '(life, before, after) in (
    (''report'', ''draft'', ''in_review''), (''report'', ''in_review'', ''draft''),
    (''report'', ''in_review'', ''published''), (''report'', ''published'', ''corrected''), ');
end $$;
