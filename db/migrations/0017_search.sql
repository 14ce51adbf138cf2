-- The wall of wishes is searched by words, counted by kinds and paged in a fair order, all of it by index.

-- Whether a wish hangs in an open batch. Wishes that nobody took stay open in closed batches for good; an index of
-- what can be claimed must not wade through them. Only the indexes trust this: pages ask the batch as well.
alter table wishes add column offered boolean not null default false;

create function keep_wishes_in_step_with_batch() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update wishes set offered = (new.state = 'open') where batch_id = new.id and offered <> (new.state = 'open');
  return null;
end $$;
create trigger batches_lead_wishes after update of state on batches
  for each row when (old.state is distinct from new.state) execute function keep_wishes_in_step_with_batch();

create function wish_follows_batch() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  new.offered := exists (select from batches b where b.id = new.batch_id and b.state = 'open');
  return new;
end $$;
create trigger wishes_come_into_batch before insert on wishes
  for each row execute function wish_follows_batch();
create trigger wishes_follow_batch before update of state on wishes
  for each row when (new.state = 'open') execute function wish_follows_batch();

update wishes w set offered = true from batches b where b.id = w.batch_id and b.state = 'open';

-- What is typed and what is written are compared folded: full and half width alike (NFKC), A to Z as a to z.
create function search_folded(said text) returns text
  language sql immutable strict parallel safe
  return lower(normalize(said, nfkc) collate "C");

-- A category by its names in both languages, so that who reads English finds what is written in Chinese.
create function category_words(category wish_category) returns text
  language sql immutable strict parallel safe
  return case category
    when 'desk' then '书桌 desk desks table tables'
    when 'coat' then '外套 coat coats jacket jackets'
    when 'shoes' then '鞋 shoe shoes'
    when 'bag' then '书包 school bag bags schoolbag backpack'
    when 'bicycle' then '自行车 bicycle bicycles bike bikes'
    when 'book' then '图书 book books'
    when 'bedding' then '床品 bedding'
    when 'lamp' then '台灯 lamp lamps'
    when 'ball' then '球类 ball balls'
    when 'art' then '画具 art drawing painting'
    when 'toy' then '玩具 toy toys'
    when 'instrument' then '乐器 music instrument instruments'
    when 'glasses' then '眼镜 glasses spectacles'
    else '其他 other' end;

-- All of a wish that is searched, folded, a text a line.
create function wish_said(category wish_category, title text, words text, size text, colour text, style text) returns text
  language sql immutable strict parallel safe
  return search_folded(title || E'\n' || words || E'\n' || size || E'\n' || colour || E'\n' || style || E'\n'
    || category_words(category));

-- A number as it counts: 007 is 7.
create function plain_number(digits text) returns text
  language sql immutable strict parallel safe
  return coalesce(nullif(ltrim(digits, '0'), ''), '0');

