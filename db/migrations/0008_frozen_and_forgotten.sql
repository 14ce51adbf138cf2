-- Frozen beats every state: a claim is on hold while it, its wish, its batch or its organizer is frozen.
create function frozen_since(claim claims) returns timestamptz
  language sql stable security definer set search_path = public as $$
  select coalesce(claim.frozen_at, w.frozen_at, b.frozen_at, o.frozen_at)
  from wishes w, batches b, organizations o
  where w.id = claim.wish_id and b.id = claim.batch_id and o.id = claim.organizer_id
$$;

-- From here the identities of its children are kept for 90 days more.
alter table batches add column reported_at timestamptz,
  add constraint batches_reported_has_time_check check ((state = 'reported') = (reported_at is not null));

-- A refused photo's row stays and says when its pictures were removed.
alter table photos add column removed_at timestamptz,
  add constraint photos_removed_is_refused_check check (removed_at is null or state = 'refused');
create index photos_to_remove on photos (approved_at) where state = 'refused' and removed_at is null;
