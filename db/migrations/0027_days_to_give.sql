-- Who thinks of claiming is told how many days there will be to send the thing.
create or replace view shown_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, b.programme_id, o.slug as organizer_slug, o.name as organizer_name, b.commit_days
  from batches b
  left join organizations o on o.id = b.organizer_id
  where b.state in ('open', 'closed', 'reported') and b.frozen_at is null
    and b.organizer_id not in (select id from organizations where state <> 'verified' or frozen_at is not null);

create or replace view public_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, p.slug as programme_slug, p.title as programme_title,
    b.organizer_slug, b.organizer_name,
    case when at.level = 'township' then coalesce(up.name_zh, '') else '' end || at.name_zh as place_zh,
    at.name_en || case when at.level = 'township' then coalesce(', ' || up.name_en, '') else '' end as place_en,
    b.commit_days
  from shown_batches b
  left join programmes p on p.id = b.programme_id
  left join places at on at.code = b.place_code
  left join places up on up.code = at.parent_code;
