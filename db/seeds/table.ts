import { startImport } from "~/domain/imports/start-import.server";
import { storeUpload } from "~/domain/imports/upload.server";
import { run } from "~/domain/run.server";
import { readImport } from "~/jobs/read-import";
import type { Cast } from "./cast";
import { childName, townships } from "./names";
import type { Calendar } from "./time";

const headings =
  "序号 姓名 年龄 身份证号 年级班级 监护人 关系 联系电话 心愿内容 规格 预估价格 孩子的话 监护人同意 日期".split(
    " ",
  );

type Cell = string | number | null;

/** As a township worker fills it in: most rows are plain, some want a second look, some can't be taken. */
const rows: Cell[][] = [
  [10, "四年级2班", "奶奶", "书包", "", 150, "旧的带子断了。", "是"],
  ["11岁", "五年级1班", "妈妈", "跑步鞋", "36码", "200元左右", "想跑得快一点。", "同意"],
  ["2016年3月", "四年级1班", "爷爷", "羽绒服", "身高1.4米左右", "180-260", "", "是"],
  [9, "三年级", "外婆", "1.台灯 2.文具盒", "", "60、25", "晚上写作业用。", "√"],
  [12, "六年级2班", "爸爸", "自行车", "20寸", "￥３８０", "上学要走一个小时。", "是"],
  [8, "二年级", "奶奶", "彩笔和图画本", "", "约40", "", ""],
  [10, "四年级2班", "奶奶", "一套科学画报", "", "面议", "图书角的都看完了。", "是"],
  [9, "三年级", "爷爷", "足球", "5号", 90, "", "否"],
  [19, "高三", "妈妈", "羽绒服", "XL", 260, "", "是"],
  ["十岁半", "四年级1班", "外公", "雨鞋", "35", 45, "下雨天路上都是泥。", "是"],
];

/** A workbook with what workbooks have: a title over the table, a number nobody may keep, a sum below. */
async function workbook(signed: string): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import("exceljs");
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(townships[0].school);
  sheet.addRow(["石桥镇“千愿圆梦”第 5 期微心愿统计表"]);
  sheet.mergeCells(1, 1, 1, headings.length);
  sheet.addRow(headings);
  rows.forEach(([age, grade, relation, wish, size, price, words, agreed], at) => {
    const name = childName(400 + at);
    const guardian = relation === "妈妈" ? "" : `${name[0]}长贵`;
    const phone = 19_900_008_000 + at;
    const place = [at + 1, name, age, "（已收，不填）", grade, guardian, relation, phone] as Cell[];
    sheet.addRow([...place, wish, size, price, words, agreed, agreed ? signed : ""]);
  });
  sheet.addRow([rows.length + 1, "", 11, "", "五年级1班", "", "", "", "乒乓球拍", "", 70]);
  sheet.addRow(["", "合计", "", "", "", "", "", "", rows.length + 1, "", 1780]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A table that somebody brought an hour ago and has not looked through yet. */
export async function bringTable(
  { coordinator }: Cast,
  { minutesAgo, on }: Calendar,
  slug: string,
): Promise<void> {
  const file = new File([await workbook(on(-3))], "石桥镇第5期微心愿.xlsx");
  const upload = await storeUpload(file);
  const input = { slug, upload };
  const { id } = await run(startImport, { actor: coordinator, input, now: minutesAgo(50) });
  await readImport({ importId: id });
}
