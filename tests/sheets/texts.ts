import type { Case } from "./shape";
import { csv, rows } from "./plan";

const head = "姓名,年龄,心愿,价格,备注";
const bag = (warnings = "") => `bag 书包 · – · 150 · 9-11${warnings && ` ! ${warnings}`}`;

export const texts: Case[] = [
  rows(
    "control, zero-width and bidi characters are taken out, and it says so",
    head,
    [
      ["陈\u200b雨桐,11,书包,150,", bag("characters_removed")],
      ["林可欣,11,书\u202e包,150,", bag("characters_removed")],
      ["周子墨,11,书包,150,家里\u0007困难", bag("characters_removed")],
      ["吴思远,11,书包,150,\u2067家里困难\u2069", bag("characters_removed")],
    ],
    {
      more: {
        "2": { legalName: "陈雨桐" },
        "4": { notes: "家里困难" },
        "5": { notes: "家里困难" },
      },
    },
  ),
  rows(
    "blanks around and inside a name of characters are no part of it",
    head,
    [
      [" 陈雨桐 ,11, 书包 ,150,", bag()],
      ["陈　桐,11,书包　,150,", bag()],
      ["\u00a0林 可 欣,11,书包,150,", bag()],
      ["Anna Li,11,书包,150,", bag()],
    ],
    {
      more: {
        "2": { legalName: "陈雨桐" },
        "3": { legalName: "陈桐" },
        "4": { legalName: "林可欣" },
        "5": { legalName: "Anna Li" },
      },
    },
  ),
  rows(
    "a number before a name and a gender behind it are no part of it, and 同上 is no name",
    "姓名,年龄,心愿,价格",
    [
      ["1.陈雨桐,11,书包,150", bag()],
      ["（2）林可欣（女）,11,书包,150", bag()],
      ["同上,11,书包,150", "✗ legalName field_missing"],
      ["周子墨、吴思远,11,书包,150", "✗ legalName children_in_one_row"],
    ],
    { more: { "2": { legalName: "陈雨桐" }, "3": { legalName: "林可欣" } } },
  ),
  rows("a text that is too long for its field is refused there", head, [
    [`${"陈".repeat(41)},11,书包,150,`, "✗ legalName field_too_long"],
    [`~,11,书包,150,${"难".repeat(501)}`, "✗ notes field_too_long"],
    [`~,11,书包,150,${"难".repeat(500)}`, bag()],
    [`~,11,书包,150,${"难".repeat(200_000)}`, "✗ notes field_too_long"],
  ]),
  rows("what may never be kept refuses the row where it stands", `${head},孩子的话`, [
    ["~,11,书包,150,,加我微信 xyz98765", "✗ words text_holds_forbidden"],
    ["~,11,书包,150,确诊白血病,", "✗ notes text_holds_forbidden"],
    ["~,11,书包,150,全家信仰佛教,", "✗ notes text_holds_forbidden"],
    ["~,11,书包,150,父母在外打工,喜欢看书", bag()],
  ]),
  rows(
    "a wish whose own text names its child is refused where it does",
    "姓名,年龄,电话,心愿,尺码,价格,孩子的话",
    [
      ["陈雨桐,11,13800001234,给陈雨桐的书包,,150,", "✗ title wish_tells_too_much"],
      ["林可欣,11,13800001234,运动鞋,38码林可欣,150,", "✗ size wish_tells_too_much"],
      ["周子墨,11,13800001234,书包,,150,我叫周 子 墨", "✗ words wish_tells_too_much"],
      ["吴思远,11,13800001234,书包,,150,打138-0000-1234找我", "✗ words wish_tells_too_much"],
      ["郑嘉禾,11,13800001234,书包,,150,我喜欢看书", bag()],
    ],
  ),
  rows(
    "an alias of the sheet is kept unless it tells the name",
    "姓名,年龄,心愿,价格,化名",
    [
      ["陈雨桐,11,书包,150,小禾", bag()],
      ["林可欣,11,书包,150,可欣", "✗ alias alias_tells_name"],
      ["周子墨,11,书包,150,小墨", "✗ alias alias_tells_name"],
      ["吴思远,11,书包,150,", bag()],
    ],
    { more: { "2.1": { alias: "小禾" }, "5.1": { alias: "" } } },
  ),
  csv(
    "rare characters and those of other scripts stay as they were written",
    "姓名,年龄,心愿,价格,学校\n𠮷㛃,11,书包,150,石桥小学\nأمل,9,书包,150,石桥小学\n阿依古丽·买买提,10,书包,150,石桥小学",
    {
      sheets: ["1 + 3"],
      wishes: [2, 3, 4].map((row) => `${row}.1 ${bag()}`),
      more: {
        "2": { legalName: "𠮷㛃" },
        "3": { legalName: "أمل" },
        "4": { legalName: "阿依古丽·买买提" },
      },
    },
  ),
  rows(
    "a text that looks like a formula is a text",
    `${head},孩子的话`,
    [
      ['~,11,书包,150,"=HYPERLINK(""x"")",', bag()],
      ["~,11,书包,150,'=1+1,", bag()],
    ],
    { more: { "2": { notes: '=HYPERLINK("x")' }, "3": { notes: "=1+1" } } },
  ),
  rows(
    "a township is known with or without its 乡 or 镇, and else the default stands",
    "姓名,年龄,乡镇,心愿,价格",
    [
      ["~,11,柳溪镇,书包,150", bag()],
      ["~,11,柳溪,书包,150", bag()],
      ["~,11,远山乡,书包,150", bag("township_unknown")],
    ],
    { more: { "2": { townshipCode: "990101002" }, "3": { townshipCode: "990101002" } } },
  ),
  rows(
    "where no column tells the township, the school or the village may",
    "姓名,年龄,学校,村,心愿,价格",
    [
      ["~,11,柳溪镇中心小学,上河村,书包,150", bag()],
      ["~,11,希望小学,柳溪镇上河村,书包,150", bag()],
      ["~,11,希望小学,上河村,书包,150", bag()],
    ],
    {
      more: {
        "2": { townshipCode: "990101002" },
        "3": { townshipCode: "990101002" },
        "4": { townshipCode: "990101001" },
      },
    },
  ),
  rows(
    "a row whose township nobody tells is right all the same, and says so",
    "姓名,年龄,心愿,价格",
    [["~,11,书包,150", bag("township_unknown")]],
    { context: { defaults: {} }, more: { "2": { townshipCode: null } } },
  ),
];
