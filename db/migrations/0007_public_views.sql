-- Everything public passes through these views: freezing, hiding and consent are decided here, once, for every surface.
create view public_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, p.slug as programme_slug, p.title as programme_title,
    o.slug as organizer_slug, o.name as organizer_name
  from batches b
  join programmes p on p.id = b.programme_id
  join organizations o on o.id = b.organizer_id
  where b.state in ('open', 'closed', 'reported') and b.frozen_at is null
    and o.state = 'verified' and o.frozen_at is null;

create view public_wishes as
  select w.id, w.public_id, w.batch_id, w.number, w.category, w.title, w.words, w.size, w.colour, w.style,
    w.price_minor, w.currency, w.alias, w.public_age_band as age_band, w.public_place_code as place_code,
    w.state, w.opened_at, w.granted_at, w.fair_rank, w.ring_place,
    (select c.state from claims c where c.wish_id = w.id
      and c.state not in ('released', 'expired', 'cancelled', 'confirmed')) as claim_state,
    b.slug as batch_slug, b.number as batch_number, b.title as batch_title, b.state as batch_state,
    b.closes_at, b.deliver_by, b.time_zone, b.organizer_name
  from wishes w
  join public_batches b on b.id = w.batch_id
  where w.state in ('open', 'taken', 'granted') and w.hidden_at is null and w.frozen_at is null
    and w.publish_until > statement_timestamp();

-- A granted wish's photo, where publishing it was agreed.
create view public_photos as
  select ph.id, ph.width, ph.height, ph.full_key, ph.small_key, w.public_id as wish_public_id
  from photos ph
  join claims c on c.id = ph.claim_id
  join public_wishes w on w.id = c.wish_id
  where ph.published and ph.state = 'approved' and ph.kind = 'delivery'
    and consent_lease((select child_id from wishes where id = c.wish_id), 'publish_photo') > statement_timestamp();

grant select on public_batches, public_wishes, public_photos to wishbridge_reading, wishbridge_application;

-- Whether a wish was ever public: its address then answers "gone" and not "never heard of".
create function wish_was_public(asked text) returns boolean
  language sql stable security definer set search_path = public as
  $$ select exists (select 1 from wishes where public_id = asked and opened_at is not null) $$;
