import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findsIn, withoutContacts, type FindKind, type Known } from "~/domain/privacy/finds";

const seen = (text: string, known?: Known) =>
  findsIn(text, known).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

const found: [FindKind, string, string][] = [
  ["phone", "请打13800138000找我妈", "13800138000"],
  ["phone", "电话 138-0013-8000。", "138-0013-8000"],
  ["phone", "１３８００１３８０００", "１３８００１３８０００"],
  ["phone", "1 3 8 0 0 1 3 8 0 0 0", "1 3 8 0 0 1 3 8 0 0 0"],
  ["phone", "一三八零零幺三八零零零", "一三八零零幺三八零零零"],
  ["phone", "一三八，〇〇一三，八〇〇〇", "一三八，〇〇一三，八〇〇〇"],
  ["phone", "①③⑧00138000", "①③⑧00138000"],
  ["phone", "+86 139.1234.5678", "139.1234.5678"],
  ["phone", "座机0851-8765432", "0851-8765432"],
  ["phone", "家里电话：8765432", "8765432"],
  ["phone", "1️⃣3️⃣800138000", "1️⃣3️⃣800138000"],
  ["id_number", "11010519491231002X", "11010519491231002X"],
  ["id_number", "身份证：1101 0519 4912 3100 2x", "1101 0519 4912 3100 2x"],
  ["wechat", "加我微信：lele_2014", "加我微信：lele_2014"],
  ["wechat", "VX：abc12345", "VX：abc12345"],
  ["wechat", "薇信号 lele2014", "薇信号 lele2014"],
  ["wechat", "可以加v聊", "加v"],
  ["wechat", "weixin lele2014", "weixin lele2014"],
  ["qq", "QQ: 12345678", "QQ: 12345678"],
  ["qq", "扣扣号12345678", "扣扣号12345678"],
  ["email", "写信到 lele@example.com 吧", "lele@example.com"],
  ["email", "lele (at) qq.com", "lele (at) qq.com"],
  ["link", "见 https://example.com/a?b=1 。", "https://example.com/a?b=1"],
  ["link", "看看 weibo.com/u/123", "weibo.com/u/123"],
  ["address", "我住在清河县红星镇幸福村三组", "清河县红星镇幸福村三组"],
  ["address", "寄到人民路12号", "人民路12号"],
  ["address", "在幸福村3组", "幸福村3组"],
  ["school", "我在红旗小学读书", "红旗小学"],
  ["school", "我们是清河县第二中学的", "清河县第二中学"],
  ["school", "红旗希望小学", "红旗希望小学"],
  ["school", "我读和平小学", "和平小学"],
  ["school", "我在清河四小上学", "清河四小"],
  ["school", "哥哥在清河一中", "清河一中"],
  ["position", "家在北纬26.5度，东经106.7度", "北纬26.5度"],
  ["position", "东经：一百零六度", "东经：一百零六度"],
  ["position", "坐标 26.12345, 106.65432 附近", "26.12345, 106.65432"],
  ["position", "26°35'N", "26°35'"],
  ["position", "lat: 26.58", "lat: 26.58"],
  ["diagnosis", "弟弟有先天性心脏病", "心脏病"],
  ["diagnosis", "去年确诊了", "确诊"],
  ["diagnosis", "She has Asthma.", "Asthma"],
  ["religion", "奶奶信佛", "信佛"],
  ["religion", "一家都是基督徒", "基督"],
  ["religion", "a Muslim family", "Muslim"],
  ["religion", "爸爸信教", "信教"],
  ["name", "大家好，我叫张小禾。", "张小禾"],
  ["name", "王老师说可以", "王老师"],
];

describe("what tells who or where a child is", () => {
  test.each(found)("%s: %s", (kind, text, words) => {
    expect(seen(text)).toContainEqual([kind, words]);
  });

  test("a bank card is known by its check", () => {
    expect(seen("卡号 4111 1111 1111 1111")).toEqual([["bank_card", "4111 1111 1111 1111"]]);
    expect(seen("编号 4111 1111 1111 1112")).toEqual([]);
  });

  test("the child's own name, school and village are found first of all", () => {
    const known = { names: ["张小禾"], schools: ["青石小学"], villages: ["柳树村"] };
    expect(seen("小禾想要一双鞋", known)).toEqual([["name", "小禾"]]);
    expect(seen("张 小-禾", known)).toEqual([["name", "张 小-禾"]]);
    expect(seen("青石的同学都有", known)).toEqual([["school", "青石"]]);
    expect(seen("从柳树走到学校", known)).toEqual([["address", "柳树"]]);
    expect(seen("Zhang Wei likes it", { names: ["zhang wei"] })).toEqual([["name", "Zhang Wei"]]);
  });
});

describe("what a wish may say", () => {
  test.each([
    "我想要一张书桌，可以在家写作业。",
    "尺码 130、140、150、160 都可以",
    "价格 100-200 元，鞋码 38",
    "我上小学三年级，喜欢学校的图书角。",
    "妈妈在外地打工，我和奶奶住在村里。",
    "想要一辆 20 寸的自行车，大约 350 元。",
    "2026年3月5日之前送到就好",
    "希望学校有新的篮球",
    "I would like a desk lamp, size 38.",
    "小学生用的书包",
    "每天走四小时山路上学",
    "放学走一小段路，带一小包米",
    "星期四中午送到最好",
    "一副近视眼镜，350度，瞳距 60",
    "今天37度5，想要一件薄外套",
    "奶奶种的佛手瓜熟了，住在佛山的姑姑寄的",
    "礼拜天想去打球，我不知道教室里有没有球",
    "我相信教练和班主任，仿佛教我骑车就在昨天",
    "想看《基督山伯爵》，我会认真主动地读",
    "一本《知道教育》，老师教会我画画",
    "价格 19.90、29.90，鞋码 38",
    "A pair of glasses, a hearing aid and visual aids",
    "圣诞节前送到",
  ])("%s", (text) => {
    expect(seen(text)).toEqual([]);
  });
});

test("a phone hidden by separators is always found", () => {
  const digit = fc.constantFrom(..."0123456789");
  const gap = fc.constantFrom("", "", " ", "-", "－", "·", ".", "　", "、", "*", "--", "\u200b");
  const words = fc.constantFrom("", "请打", "找妈妈：", "call ", "。");
  const phone = fc.tuple(
    fc.constantFrom(..."3456789"),
    fc.array(digit, { minLength: 9, maxLength: 9 }),
  );
  const spell = fc.constantFrom(
    (one: string) => one,
    (one: string) => "零一二三四五六七八九"[Number(one)]!,
    (one: string) => String.fromCharCode(one.charCodeAt(0) + 0xfee0),
  );
  fc.assert(
    fc.property(
      words,
      phone,
      fc.array(gap, { minLength: 10, maxLength: 10 }),
      fc.array(spell, { minLength: 11, maxLength: 11 }),
      words,
      (before, [second, rest], gaps, spells, after) => {
        const digits = ["1", second, ...rest].map((one, i) => spells[i]!(one));
        const hidden = digits.map((one, i) => one + (gaps[i] ?? "")).join("");
        expect(seen(before + hidden + after)).toContainEqual(["phone", hidden]);
        expect(withoutContacts(before + hidden + after)).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test("finds are in order, apart, and inside the text, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      let last = 0;
      for (const { start, end } of findsIn(text, { names: ["张小禾"] })) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
