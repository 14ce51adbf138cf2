create type programme_state as enum ('active', 'archived');
create table programmes (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  slug text not null constraint programme_slug_taken unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$'),
  title text not null check (length(title) between 2 and 80),
  about text not null default '',
  state programme_state not null default 'active',
  made_at timestamptz not null
);

create table hubs (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  name text not null check (length(name) between 2 and 80),
  address text not null check (length(address) between 4 and 200),
  phone text not null,
  hours text not null default '',
  made_at timestamptz not null
);

create type batch_state as enum ('draft', 'scheduled', 'open', 'closed', 'reported');
create table batches (
  id uuid primary key default gen_random_uuid(),
  organizer_id uuid not null references organizations (id),
  programme_id uuid not null references programmes (id),
  hub_id uuid not null references hubs (id),
  slug text not null constraint batch_slug_taken unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$'),
  number integer not null check (number > 0),
  title text not null check (length(title) between 2 and 80),
  intro text not null default '',
  place_code text not null references places (code),
  time_zone text not null default 'Asia/Shanghai',
  state batch_state not null default 'draft',
  publish_at timestamptz,
  opened_at timestamptz,
  closes_at timestamptz not null,
  deliver_by timestamptz not null,
  closed_at timestamptz,
  hold_minutes integer not null default 30 check (hold_minutes between 5 and 1440),
  commit_days integer not null default 10 check (commit_days between 1 and 60),
  cap integer not null default 5 check (cap between 1 and 50),
  frozen_at timestamptz,
  made_by uuid not null references people (id),
  made_at timestamptz not null,
  constraint batch_number_taken unique (programme_id, number),
  constraint batch_delivers_after_close check (deliver_by >= closes_at),
  constraint batch_scheduled_has_time check (state <> 'scheduled' or publish_at is not null),
  constraint batch_open_has_time check (state in ('draft', 'scheduled') or opened_at is not null)
);
create index batches_by_organizer on batches (organizer_id);
create index batches_to_publish on batches (publish_at) where state = 'scheduled';
create index batches_to_close on batches (closes_at) where state = 'open';

create type wish_state as enum ('draft', 'approved', 'open', 'taken', 'granted', 'withdrawn');
create type wish_category as enum ('desk', 'coat', 'shoes', 'bag', 'bicycle', 'book', 'bedding', 'lamp',
  'ball', 'art', 'toy', 'instrument', 'glasses', 'other');
create table wishes (
  id uuid primary key default gen_random_uuid(),
  public_id text not null constraint wish_public_id_taken unique check (public_id ~ '^[a-z0-9]{8}$'),
  organizer_id uuid not null references organizations (id),
  batch_id uuid not null references batches (id),
  child_id uuid not null references children (id),
  number integer not null check (number > 0),
  category wish_category not null,
  title text not null check (length(title) between 1 and 60),
  words text not null default '' check (length(words) <= 500),
  size text not null default '' check (length(size) <= 60),
  colour text not null default '' check (length(colour) <= 60),
  style text not null default '' check (length(style) <= 120),
  price_minor bigint not null check (price_minor > 0),
  currency text not null default 'CNY' check (currency ~ '^[A-Z]{3}$'),
  alias text not null check (length(alias) between 1 and 12),
  state wish_state not null default 'draft',
  author_ids uuid[] not null check (cardinality(author_ids) > 0),
  approved_by uuid references people (id),
  approved_at timestamptz,
  sent_back_note text not null default '',
  public_place_code text references places (code),
  public_age_band text,
  publish_until timestamptz,
  opened_at timestamptz,
  granted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  hidden_at timestamptz,
  hidden_reason text not null default '',
  frozen_at timestamptz,
  fair_rank integer not null default 0,
  ring_place integer not null,
  recorded_at timestamptz not null,
  constraint wish_number_taken unique (batch_id, number),
  constraint wish_needs_second_person check (approved_by is null or not approved_by = any (author_ids)),
  constraint wish_approved_has_person check (state in ('draft', 'withdrawn') or approved_by is not null),
  constraint wish_open_has_place check (state not in ('open', 'taken', 'granted') or (public_place_code is not null and opened_at is not null)),
  constraint wish_granted_has_time check ((state = 'granted') = (granted_at is not null)),
  constraint wish_withdrawn_has_time check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index wishes_by_batch on wishes (batch_id, number);
create index wishes_by_child on wishes (child_id);
create index wishes_fair on wishes (fair_rank, ring_place, id) where state = 'open' and hidden_at is null and frozen_at is null;

alter table programmes enable row level security;
alter table hubs enable row level security;
alter table batches enable row level security;
alter table wishes enable row level security;
create policy programmes_read on programmes for select to wishbridge_application using (true);
create policy programmes_write on programmes for insert to wishbridge_application with check (serves(organizer_id) or is_system());
create policy programmes_change on programmes for update to wishbridge_application using (serves(organizer_id) or is_system());
create policy batches_read on batches for select to wishbridge_application
  using (state in ('open', 'closed', 'reported') or serves(organizer_id) or oversees());
create policy batches_write on batches for insert to wishbridge_application
  with check ((serves(organizer_id) or is_system()) and state = 'draft');
create policy batches_change on batches for update to wishbridge_application using (serves(organizer_id) or oversees());
create policy wishes_write on wishes for insert to wishbridge_application
  with check (state = 'draft' and (is_system() or (serves(organizer_id)
    and exists (select 1 from batches b where b.id = wishes.batch_id and b.organizer_id = wishes.organizer_id)
    and exists (select 1 from children c where c.id = wishes.child_id and c.organizer_id = wishes.organizer_id))));
create policy wishes_change on wishes for update to wishbridge_application using (serves(organizer_id) or oversees());
create policy wishes_drop on wishes for delete to wishbridge_application using ((serves(organizer_id) or is_system()) and state = 'draft');
grant select, insert, update on programmes, hubs, batches to wishbridge_application;
grant select, insert, update, delete on wishes to wishbridge_application;

-- Publishing is a lease that consent gives: a wish is public until the moment this says, and not at all without one.
-- A consent counts once a second person approved it; it ends with the day it names.
create function consent_lease(child uuid, scope text) returns timestamptz
  language sql stable security definer set search_path = public as $$
  select max((c.expires_on + 1)::timestamp at time zone 'Asia/Shanghai')
  from consents c
  where c.child_id = child and c.state = 'given' and c.approved_by is not null and scope = any (c.scopes)
$$;

create function keep_wishes_in_step_with_consents() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update wishes set publish_until = consent_lease(new.child_id, 'publish_text') where child_id = new.child_id;
  return null;
end $$;
create trigger consents_lead_wishes after insert or update on consents
  for each row execute function keep_wishes_in_step_with_consents();

create function wish_follows_consent() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' or new.child_id <> old.child_id then
    new.publish_until := consent_lease(new.child_id, 'publish_text');
  end if;
  if new.state in ('approved', 'open') and (tg_op = 'INSERT' or old.state = 'draft')
     and consent_lease(new.child_id, 'collect') is null then
    raise exception 'a wish needs a consent that a second person approved'
      using errcode = 'check_violation', constraint = 'wish_needs_consent';
  end if;
  return new;
end $$;
create trigger wishes_need_consent before insert or update of state, child_id on wishes
  for each row execute function wish_follows_consent();