-- The tokens of a folded text; app/domain/wishes/words.ts says what they mean and asks for the same ones. A loop,
-- for the same as one query takes twice as long, and a wish's row pays for it whenever it changes.
create function search_tokens(said text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  tokens text[] := '{}';
  before text := ' ';
  one text;
begin
  foreach one in array string_to_array(regexp_replace(said,
    '[^\u0530-\u1dff\u2e80-\u2fdf\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+',
    ' ', 'g'), null)
  loop
    if one <> ' ' then
      tokens := array_append(tokens, one);
      if before <> ' ' then tokens := array_append(tokens, before || one); end if;
    end if;
    before := one;
  end loop;
  foreach one in array regexp_split_to_array(said,
    '[^a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]+')
  loop
    if one <> '' then
      for letters in least(length(one), 2) .. least(length(one), 20) loop
        tokens := array_append(tokens, left(one, letters));
      end loop;
    end if;
  end loop;
  foreach one in array regexp_split_to_array(said, '[^0-9]+') loop
    if one <> '' then tokens := array_append(tokens, plain_number(one)); end if;
  end loop;
  if said ~ '[0-9] *号' then
    for one in select plain_number(hit[1]) || '号' from regexp_matches(said, '([0-9]+) *号', 'g') hits (hit) loop
      tokens := array_append(tokens, one);
    end loop;
  end if;
  return tokens;
end $$;

-- What a wish is found by: what is said of it, its number, and what it is counted by: its category, its place, and the
-- prices (in whole units) up to which it costs. No token of a text has a colon.
create function wish_tokens(said text, number integer, category wish_category, place_code text, price_minor bigint) returns text[]
  language sql immutable parallel safe
  return array_cat(search_tokens(said), array_remove(array[
    number::text, number || '号', 'c:' || category::text,
    'p:' || left(place_code, 2), 'p:' || left(place_code, 4), 'p:' || left(place_code, 6), 'p:' || place_code,
    case when price_minor <= 5000 then 'm:50' end, case when price_minor <= 10000 then 'm:100' end,
    case when price_minor <= 20000 then 'm:200' end, case when price_minor <= 50000 then 'm:500' end], null));

alter table wishes add column found_by text[] collate "C" not null generated always as (wish_tokens(
  wish_said(category, title, words, size, colour, style), number, category, public_place_code, price_minor)) stored;

-- Each order in which wishes are shown is an index over just the wishes that may stand in it.
drop index wishes_fair;
create index wishes_fair on wishes (fair_rank, ring_place, id)
  where state = 'open' and offered and hidden_at is null and frozen_at is null;
create index wishes_newest on wishes (opened_at desc, id desc)
  where state = 'open' and offered and hidden_at is null and frozen_at is null;
create index wishes_cheapest on wishes (price_minor, id)
  where state = 'open' and offered and hidden_at is null and frozen_at is null;
create index wishes_like on wishes (category, price_minor, id)
  where state = 'open' and offered and hidden_at is null and frozen_at is null;
create index wishes_taken on wishes (opened_at desc, id desc)
  where state = 'taken' and hidden_at is null and frozen_at is null;
create index wishes_granted on wishes (granted_at desc, id desc)
  where state = 'granted' and hidden_at is null and frozen_at is null;
create index wishes_priced_later on wishes (state, price_minor)
  where state in ('taken', 'granted') and hidden_at is null and frozen_at is null;
-- Small pending lists: whoever fills one up sorts it in, and that may be a donor's click.
create index wishes_found_open on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'open' and offered and hidden_at is null and frozen_at is null;
create index wishes_found_taken on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'taken' and hidden_at is null and frozen_at is null;
create index wishes_found_granted on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'granted' and hidden_at is null and frozen_at is null;
create index batches_shown on batches ((state = 'open') desc, opened_at desc, id desc)
  where state in ('open', 'closed', 'reported') and frozen_at is null;

-- Which batches are public is decided here, once.
create view shown_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, b.programme_id, o.slug as organizer_slug, o.name as organizer_name
  from batches b
  join organizations o on o.id = b.organizer_id
  where b.state in ('open', 'closed', 'reported') and b.frozen_at is null
    and o.state = 'verified' and o.frozen_at is null;

-- The views say places by name, the county before its township.
create or replace view public_batches as
  select b.id, b.slug, b.number, b.title, b.intro, b.place_code, b.time_zone, b.state, b.opened_at, b.closes_at,
    b.deliver_by, b.cap, b.hold_minutes, p.slug as programme_slug, p.title as programme_title,
    b.organizer_slug, b.organizer_name,
    case when at.level = 'township' then coalesce(up.name_zh, '') else '' end || at.name_zh as place_zh,
    at.name_en || case when at.level = 'township' then coalesce(', ' || up.name_en, '') else '' end as place_en
  from shown_batches b
  join programmes p on p.id = b.programme_id
  left join places at on at.code = b.place_code
  left join places up on up.code = at.parent_code;

-- A wish's batch is always looked up from the wish (offset 0 keeps it so): to go through the batches first looks cheap
-- to the planner while nobody has counted the few organizations, and reads every wish there is.
create or replace view public_wishes as
  select w.id, w.public_id, w.batch_id, w.number, w.category, w.title, w.words, w.size, w.colour, w.style,
    w.price_minor, w.currency, w.alias, w.public_age_band as age_band, w.public_place_code as place_code,
    w.state, w.opened_at, w.granted_at, w.fair_rank, w.ring_place,
    (select c.state from claims c where c.wish_id = w.id
      and c.state not in ('released', 'expired', 'cancelled', 'confirmed')) as claim_state,
    b.slug as batch_slug, b.number as batch_number, b.title as batch_title, b.state as batch_state,
    b.closes_at, b.deliver_by, b.time_zone, b.organizer_name,
    case when at.level = 'township' then coalesce(up.name_zh, '') else '' end || at.name_zh as place_zh,
    at.name_en || case when at.level = 'township' then coalesce(', ' || up.name_en, '') else '' end as place_en,
    w.offered, w.found_by, wish_said(w.category, w.title, w.words, w.size, w.colour, w.style) as said
  from wishes w
  cross join lateral (
    select shown.slug, shown.number, shown.title, shown.state, shown.closes_at, shown.deliver_by, shown.time_zone,
      shown.organizer_name
    from shown_batches shown where shown.id = w.batch_id offset 0
  ) b
  left join places at on at.code = w.public_place_code
  left join places up on up.code = at.parent_code
  where w.state in ('open', 'taken', 'granted') and w.hidden_at is null and w.frozen_at is null
    and w.publish_until > statement_timestamp();

-- Where the ring of the fair order starts on a day for a lot; app/domain/wishes/ring.ts says why and does the same.
create function ring_day(moment timestamptz) returns integer
  language sql stable strict parallel safe
  return floor((extract(epoch from moment) + 28800) / 86400)::integer;
create function ring_start(day integer, lot integer) returns integer
  language sql immutable strict parallel safe
  return (
    select floor((at - floor(at)) * 2147483648)::integer
    from (select turn - floor(turn) + lot / 16::float8 as at from (select day * 0.6180339887498949::float8 as turn) turns) ats
  );
