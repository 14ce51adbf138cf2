-- The views ask who is shut out, a short list read once, instead of looking up the batch and the organizer of every
-- wish that is counted. What they take from other tables is joined from the outside by a key, so that it costs nothing
-- where nobody reads it, and no plan begins there.
create index organizations_shut on organizations (id) where state <> 'verified' or frozen_at is not null;
create index batches_shut on batches (id) where frozen_at is not null or state not in ('open', 'closed', 'reported');

create or replace view shown_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, b.programme_id, o.slug as organizer_slug, o.name as organizer_name
  from batches b
  left join organizations o on o.id = b.organizer_id
  where b.state in ('open', 'closed', 'reported') and b.frozen_at is null
    and b.organizer_id not in (select id from organizations where state <> 'verified' or frozen_at is not null);

create or replace view public_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, p.slug as programme_slug, p.title as programme_title,
    b.organizer_slug, b.organizer_name,
    case when at.level = 'township' then coalesce(up.name_zh, '') else '' end || at.name_zh as place_zh,
    at.name_en || case when at.level = 'township' then coalesce(', ' || up.name_en, '') else '' end as place_en
  from shown_batches b
  left join programmes p on p.id = b.programme_id
  left join places at on at.code = b.place_code
  left join places up on up.code = at.parent_code;

create or replace view public_wishes as
  select w.id, w.public_id, w.batch_id, w.number, w.category, w.title, w.words, w.size, w.colour, w.style,
    w.price_minor, w.currency, w.alias, w.public_age_band as age_band, w.public_place_code as place_code,
    w.state, w.opened_at, w.granted_at, w.fair_rank, w.ring_place,
    (select c.state from claims c where c.wish_id = w.id
      and c.state not in ('released', 'expired', 'cancelled', 'confirmed')) as claim_state,
    b.slug as batch_slug, b.number as batch_number, b.title as batch_title, b.state as batch_state,
    b.closes_at, b.deliver_by, b.time_zone, o.name as organizer_name,
    case when at.level = 'township' then coalesce(up.name_zh, '') else '' end || at.name_zh as place_zh,
    at.name_en || case when at.level = 'township' then coalesce(', ' || up.name_en, '') else '' end as place_en,
    w.offered, w.found_by, wish_said(w.category, w.title, w.words, w.size, w.colour, w.style) as said
  from wishes w
  left join batches b on b.id = w.batch_id
  left join organizations o on o.id = b.organizer_id
  left join places at on at.code = w.public_place_code
  left join places up on up.code = at.parent_code
  where w.state in ('open', 'taken', 'granted') and w.hidden_at is null and w.frozen_at is null
    and w.publish_until > statement_timestamp()
    and w.organizer_id not in (select id from organizations where state <> 'verified' or frozen_at is not null)
    and w.batch_id not in (select id from batches where frozen_at is not null or state not in ('open', 'closed', 'reported'));

-- One wish of sixteen, by its place on the ring. Where more of these fit a search than are ever counted, all the others
-- need not be looked at: an index of a common word has to be read whole before the first wish of it is found.
create index wishes_sampled_open on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'open' and offered and hidden_at is null and frozen_at is null and ring_place < 134217728;
create index wishes_sampled_taken on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'taken' and hidden_at is null and frozen_at is null and ring_place < 134217728;
create index wishes_sampled_granted on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'granted' and hidden_at is null and frozen_at is null and ring_place < 134217728;
