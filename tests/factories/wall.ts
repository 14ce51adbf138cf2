import type pg from "pg";
import type { BatchToClaim } from "./claims";

type Options = {
  wishes: number;
  /** Townships in all, twenty a county. */
  townships?: number;
  batches?: number;
  /** How many of a hundred wishes are taken, and how many granted. */
  taken?: number;
  granted?: number;
};

const things = [
  ["desk", "书桌,学习桌,带书架的书桌,折叠桌"],
  ["coat", "羽绒服,棉衣,冲锋衣,厚外套"],
  ["shoes", "运动鞋,跑步鞋,棉鞋,雨靴"],
  ["bag", "书包,双肩书包,拉杆书包"],
  ["bicycle", "自行车,山地车,儿童自行车"],
  ["book", "故事书,童话书,科学图书,Harry Potter 全集"],
  ["bedding", "被子,床单四件套,枕头"],
  ["lamp", "台灯,护眼灯,小夜灯"],
  ["ball", "篮球,足球,羽毛球拍"],
  ["art", "水彩笔,画板,油画棒 36 色"],
  ["toy", "积木,遥控车,Lego 积木,魔方"],
  ["instrument", "口琴,吉他,电子琴"],
  ["glasses", "近视眼镜,泳镜"],
  ["other", "保温杯,电话手表,跳绳"],
] as const;

const sayings = [
  "想跑得快一点。",
  "爷爷说，上了三年级就有自己的桌子。",
  "下雨天走路上学，鞋子总是湿的。",
  "想和妹妹一起看书！",
  "晚上写作业的时候灯太暗了，眼睛疼。",
  "冬天教室里很冷，Ｌ号的就可以。",
  "我喜欢画画，老师说我画得好。",
  "等妈妈回来，我骑车去车站接她。",
  "",
];
const rare = ["望远镜", "天文馆", "小提琴", "滑板鞋", "显微镜"];

const list = (texts: readonly string[]) =>
  `array[${texts.map((text) => `'${text}'`).join(", ")}]::text[]`;
/** One of the texts, by chance. */
const one = (texts: readonly string[]) =>
  `(${list(texts)})[1 + floor(random() * ${texts.length})::integer]`;

/**
 * A whole wall of public wishes, written by the database itself past the rules, in the words, sizes,
 * prices, places and steps of waiting that such a wall has; the indexes are made anew. `beside` is a batch whose organizer,
 * child and people are lent. The same seed makes the same wall.
 */
export async function aWall(client: pg.Client, beside: BatchToClaim, options: Options) {
  const { wishes, townships = 40, batches = 20, taken = 0, granted = 0 } = options;
  const counties = Math.ceil(townships / 20);
  await client.query("select setseed(0.20261126)");
  await client.query(
    `insert into places (code, level, name_zh, name_en)
       select (880100 + i)::text, 'county', '第' || i || '县', 'County ' || i from generate_series(1, $1) i
     on conflict do nothing`,
    [counties],
  );
  await client.query(
    `insert into places (code, parent_code, level, name_zh, name_en)
       select (880101 + i / 20)::text || to_char(i % 20 + 1, 'FM000'), (880101 + i / 20)::text, 'township',
         '第' || i || '乡', 'Township ' || i
       from generate_series(0, $1 - 1) i
     on conflict do nothing`,
    [townships],
  );
  await client.query(
    `insert into batches (organizer_id, programme_id, hub_id, slug, number, title, place_code, state, opened_at,
         closes_at, deliver_by, made_by, made_at)
       select organizer_id, programme_id, hub_id, 'wall-' || i, 1000 + i, '第' || i || '面墙',
         (880101 + (i % $2))::text, case when i % 10 = 0 then 'closed' else 'open' end::batch_state,
         opened_at - make_interval(hours => i), closes_at, deliver_by, made_by, made_at
       from batches, generate_series(1, $1) i where slug = $3`,
    [batches, counties, beside.slug],
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = 'wishes'::regclass and not indisunique`,
  );
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  await client.query("alter table wishes disable trigger user");
  await client.query(
    `insert into wishes (id, public_id, organizer_id, batch_id, child_id, number, category, title, words, size, colour,
         style, price_minor, alias, state, author_ids, approved_by, approved_at, public_place_code, publish_until,
         opened_at, granted_at, fair_rank, ring_place, recorded_at, hidden_at, offered)
       select gen_random_uuid(), lpad(to_hex(i), 8, 'w'), l.organizer_id, b.id, l.child_id, i / $1::integer + 1,
         t.category::wish_category, t.titles[1 + floor(random() * cardinality(t.titles))::integer],
         ${one(sayings)} || ${one(["", "", "要绿色的。", "Ｌ号", "No rush, thanks!"])}
           || case when random() < 0.0005 then ${one(rare)} else '' end
           || case when random() < 0.01 then '滑板' else '' end,
         case when random() < 0.6 then ${one(["38码", "36 码", "140cm", "１米4", "XL", "20寸"])} else '' end,
         ${one(["", "红色", "蓝色", "Green", "黑白"])}, ${one(["", "", "两层", "带灯"])},
         100 * (5 + floor(random() * random() * 600)::integer), '小禾', s.state::wish_state,
         l.author_ids, l.approved_by, l.approved_at,
         case when random() < 0.1 then left(p.code, 6) else p.code end, l.publish_until,
         date_trunc('second', l.opened_at - make_interval(hours => floor(random() * 500)::integer)),
         case when s.state = 'granted' then l.opened_at + make_interval(mins => i % 5000) end,
         100 - 10 * floor(random() * 6)::integer, floor(random() * 2147483648)::integer, l.recorded_at,
         case when i % 97 = 0 then l.recorded_at end, b.state = 'open'
       from (select *, random() * 100 as luck, floor(random() * ${things.length})::integer as thing,
             floor(random() * $4::integer)::integer as township
           from generate_series(1, $2::integer) i offset 0) drawn
         join lateral (select case when luck < $5 then 'taken' when luck < $5 + $6 then 'granted' else 'open' end as state) s on true
         join (values ${things.map(([category, titles], at) => `(${at}, '${category}', ${list(titles.split(","))})`).join(", ")})
           t (thing, category, titles) using (thing)
         join (select id, state, number - 1001 as at from batches where slug like 'wall-%') b on b.at = i % $1
         join (select code, row_number() over (order by code) - 1 as at from places where code like '88%' and level = 'township') p
           on p.at = township
         cross join (select * from wishes where public_id = $3) l
       order by i`,
    [batches, wishes, beside.wishes[0]!.publicId, townships, taken, granted],
  );
  await client.query("alter table wishes enable trigger user");
  for (const { definition } of indexes.rows) await client.query(definition);
  await client.query("analyze wishes, batches, places");
}
