import type { Case } from "./shape";
import { csv, file, rows, type Told } from "./plan";
import { oneSheet } from "./workbook";

const head = "姓名,年龄,心愿,尺码,价格";
const split = " ! wishes_split";
const both = (cell: string): Told => [
  `~,11,${cell},,150、80`,
  `bag 书包 · – · 150 · 9-11${split}`,
  `lamp 台灯 · – · 80 · 9-11${split}`,
];

export const wishes: Case[] = [
  rows("several wishes in one cell are several wishes, however they are set apart", head, [
    both("书包、台灯"),
    both("书包；台灯"),
    both("书包;台灯"),
    both("书包/台灯"),
    both("1.书包 2.台灯"),
    both("1、书包2、台灯"),
    both("１．书包；２．台灯"),
    both("①书包②台灯"),
    both("（1）书包（2）台灯"),
    both("(1)书包；(2)台灯"),
    both("一、书包；二、台灯"),
  ]),
  csv(
    "several wishes stand on lines of their own in one cell",
    '姓名,年龄,心愿,价格\n陈雨桐,11,"书包\n台灯\n篮球","150\n80\n60"\n林可欣,9,书包,100',
    {
      sheets: ["1 + 2"],
      wishes: [
        `2.1 bag 书包 · – · 150 · 9-11${split}`,
        `2.2 lamp 台灯 · – · 80 · 9-11${split}`,
        `2.3 ball 篮球 · – · 60 · 9-11${split}`,
        "3.1 bag 书包 · – · 100 · 9-11",
      ],
    },
  ),
  rows("sizes and prices of several wishes pair up in their order", head, [
    [
      "~,11,运动鞋、羽绒服,38码、140cm,150、300",
      `shoes 运动鞋 · 38码 · 150 · 9-11${split}`,
      `coat 羽绒服 · 140 cm · 300 · 9-11${split}`,
    ],
  ]),
  rows("one price for several things is shared out, rounded up to whole yuan", head, [
    [
      "~,11,书包、台灯、篮球,,200",
      "bag 书包 · – · 67 · 9-11 ! price_shared wishes_split",
      "lamp 台灯 · – · 67 · 9-11 ! price_shared wishes_split",
      "ball 篮球 · – · 67 · 9-11 ! price_shared wishes_split",
    ],
    [
      "~,11,书包、台灯,,100-200",
      "bag 书包 · – · 50–100 · 9-11 ! price_range price_shared wishes_split",
      "lamp 台灯 · – · 50–100 · 9-11 ! price_range price_shared wishes_split",
    ],
  ]),
  rows("one size goes to the thing it fits, else to all", head, [
    [
      "~,11,书包、运动鞋,38码,150、200",
      `bag 书包 · – · 150 · 9-11${split}`,
      `shoes 运动鞋 · 38码 · 200 · 9-11${split}`,
    ],
    [
      "~,11,羽绒服、毛衣,140cm,300、100",
      "coat 羽绒服 · 140 cm · 300 · 9-11 ! size_shared wishes_split",
      "coat 毛衣 · 140 cm · 100 · 9-11 ! size_shared wishes_split",
    ],
  ]),
  rows("signs inside brackets set nothing apart", head, [
    ["~,11,台灯（护眼、可充电）,,80", "lamp 台灯（护眼、可充电） · – · 80 · 9-11"],
    ["~,11,书包(红/蓝),,80", "bag 书包(红/蓝) · – · 80 · 9-11"],
  ]),
  rows("a wish is the thing, without the wishing", head, [
    ["~,11,我想要一个书包,,150", "bag 书包 · – · 150 · 9-11"],
    ["~,11,希望有一双运动鞋,38码,150", "shoes 运动鞋 · 38码 · 150 · 9-11"],
    ["~,11,想要一个篮球。,,150", "ball 篮球 · – · 150 · 9-11"],
    ["~,11,一盏台灯,,150", "lamp 台灯 · – · 150 · 9-11"],
  ]),
  rows("a size or price written into the wish moves to its own field", head, [
    ["~,11,运动鞋38码,,200", "shoes 运动鞋 · 38码 · 200 · 9-11"],
    ["~,11,书包200元,,", "bag 书包 · – · 200 · 9-11"],
    ["~,11,羽绒服（140cm）,,300", "coat 羽绒服 · 140 cm · 300 · 9-11"],
  ]),
  rows("each kind of thing finds its category, and an unknown one is other", head, [
    ["~,11,书桌,,200", "desk 书桌 · – · 200 · 9-11"],
    ["~,11,棉衣,,200", "coat 棉衣 · – · 200 · 9-11"],
    ["~,11,雨靴,,200", "shoes 雨靴 · – · 200 · 9-11"],
    ["~,11,双肩包,,200", "bag 双肩包 · – · 200 · 9-11"],
    ["~,11,单车,,200", "bicycle 单车 · – · 200 · 9-11"],
    ["~,11,故事书,,200", "book 故事书 · – · 200 · 9-11"],
    ["~,11,棉被,,200", "bedding 棉被 · – · 200 · 9-11"],
    ["~,11,护眼灯,,200", "lamp 护眼灯 · – · 200 · 9-11"],
    ["~,11,足球,,200", "ball 足球 · – · 200 · 9-11"],
    ["~,11,水彩笔,,200", "art 水彩笔 · – · 200 · 9-11"],
    ["~,11,洋娃娃,,200", "toy 洋娃娃 · – · 200 · 9-11"],
    ["~,11,口琴,,200", "instrument 口琴 · – · 200 · 9-11"],
    ["~,11,近视眼镜,,200", "glasses 近视眼镜 · – · 200 · 9-11"],
    ["~,11,电饭煲,,200", "other 电饭煲 · – · 200 · 9-11 ! category_unknown"],
  ]),
  rows("things whose names hold the name of another thing keep their own kind", head, [
    ["~,11,鞋柜,,200", "other 鞋柜 · – · 200 · 9-11 ! category_unknown"],
    ["~,11,篮球鞋,,200", "shoes 篮球鞋 · – · 200 · 9-11"],
    ["~,11,书包挂件,,20", "other 书包挂件 · – · 20 · 9-11 ! category_unknown"],
    ["~,11,乒乓球拍,,80", "ball 乒乓球拍 · – · 80 · 9-11"],
  ]),
  rows("the column of kinds is believed", "姓名,年龄,种类,心愿,价格", [
    ["~,11,鞋,乐福,200", "shoes 乐福 · – · 200 · 9-11"],
    ["~,11,其他,水杯,20", "other 水杯 · – · 20 · 9-11"],
    ["~,11,book,西游记,20", "book 西游记 · – · 20 · 9-11"],
  ]),
  rows(
    "where only the child's words tell the wish, it is taken from them and says so",
    "姓名,年龄,心愿,孩子的话,价格",
    [["~,11,,我想要一个书包,150", "bag 书包 · – · 150 · 9-11 ! category_guessed"]],
    { more: { "2.1": { words: "我想要一个书包" } } },
  ),
  rows(
    "a long wish is shortened to its thing, and its words are kept",
    head,
    [
      [
        "~,11,我想要一个新书包，因为现在的书包是姐姐用过的，背带已经断了两次，奶奶用麻绳缝起来，下雨天走山路去上学的时候课本会湿，要是有新的书包就好了，谢谢叔叔阿姨们,,150",
        "bag 书包 · – · 150 · 9-11 ! text_shortened_to_title",
      ],
      [
        "~,11,我的爸爸妈妈在很远的地方，我很想他们，冬天的夜里山上风很大，我和爷爷在火塘旁边坐着，听他讲从前的故事，一直到很晚很晚才睡觉，我希望他们能早点回家过年,,150",
        "✗ title wishes_not_plain",
      ],
    ],
    {
      more: {
        "2.1": {
          words:
            "我想要一个新书包，因为现在的书包是姐姐用过的，背带已经断了两次，奶奶用麻绳缝起来，下雨天走山路去上学的时候课本会湿，要是有新的书包就好了，谢谢叔叔阿姨们",
        },
      },
    },
  ),
  rows("a row without a child or without a wish is refused and says which", head, [
    [",11,书包,,150", "✗ legalName field_missing"],
    ["~,11,,,150", "✗ title field_missing"],
    [
      ",,,38码,",
      "✗ legalName field_missing",
      "✗ birth field_missing",
      "✗ title field_missing",
      "✗ price field_missing",
    ],
  ]),
  file(
    "columns for a first and a second wish are two wishes of one child",
    () =>
      oneSheet([
        ["姓名", "年龄", "心愿一", "价格一", "心愿二", "价格二"],
        ["陈雨桐", 11, "书包", 150, "台灯", 80],
        ["林可欣", 9, "篮球", 60, "", ""],
      ]),
    {
      sheets: ["1 + 2"],
      wishes: [
        `2.1 bag 书包 · – · 150 · 9-11${split}`,
        `2.2 lamp 台灯 · – · 80 · 9-11${split}`,
        "3.1 ball 篮球 · – · 60 · 9-11",
      ],
    },
  ),
];
