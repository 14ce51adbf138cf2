-- What people type: other names of kinds and things in both languages, and places by their names. What is said of a
-- thing (all but the child's words) is kept by itself, folded, so that it comes before what only the words mention.

-- app/domain/wishes/names.ts is the list; a test compares.
create or replace function category_words(category wish_category) returns text
  language sql immutable strict parallel safe
  return case category
    when 'desk' then '书桌 桌子 课桌 写字台 desk desks table tables'
    when 'coat' then '外套 衣服 大衣 棉衣 棉服 棉袄 羽绒服 冬衣 coat coats jacket jackets clothes clothing'
    when 'shoes' then '鞋 鞋子 球鞋 shoe shoes trainers sneakers'
    when 'bag' then '书包 包 背包 包包 school bag bags schoolbag schoolbags backpack backpacks satchel'
    when 'bicycle' then '自行车 单车 脚踏车 车子 bicycle bicycles bike bikes cycle'
    when 'book' then '图书 书本 书籍 book books'
    when 'bedding' then '床品 床上用品 被子 被褥 棉被 bedding quilt quilts blanket blankets duvet'
    when 'lamp' then '台灯 灯 电灯 lamp lamps light lights'
    when 'ball' then '球类 ball balls'
    when 'art' then '画具 画笔 美术 art drawing painting'
    when 'toy' then '玩具 toy toys'
    when 'instrument' then '乐器 music musical instrument instruments'
    when 'glasses' then '眼镜 glasses spectacles'
    else '其他 other' end;

create function thing_names(said text) returns text
  language sql immutable strict parallel safe
  return (
    select coalesce(string_agg(names, ' '), '')
    from (values
      ('篮球', 'basketball'),
      ('足球', 'football soccer'),
      ('排球', 'volleyball'),
      ('羽毛球', 'badminton'),
      ('乒乓', 'table tennis ping pong'),
      ('网球', 'tennis'),
      ('球拍', 'racket racquet bat'),
      ('吉他', 'guitar'),
      ('尤克里里', 'ukulele'),
      ('口琴', 'harmonica mouth organ'),
      ('电子琴', 'keyboard'),
      ('小提琴', 'violin'),
      ('竖笛', 'recorder flute'),
      ('笛子', 'flute'),
      ('口风琴', 'melodica'),
      ('鼓', 'drum drums'),
      ('被', '被子 quilt blanket duvet'),
      ('毯', '毯子 blanket'),
      ('床单', 'sheet sheets'),
      ('四件套', 'sheets bedding set'),
      ('枕头', 'pillow'),
      ('水彩笔', 'felt pens watercolour watercolor pens markers'),
      ('彩笔', 'coloured colored pens'),
      ('彩铅', 'coloured colored pencils'),
      ('蜡笔', 'crayons'),
      ('油画棒', 'oil pastels crayons'),
      ('颜料', 'paint paints'),
      ('画板', 'drawing board easel'),
      ('羽绒', 'down jacket coat'),
      ('棉衣', 'padded coat'),
      ('雨衣', 'raincoat'),
      ('雨伞', 'umbrella'),
      ('手套', 'gloves'),
      ('围巾', 'scarf'),
      ('帽', '帽子 hat cap'),
      ('裤', '裤子 trousers pants'),
      ('裙', '裙子 skirt dress'),
      ('毛衣', 'sweater jumper pullover'),
      ('袜', '袜子 socks'),
      ('运动鞋', 'sports shoes trainers sneakers'),
      ('跑步鞋', 'running shoes'),
      ('雨靴', '雨鞋 wellingtons rain boots'),
      ('雪地靴', 'snow boots'),
      ('靴', '靴子 boots'),
      ('山地车', 'mountain bike'),
      ('滑板', 'skateboard'),
      ('轮滑', 'roller skates'),
      ('跳绳', 'skipping rope jump rope'),
      ('积木', 'building blocks bricks'),
      ('拼图', 'puzzle jigsaw'),
      ('魔方', 'rubik cube'),
      ('遥控', 'remote control'),
      ('娃娃', 'doll'),
      ('毛绒', 'plush soft toy'),
      ('象棋', 'chess'),
      ('故事书', 'story book storybook stories'),
      ('童话', 'fairy tales'),
      ('绘本', 'picture book'),
      ('字典', 'dictionary'),
      ('词典', 'dictionary'),
      ('漫画', 'comics'),
      ('文具', 'stationery'),
      ('铅笔盒', 'pencil case'),
      ('护眼', 'eye care'),
      ('夜灯', 'night light'),
      ('手电', 'torch flashlight'),
      ('手表', 'watch'),
      ('水杯', 'cup bottle'),
      ('保温杯', 'flask thermos bottle'),
      ('水壶', 'bottle'),
      ('饭盒', 'lunch box'),
      ('望远镜', 'telescope binoculars'),
      ('显微镜', 'microscope'),
      ('地球仪', 'globe'),
      ('泳镜', 'swimming goggles'),
      ('书架', 'bookshelf shelf'),
      ('椅', '椅子 chair'),
      ('复读机', 'repeater'),
      ('拉杆', 'wheeled trolley'),
      ('红', '红色 red'),
      ('蓝', '蓝色 blue'),
      ('绿', '绿色 green'),
      ('黑', '黑色 black'),
      ('白', '白色 white'),
      ('紫', '紫色 purple violet'),
      ('黄', '黄色 yellow'),
      ('粉', '粉色 粉红色 pink'),
      ('灰', '灰色 grey gray'),
      ('橙', '橙色 orange'),
      ('棕', '棕色 brown')
    ) things (thing, names)
    where strpos(said, thing) > 0
  );

create function wish_named(category wish_category, title text, size text, colour text, style text) returns text
  language sql immutable strict parallel safe
  return search_folded(title || E'\n' || size || E'\n' || colour || E'\n' || style || E'\n'
    || category_words(category) || E'\n' || thing_names(title || E'\n' || colour || E'\n' || style));

create or replace function wish_said(category wish_category, title text, words text, size text, colour text, style text)
  returns text
  language sql immutable strict parallel safe
  return wish_named(category, title, size, colour, style) || E'\n' || search_folded(words);

-- The table is written once more, and its indexes with it.
alter table wishes
  add column named text not null generated always as (wish_named(category, title, size, colour, style)) stored,
  add column found_by_names text[] collate "C" not null generated always as (wish_tokens(
    wish_said(category, title, words, size, colour, style), number, category, public_place_code, price_minor)) stored;

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
    w.offered, w.found_by_names as found_by, w.named || E'\n' || search_folded(w.words) as said, w.named
  from wishes w
  left join batches b on b.id = w.batch_id
  left join organizations o on o.id = b.organizer_id
  left join places at on at.code = w.public_place_code
  left join places up on up.code = at.parent_code
  where w.state in ('open', 'taken', 'granted') and w.hidden_at is null and w.frozen_at is null
    and w.publish_until > statement_timestamp()
    and w.organizer_id not in (select id from organizations where state <> 'verified' or frozen_at is not null)
    and w.batch_id not in (select id from batches where frozen_at is not null or state not in ('open', 'closed', 'reported'));

alter table wishes drop column found_by;
alter table wishes rename column found_by_names to found_by;
create index wishes_found_open on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'open' and offered and hidden_at is null and frozen_at is null;
create index wishes_found_taken on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'taken' and hidden_at is null and frozen_at is null;
create index wishes_found_granted on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'granted' and hidden_at is null and frozen_at is null;
create index wishes_sampled_open on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'open' and offered and hidden_at is null and frozen_at is null and ring_place < 134217728;
create index wishes_sampled_taken on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'taken' and hidden_at is null and frozen_at is null and ring_place < 134217728;
create index wishes_sampled_granted on wishes using gin (found_by) with (gin_pending_list_limit = 256)
  where state = 'granted' and hidden_at is null and frozen_at is null and ring_place < 134217728;

-- A place is found by how its name begins.
create index places_by_name_zh on places (name_zh collate "C");
create index places_by_name_en on places (lower(name_en) collate "C");
