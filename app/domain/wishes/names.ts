import type { Category } from "./input";

/**
 * What people call things, in both languages: the one list of it. `category_words` and `thing_names`
 * in the database say the same (a test compares); whoever adds to it writes a migration that replaces
 * them and has `found_by` and `named` made anew.
 */
export const categoryNames: Record<Category, string> = {
  desk: "书桌 桌子 课桌 写字台 desk desks table tables",
  coat: "外套 衣服 大衣 棉衣 棉服 棉袄 羽绒服 冬衣 coat coats jacket jackets clothes clothing",
  shoes: "鞋 鞋子 球鞋 shoe shoes trainers sneakers",
  bag: "书包 包 背包 包包 school bag bags schoolbag schoolbags backpack backpacks satchel",
  bicycle: "自行车 单车 脚踏车 车子 bicycle bicycles bike bikes cycle",
  book: "图书 书本 书籍 book books",
  bedding: "床品 床上用品 被子 被褥 棉被 bedding quilt quilts blanket blankets duvet",
  lamp: "台灯 灯 电灯 lamp lamps light lights",
  ball: "球类 ball balls",
  art: "画具 画笔 美术 art drawing painting",
  toy: "玩具 toy toys",
  instrument: "乐器 music musical instrument instruments",
  glasses: "眼镜 glasses spectacles",
  other: "其他 other",
};

/** What stands in a title, a style or a colour, and what else it is called. */
export const thingNames: readonly (readonly [said: string, names: string])[] = [
  ["篮球", "basketball"],
  ["足球", "football soccer"],
  ["排球", "volleyball"],
  ["羽毛球", "badminton"],
  ["乒乓", "table tennis ping pong"],
  ["网球", "tennis"],
  ["球拍", "racket racquet bat"],
  ["吉他", "guitar"],
  ["尤克里里", "ukulele"],
  ["口琴", "harmonica mouth organ"],
  ["电子琴", "keyboard"],
  ["小提琴", "violin"],
  ["竖笛", "recorder flute"],
  ["笛子", "flute"],
  ["口风琴", "melodica"],
  ["鼓", "drum drums"],
  ["被", "被子 quilt blanket duvet"],
  ["毯", "毯子 blanket"],
  ["床单", "sheet sheets"],
  ["四件套", "sheets bedding set"],
  ["枕头", "pillow"],
  ["水彩笔", "felt pens watercolour watercolor pens markers"],
  ["彩笔", "coloured colored pens"],
  ["彩铅", "coloured colored pencils"],
  ["蜡笔", "crayons"],
  ["油画棒", "oil pastels crayons"],
  ["颜料", "paint paints"],
  ["画板", "drawing board easel"],
  ["羽绒", "down jacket coat"],
  ["棉衣", "padded coat"],
  ["雨衣", "raincoat"],
  ["雨伞", "umbrella"],
  ["手套", "gloves"],
  ["围巾", "scarf"],
  ["帽", "帽子 hat cap"],
  ["裤", "裤子 trousers pants"],
  ["裙", "裙子 skirt dress"],
  ["毛衣", "sweater jumper pullover"],
  ["袜", "袜子 socks"],
  ["运动鞋", "sports shoes trainers sneakers"],
  ["跑步鞋", "running shoes"],
  ["雨靴", "雨鞋 wellingtons rain boots"],
  ["雪地靴", "snow boots"],
  ["靴", "靴子 boots"],
  ["山地车", "mountain bike"],
  ["滑板", "skateboard"],
  ["轮滑", "roller skates"],
  ["跳绳", "skipping rope jump rope"],
  ["积木", "building blocks bricks"],
  ["拼图", "puzzle jigsaw"],
  ["魔方", "rubik cube"],
  ["遥控", "remote control"],
  ["娃娃", "doll"],
  ["毛绒", "plush soft toy"],
  ["象棋", "chess"],
  ["故事书", "story book storybook stories"],
  ["童话", "fairy tales"],
  ["绘本", "picture book"],
  ["字典", "dictionary"],
  ["词典", "dictionary"],
  ["漫画", "comics"],
  ["文具", "stationery"],
  ["铅笔盒", "pencil case"],
  ["护眼", "eye care"],
  ["夜灯", "night light"],
  ["手电", "torch flashlight"],
  ["手表", "watch"],
  ["水杯", "cup bottle"],
  ["保温杯", "flask thermos bottle"],
  ["水壶", "bottle"],
  ["饭盒", "lunch box"],
  ["望远镜", "telescope binoculars"],
  ["显微镜", "microscope"],
  ["地球仪", "globe"],
  ["泳镜", "swimming goggles"],
  ["书架", "bookshelf shelf"],
  ["椅", "椅子 chair"],
  ["复读机", "repeater"],
  ["拉杆", "wheeled trolley"],
  ["红", "红色 red"],
  ["蓝", "蓝色 blue"],
  ["绿", "绿色 green"],
  ["黑", "黑色 black"],
  ["白", "白色 white"],
  ["紫", "紫色 purple violet"],
  ["黄", "黄色 yellow"],
  ["粉", "粉色 粉红色 pink"],
  ["灰", "灰色 grey gray"],
  ["橙", "橙色 orange"],
  ["棕", "棕色 brown"],
];

const isHan = /^\p{Script=Han}+$/u;

/** Every name in Chinese, the longest first, so that 书包 is not taken for 书. */
const known = [
  ...new Set(
    [...Object.values(categoryNames), ...thingNames.flat()]
      .flatMap((names) => names.split(" "))
      .filter((name) => isHan.test(name)),
  ),
].sort((a, b) => b.length - a.length);
const piece = new RegExp(`(?:${known.join("|")})|(?<between>[的和与])`, "uy");

/**
 * The names that a run of characters is made of, where it is made of nothing else (紫色的书包: 紫色,
 * 书包); otherwise the run as it is.
 */
export function namesIn(run: string): string[] {
  const names: string[] = [];
  for (piece.lastIndex = 0; piece.lastIndex < run.length;) {
    const hit = piece.exec(run);
    if (!hit) return [run];
    if (!hit.groups?.between) names.push(hit[0]);
  }
  return names.length > 1 ? names : [run];
}
