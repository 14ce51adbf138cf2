/** Names that belong to nobody: plants, weather, small things. None is anyone's given name by habit. */
export const aliases: readonly string[] = (
  "小禾 阿岩 青石 石榴 小满 春笋 北斗 豆苗 榆树 纸船 铃铛 木棉 星河 山雀 溪水 松果 麦穗 竹蜻蜓 云朵 雨点 " +
  "风筝 月牙 萤火 蒲公英 野菊 桑葚 核桃 板栗 柿子 山楂 荞麦 稻穗 谷雨 惊蛰 白露 霜降 冬至 立夏 芒种 晨雾 " +
  "晚霞 彩虹 海棠 茉莉 桂花 杏仁 芦苇 浮萍 荷叶 莲蓬 菱角 蝌蚪 蜻蜓 蜗牛 布谷 喜鹊 燕子 麻雀 画眉 白鹭 " +
  "石子 沙砾 贝壳 陀螺 积木 毽子 口哨 弹珠 灯笼 烛光 炊烟 瓦片 木桥 渡口 山坡 田埂 小径 泉眼 井台 屋檐 " +
  "南瓜 冬瓜 丝瓜 豌豆 花生 芝麻 红薯 玉米 辣椒 莴笋 香菜 蘑菇 木耳 茶芽 柚子 橘子 枇杷 杨梅 李子 樱桃 " +
  "银杏 枫叶 松针 柏树 梧桐 槐花 柳絮 竹叶 苔藓 蕨菜 蜜蜂 瓢虫 蟋蟀 知了 小鹿 刺猬 松鼠 小象 海豚 企鹅"
).split(" ");

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·・•.]/g, "");

/** What is left of a nickname without its 小, 阿 or 儿. */
const core = (alias: string) =>
  plain(alias)
    .replace(/^[小阿大老](?=.)/u, "")
    .replace(/(?<=.)[儿子]$/u, "");

/**
 * Whether an alias gives away a name: it stands in it, the given name stands in it, or, without
 * its 小 or 阿, a single character of the given name is all that it is.
 */
export function aliasTells(alias: string, legalName: string): boolean {
  const name = plain(legalName);
  const nickname = core(alias);
  if (!name || !nickname) return false;
  if (name.includes(nickname) || plain(alias).includes(name)) return true;
  const chars = Array.from(name);
  const given =
    chars.length > 1 && chars.length <= 4 ? chars.slice(chars.length > 3 ? 2 : 1).join("") : "";
  if (given && plain(alias).includes(given)) return true;
  return legalName
    .toLowerCase()
    .split(/\s+/)
    .some((part) => part.length > 2 && plain(alias).includes(plain(part)));
}

/** The list again and again: as it is, then numbered from 2. */
export const aliasesOfRound = (round: number): readonly string[] =>
  round === 1 ? aliases : aliases.map((alias) => `${alias}${round}`);

/**
 * Draws an alias that is free in the batch and tells nothing, from the first round in which one is;
 * `pick` answers a place below its bound.
 */
export function drawAlias(
  legalName: string,
  used: ReadonlySet<string>,
  pick: (below: number) => number,
  firstRound = 1,
): string {
  for (let round = firstRound; ; round += 1) {
    const free = aliasesOfRound(round).filter((alias) => !used.has(alias));
    const from = free.length > 0 ? pick(free.length) : 0;
    const drawn = [...free.slice(from), ...free.slice(0, from)].find(
      (alias) => !aliasTells(alias, legalName),
    );
    if (drawn) return drawn;
  }
}
