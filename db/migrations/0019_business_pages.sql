-- A business is on no page unless it asks for one; its people write it, a steward may close it.
create table business_pages (
  organization_id uuid primary key references organizations (id),
  wanted boolean not null,
  counted boolean not null,
  named boolean not null,
  intro text not null default '' check (length(intro) <= 300),
  revised_at timestamptz not null,
  closed_at timestamptz
);
alter table business_pages enable row level security;
create policy business_pages_read on business_pages for select to wishbridge_application
  using (serves(organization_id) or oversees());
create policy business_pages_open on business_pages for insert to wishbridge_application
  with check (coordinates(organization_id) and closed_at is null and exists (
    select 1 from organizations o where o.id = organization_id and o.kind = 'business' and o.state = 'verified'));
create policy business_pages_change on business_pages for update to wishbridge_application
  using (coordinates(organization_id) or oversees());
grant select, insert, update on business_pages to wishbridge_application;
create trigger business_pages_stay before update of organization_id on business_pages
  for each statement execute function stays();
create trigger business_pages_from_above before update of closed_at on business_pages
  for each statement execute function from_above();

create index claims_by_business on claims (organization_id, state) where organization_id is not null;

-- Switched on, verified, not frozen, not closed: decided here, once, for every surface.
create view public_businesses as
  select o.id, o.slug, o.name, o.decided_at as verified_at, p.intro, p.counted, p.named
  from business_pages p join organizations o on o.id = p.organization_id
  where p.wanted and p.closed_at is null
    and o.kind = 'business' and o.state = 'verified' and o.frozen_at is null;

-- What its people gave and are bringing, counted from the claims. A wish that is no longer public
-- still counts, since a number names no child; what is frozen doesn't.
create view public_business_counts as
  select f.id as business_id, w.category,
    count(*) filter (where c.state = 'confirmed') as granted,
    count(*) filter (where c.state <> 'confirmed') as on_the_way
  from public_businesses f
  join claims c on c.organization_id = f.id and c.state in ('committed', 'sent', 'received', 'delivered', 'confirmed')
  join wishes w on w.id = c.wish_id
  join batches b on b.id = c.batch_id
  join organizations o on o.id = c.organizer_id
  where f.counted and c.frozen_at is null and w.frozen_at is null and b.frozen_at is null and o.frozen_at is null
  group by f.id, w.category;

-- Which public wish a business granted, where it wants to be named. As with places, fewer than five
-- children would point at each: then nothing ties the business to any of them.
create view public_grants as
  select w.id as wish_id, w.public_id as wish_public_id, w.granted_at, f.id as business_id, f.slug, f.name
  from public_wishes w
  join claims c on c.wish_id = w.id and c.state = 'confirmed' and c.frozen_at is null
  join public_businesses f on f.id = c.organization_id
  where w.state = 'granted' and f.named
    and 5 = (select count(*) from (
      select distinct also.child_id
      from claims given
      join wishes also on also.id = given.wish_id
      join public_wishes shown on shown.id = also.id
      where given.organization_id = f.id and given.state = 'confirmed' and given.frozen_at is null
      limit 5) as children);

grant select on public_businesses, public_business_counts, public_grants
  to wishbridge_reading, wishbridge_application;
