import { describe, expect, test } from "vitest";
import { readTable } from "~/domain/imports/reading/layout";
import type { SheetMapping } from "~/domain/imports/reading/shapes";
import {
  meanings,
  merged,
  readDrawn,
  readingContext,
  rowsOf,
  standings,
  told,
} from "../factories/tables";

const head = "姓名 | 年龄 | 学校 | 心愿 | 价格";
const chen = "陈雨桐 | 11 | 石桥小学 | 书包 | 150";
const lin = "林可欣 | 9 | 石桥小学 | 运动鞋 | 200";

describe("the header", () => {
  test("stands under titles, remarks and a line that explains it", () => {
    const { layouts, rows } = readDrawn([
      "石桥乡微心愿统计表",
      "填报单位：石桥乡 | | 2026年11月",
      "姓名和心愿必填",
      head,
      chen,
    ]);
    expect(layouts[0]).toMatchObject({ headerRow: 4, unsure: false });
    expect(layouts[0]?.above?.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    expect(standings(rows)).toEqual(["5 right"]);
  });

  test("over two rows without merged cells gives each column its group", () => {
    const { layouts, rows } = readDrawn([
      "序号 | 学生 |  | 监护人 |  | 心愿 | ",
      " | 姓名 | 年龄 | 姓名 | 电话 | 内容 | 价格",
      "1 | 陈雨桐 | 11 | 陈桂兰 | 13800001234 | 书包 | 150",
    ]);
    expect(layouts[0]?.headerRow).toBe(2);
    expect(meanings(layouts)).toEqual([
      ...["sequence", "legalName", "birth", "guardianName", "guardianPhone", "title", "price"],
    ]);
    expect(rows[0]).toMatchObject({ child: { guardianName: "陈桂兰", legalName: "陈雨桐" } });
  });

  test("is the first that can be one: no row under it is taken for a title", () => {
    const { layouts, rows } = readDrawn(["姓名 | 心愿", chen, head, lin]);
    expect(layouts[0]?.headerRow).toBe(1);
    expect(standings(rows)).toHaveLength(3);
    expect(rows[1]).toMatchObject({ standing: "skipped", reason: "header_repeated" });
    expect(rows[2]).toMatchObject({ standing: "right", child: { school: "石桥小学" } });
  });

  test("printed again in another order moves the cells below it", () => {
    const { rows } = readDrawn([head, chen, "心愿 | 姓名 | 价格 | 年龄", "台灯 | 林可欣 | 80 | 9"]);
    expect(rows[2]).toMatchObject({ child: { legalName: "林可欣" }, wishes: [{ title: "台灯" }] });
  });

  test("printed again with a new column tells the layout anew", () => {
    const { all, layouts, rows } = readDrawn([
      head,
      chen,
      "姓名 | 年龄 | 身份证号 | 心愿 | 价格 | 颜色",
      "林可欣 | 9 | 52272520140305123X | 台灯 | 80 | 蓝色",
    ]);
    expect(all.filter(({ kind }) => kind === "sheet")).toHaveLength(2);
    expect(meanings(layouts)).toContain("id_number");
    expect(rows[2]).toMatchObject({ wishes: [{ title: "台灯", colour: "蓝色" }] });
    expect(JSON.stringify(all)).not.toContain("52272520140305123");
  });

  test("that nobody has is asked about, and every row is kept", () => {
    const { layouts, rows, end } = readDrawn([chen, "", lin]);
    expect(layouts[0]).toMatchObject({ headerRow: null, unsure: true });
    expect(standings(rows)).toEqual(["1 refused", "2 blank", "3 refused"]);
    expect(rows[0]).toMatchObject({ problems: [{ error: "sheet_header_unknown" }] });
    expect(rows[0]?.raw[0]).toEqual({ text: "陈雨桐" });
    expect(end).toEqual({ kind: "end", rowsRead: 3 });
  });

  test("is missed by a sheet of children beside others: it is asked about, not passed over", () => {
    const sheets = [
      { name: "一", rows: rowsOf([head, chen]) },
      { name: "二", rows: rowsOf([lin, lin]) },
      { name: "说明", rows: rowsOf(["怎么填这张表", "一行一个孩子"]) },
    ];
    const { layouts, rows } = told(readTable(sheets, readingContext));
    expect(layouts.map(({ unsure }) => unsure)).toEqual([false, true, false]);
    expect(standings(rows)).toEqual([
      ...["2 right", "1 refused", "2 refused"],
      ...["1 sheet_without_header", "2 sheet_without_header"],
    ]);
  });
});

describe("columns", () => {
  test("whose headings say nothing are known by what stands in them, and that is a guess", () => {
    const { layouts } = readDrawn([
      "甲 | 年龄 | 心愿 | 价格 | | ",
      "陈雨桐 | 11 | 书包 | 150 | 13800001234 | 石桥小学",
      "林可欣 | 9 | 台灯 | 80 | 13800001235 | 柳溪小学",
    ]);
    expect(meanings(layouts)).toEqual([
      ...["legalName content", "birth", "title", "price"],
      ...["guardianPhone content", "school content"],
    ]);
    expect(layouts[0]?.unsure).toBe(true);
  });

  test("of other people are never a child's or a guardian's", () => {
    const { layouts } = readDrawn([
      "姓名 | 年龄 | 心愿 | 价格 | 班主任 | 班主任电话 | 爱心人士",
      "陈雨桐 | 11 | 书包 | 150 | 王建国 | 13800001234 | 李大明",
    ]);
    expect(meanings(layouts)?.slice(4)).toEqual(["unknown", "unknown", "unknown"]);
  });

  test("of one meaning: the better known is taken, a second size goes to the measures", () => {
    const { layouts } = readDrawn([
      "姓名 | 年龄 | 出生日期 | 心愿 | 衣服尺码 | 鞋码 | 价格 | 总价",
      "陈雨桐 | 11 | 2015-03-05 | 书包 | 140 | 36 | 150 | 150",
    ]);
    expect(meanings(layouts)).toEqual([
      ...["legalName", "birth", "birth", "title", "size", "measures", "price"],
      "unknown nothing",
    ]);
  });

  test("of two tables side by side never make one child of two", () => {
    const { layouts } = readDrawn([
      "姓名 | 年龄 | 心愿 | 价格 | 姓名 | 年龄 | 心愿 | 价格",
      "陈雨桐 | 11 | 书包 | 150 | 林可欣 | 9 | 篮球 | 60",
    ]);
    expect(meanings(layouts)).toEqual([
      ...["legalName", "birth", "title", "price"],
      ...["legalName", "unknown nothing", "title", "price"],
    ]);
  });

  test("are what the organizer says, whatever they are headed", () => {
    const mapping = [{ sheet: 0, headerRow: 2, columns: { 0: "title", 1: "legalName", 4: null } }];
    const { layouts, rows } = readDrawn(
      ["姓名 | 心愿 | 价格", "心愿 | 姓名 | 价格 | 年龄 | 备注", "书包 | 陈雨桐 | 150 | 11 | 无"],
      { mapping: mapping as never },
    );
    expect(meanings(layouts)).toEqual([
      ...["title organizer", "legalName organizer", "price", "birth", "unknown organizer"],
    ]);
    expect(rows[0]).toMatchObject({ row: 3, child: { legalName: "陈雨桐" } });
  });

  test("of a sheet without a header are what the organizer says, from the first row on", () => {
    const columns = { 0: "legalName", 1: "birth", 3: "title", 4: "price" } as const;
    const { layouts, rows } = readDrawn([chen, lin], {
      mapping: [{ sheet: 0, headerRow: null, columns }],
    });
    expect(layouts[0]).toMatchObject({ headerRow: null, unsure: false });
    expect(standings(rows)).toEqual(["1 right", "2 right"]);
  });

  test("that hold what is never kept are empty before they leave, whoever says what they are", () => {
    const number = "110101201403071234";
    const { all, layouts } = readDrawn(
      [
        "姓名 | 年龄 | 心愿 | 价格 | 号 码 | 证件 | 身体状况 | 家长微信",
        `陈雨桐 | 11 | 书包 | 150 | ${number} | ${number} | 哮喘 | wx_chen`,
        `林可欣 | 9 | 台灯 | 80 | ${number} | ${number} | 良好 | wx_lin`,
      ],
      { mapping: [{ sheet: 0, headerRow: 1, columns: { 4: "notes", 6: "notes", 7: "words" } }] },
    );
    const text = JSON.stringify(all);
    for (const secret of [number, "哮喘", "wx_chen"]) expect(text).not.toContain(secret);
    expect(layouts[0]?.columns.filter(({ ignored }) => ignored === "forbidden")).toHaveLength(2);
  });
});

test("a spare sheet keeps nobody waiting once it is said where the children stand", () => {
  const sheets = [
    { name: "孩子", rows: rowsOf([head, chen]) },
    { name: "汇总", rows: rowsOf(["学校 | 人数", "石桥小学 | 2"]) },
    { name: "空", rows: [] },
  ];
  const children = { 0: "legalName", 1: "birth", 2: "school", 3: "title", 4: "price" } as const;
  const mapping: SheetMapping[] = [
    { sheet: 0, headerRow: 1, columns: children },
    { sheet: 1, headerRow: 1, columns: { 0: "school", 1: "grade" } },
    { sheet: 2, headerRow: null, columns: {} },
  ];
  const { layouts, rows } = told([...readTable(sheets, { ...readingContext, mapping })]);
  expect(layouts.map(({ unsure }) => unsure)).toEqual([false, false, false]);
  expect(standings(rows)).toEqual(["2 right", "2 sheet_without_header"]);
});

describe("rows that are no children", () => {
  test("a sum of two hundred digits is looked at once, not in every way", () => {
    const long = `合计${"1".repeat(180)}x | | | |`;
    expect(standings(readDrawn([head, chen, long, lin]).rows)).toHaveLength(3);
  });

  test.each([
    "合计 | | | 60件 | 9000",
    "总 计：| | | | 9000",
    "| | 小计 | | 9000元",
    "共60人 | | | |",
    "共计：60人，9000元 | | | |",
    "Total | | | | 9,000.00",
    "合计金额 | | | | 9000元",
    "合计 | 60名学生 | | 61个心愿 | 9000",
    "共60个孩子、61个心愿 | | | |",
    "以上共60人 | | | |",
    "本表共有60名 | | | |",
  ])("a sum is one: %s", (row) => {
    expect(standings(readDrawn([head, chen, row, lin]).rows)).toEqual([
      ...["2 right", "3 totals", "4 right"],
    ]);
  });

  test.each([
    "填表人：王老师 | | 审核：| | 2026年11月",
    "备注：以上心愿已核实 | | | |",
    "说明：价格仅供参考，以实际为准 | | | |",
    "1、以上孩子均已征得监护人同意 | | | |",
    "石桥小学（2人） | | | |",
    "柳溪镇微心愿登记表 | | | |",
    "2026年11月20日 | | | |",
    "| | | | 单位（盖章）",
  ])("a remark is one: %s", (row) => {
    const { rows } = readDrawn([head, chen, row]);
    expect(standings(rows)[1]).toBe("3 note");
  });

  test.each([
    "合小雨 | 11 | 石桥小学 | 备注本 | 20",
    "总计名 | 11 | 石桥小学 | 说明书：乐高 | 200",
    "小计 | 11 | 石桥小学 | 书包 | 150",
    "备注 | | | 书包 | 150",
    "陈雨桐 | | | |",
    "| | | 我想和小学同学一样有书包 |",
    "合计 | | | 书包20个、球鞋30双 | 9000",
    "| | | 1、书包2、台灯 |",
    "填表人：王老师 | 11 | 石桥小学 | 书包 | 150",
    "单位 | 11 | | 书包 | 150",
    "姓名 | 11 | 石桥小学 | 书包 | 150",
    "陈雨桐 | | | 心愿 | ",
  ])("what might be a child is told as one: %s", (row) => {
    const { rows } = readDrawn([head, lin, row]);
    expect(rows[1]?.standing).not.toBe("skipped");
    expect(rows).toHaveLength(2);
  });

  test("numbers that wait for a child are blank rows", () => {
    const { rows } = readDrawn([`序号 | ${head}`, `1 | ${chen}`, "2 | | | | |", "3", `4 | ${lin}`]);
    expect(standings(rows)).toEqual(["2 right", "3 blank", "4 blank", "5 right"]);
  });

  test("the rest of a cell that is merged over two rows is a blank row", () => {
    const { rows } = readDrawn([
      head,
      chen,
      [merged("陈雨桐"), merged("11"), merged("石桥小学"), merged("书包"), merged("150")],
      lin,
    ]);
    expect(standings(rows)).toEqual(["2 right", "3 blank", "4 right"]);
  });

  test("a cell merged over several columns belongs to the first", () => {
    const { rows } = readDrawn([
      "姓名 | 年龄 | 心愿 | 尺码 | 颜色 | 价格",
      ["陈雨桐", "11", "书包", merged("书包"), merged("书包"), "150"],
    ]);
    expect(rows[0]).toMatchObject({ wishes: [{ title: "书包", size: "", colour: "" }] });
  });

  test("blank rows are told one by one, a desert is not", () => {
    const rows = [...rowsOf([head, chen]), { ...rowsOf([lin])[0]!, row: 6 }];
    const far = [...rows, { ...rowsOf([chen])[0]!, row: 900_000 }];
    const read = told(readTable([{ name: "Sheet1", rows: far }], readingContext));
    expect(standings(read.rows)).toEqual([
      ...["2 right", "3 blank", "4 blank", "5 blank", "6 right", "900000 right"],
    ]);
    expect(read.end).toEqual({ kind: "end", rowsRead: 6 });
  });
});

describe("what is written once for several rows", () => {
  test("school and township hold for the rows below that leave them blank, and it is said", () => {
    const { rows } = readDrawn([
      "乡镇 | 学校 | 姓名 | 年龄 | 心愿 | 价格",
      "柳溪镇 | 柳溪小学 | 陈雨桐 | 11 | 书包 | 150",
      "| | 林可欣 | 9 | 台灯 | 80",
      "| 石桥小学 | 周子墨 | 10 | 书包 | 150",
    ]);
    expect(rows[1]).toMatchObject({
      child: { school: "柳溪小学", townshipCode: "990101002" },
      problems: expect.arrayContaining([{ column: "school", warning: "filled_from_above" }]),
    });
    expect(rows[2]).toMatchObject({ child: { school: "石桥小学", townshipCode: "990101002" } });
  });

  test("a class holds where most rows leave it blank, a single gap stays one", () => {
    const table = (...grades: string[]) =>
      readDrawn([
        "年级 | 姓名 | 心愿 | 价格",
        ...grades.map((grade, at) => `${grade} | ${"陈林周"[at]}雨桐 | 书包 | 150`),
      ]).rows.map(({ raw }) => raw[0]?.text ?? "");
    expect(table("三年级", "", "")).toEqual(["三年级", "三年级", "三年级"]);
    expect(table("三年级", "四年级", "")).toEqual(["三年级", "四年级", ""]);
  });

  test("a wish without a name belongs to the child above, with all that is known of it", () => {
    const { rows } = readDrawn([
      "姓名 | 年龄 | 监护人 | 电话 | 心愿 | 价格",
      "陈雨桐 | 11 | 陈桂兰 | 13800001234 | 书包 | 150",
      "| | | | 台灯 | 80",
    ]);
    expect(rows[1]).toMatchObject({
      standing: "right",
      child: { legalName: "陈雨桐", guardianName: "陈桂兰" },
      wishes: [{ title: "台灯" }],
      problems: expect.arrayContaining([{ column: "legalName", warning: "filled_from_above" }]),
    });
  });

  test("a child whose name was forgotten is not the one above", () => {
    const { rows } = readDrawn([head, chen, " | 9 | 石桥小学 | 台灯 | 80"]);
    expect(rows[1]).toMatchObject({
      standing: "refused",
      problems: [{ column: "legalName", error: "field_missing" }],
    });
  });

  test("a school's name between the rows holds for those below it", () => {
    const { layouts, rows } = readDrawn([
      "姓名 | 年龄 | 心愿 | 价格",
      "石桥小学（2人）",
      "陈雨桐 | 11 | 书包 | 150",
      "林可欣 | 9 | 台灯 | 80",
      "小计 | | 2件 | 230",
      "柳溪小学（1人）",
      "周子墨 | 10 | 书包 | 150",
    ]);
    expect(meanings(layouts)?.at(-1)).toBe("school content");
    const schools = rows.flatMap((row) => (row.standing === "right" ? [row.child.school] : []));
    expect(schools).toEqual(["石桥小学", "石桥小学", "柳溪小学"]);
  });

  test.each([
    ["石桥小学", "school", "石桥小学"],
    ["石桥小学心愿表", "school", "石桥小学"],
    ["上河村", "village", "上河村"],
    ["Sheet1", "school", ""],
    ["微心愿汇总", "school", ""],
  ])("the sheet's name %s says the %s: %s", (name, field, text) => {
    const drawn = ["姓名 | 年龄 | 心愿 | 价格", "陈雨桐 | 11 | 书包 | 150"];
    expect(readDrawn(drawn, {}, { name }).rows[0]).toMatchObject({ child: { [field]: text } });
  });

  test("a column that says it goes before the sheet's name", () => {
    const { rows } = readDrawn([head, chen], {}, { name: "柳溪小学" });
    expect(rows[0]).toMatchObject({ child: { school: "石桥小学" } });
  });
});

test("rows that came back out of an import are known by their token and not filled from above", () => {
  const { rows } = readDrawn([
    `学校 | 姓名 | 年龄 | 心愿 | 价格 | 没有导入的原因 | 导入标记`,
    "石桥小学 | 陈雨桐 | 11 | 书包 | 150 | 价格没有写 | one.two",
    " | 林可欣 | 9 | 台灯 | 80 | 年龄不对 | three.four",
  ]);
  expect(rows.map(({ token }) => token)).toEqual(["one.two", "three.four"]);
  expect(rows[1]).toMatchObject({ child: { school: "" } });
});
