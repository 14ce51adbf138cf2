-- A key of no organization is the installation's own: what it sealed, stewards open and nobody's staff.
alter table keys.sealing_keys alter column organization_id drop not null;
create policy sealing_keys_of_stewards on keys.sealing_keys for select to wishbridge_application
  using (organization_id is null and oversees());

-- What somebody says is wrong with a thing that everybody sees. Its words may tell who a child is.
create type concern_kind as enum ('identity', 'unfit', 'fraud', 'wrong', 'other');
create type concern_state as enum ('open', 'closed');
create type concern_outcome as enum ('unfounded', 'mended', 'frozen');
create table concerns (
  id uuid primary key default gen_random_uuid(),
  form_id uuid not null unique,
  about text not null check (about ~ '^(wish|batch|photo|business|report):[a-z0-9-]+$'),
  organization_id uuid not null references organizations (id),
  batch_id uuid references batches (id),
  wish_id uuid references wishes (id),
  kind concern_kind not null,
  state concern_state not null default 'open',
  key_id uuid references keys.sealing_keys (id) on delete set null,
  words_sealed bytea,
  email_sealed bytea,
  note_sealed bytea,
  locale text not null check (locale in ('zh-CN', 'en')),
  known boolean not null,
  reporter_mark text,
  network_mark text,
  reported_at timestamptz not null,
  reported_on date not null,
  hid_at timestamptz,
  outcome concern_outcome,
  closed_by uuid references people (id),
  closed_at timestamptz,
  forgotten_at timestamptz,
  constraint concerns_hid_a_wish_check check (hid_at is null or wish_id is not null),
  constraint concerns_closed_has_outcome_check check (
    num_nonnulls(outcome, closed_by, closed_at) = case state when 'closed' then 3 else 0 end),
  constraint concerns_forgotten_is_empty_check check (forgotten_at is null
    or (state = 'closed' and num_nonnulls(key_id, words_sealed, email_sealed, note_sealed, reporter_mark, network_mark) = 0))
);
-- Nobody says the same of the same thing twice a day.
create unique index concern_reported_already on concerns (about, kind, reporter_mark, reported_on);
create index concerns_open on concerns (reported_at) where state = 'open';
create index concerns_by_wish on concerns (wish_id, reported_at) where wish_id is not null;
create index concerns_by_about on concerns (about, reported_at);
create index concerns_that_hid on concerns (organization_id, hid_at) where hid_at is not null;
create index concerns_to_forget on concerns (closed_at) where state = 'closed' and forgotten_at is null;

-- The site writes down what it is told; stewards read it and close it. An organization's staff see none of it.
alter table concerns enable row level security;
create policy concerns_read on concerns for select to wishbridge_application using (oversees());
create policy concerns_write on concerns for insert to wishbridge_application
  with check (is_system() and state = 'open');
create policy concerns_change on concerns for update to wishbridge_application using (oversees());
grant select, insert, update on concerns to wishbridge_application;
create trigger concerns_stay before update of id, form_id, about, organization_id, batch_id, wish_id, kind, locale, known,
  reported_at, reported_on, hid_at on concerns for each statement execute function stays();
create trigger concerns_closed before update of closed_by on concerns for each row
  when (new.closed_by is not null) execute function signs_alone('closed_by');

-- What staff learn of open concerns with their own things: which thing, of what kind, when. Never who
-- said so, nor the words; and nothing of a suspicion that is about themselves.
create function concerns_told() returns table (
    about text, organization_id uuid, batch_id uuid, wish_id uuid, kind concern_kind, reported_at timestamptz, hid boolean)
  language sql stable security definer set search_path = public as $$
  select c.about, c.organization_id, c.batch_id, c.wish_id, c.kind, c.reported_at, c.hid_at is not null
  from concerns c where c.state = 'open' and c.kind <> 'fraud' and serves(c.organization_id)
$$;

-- What a concern took off the pages comes back when a steward has closed it, and not before.
create function wish_waits_for_steward() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from concerns c where c.wish_id = new.id and c.state = 'open' and c.hid_at is not null) then
    raise exception 'a concern about this wish is open' using errcode = 'check_violation', constraint = 'wish_under_concern';
  end if;
  return new;
end $$;
create trigger wishes_under_concern before update of hidden_at on wishes for each row
  when (old.hidden_at is not null and new.hidden_at is null) execute function wish_waits_for_steward();

-- A steward judges a photo that everybody could see, also when its wish is off the page by now; not
-- longer than publishing it is agreed to.
create policy photos_judged on photos for select to wishbridge_application
  using (oversees() and published and exists (
    select 1 from claims c join wishes w on w.id = c.wish_id
    where c.id = photos.claim_id and consent_lease(w.child_id, 'publish_photo') > statement_timestamp()));
