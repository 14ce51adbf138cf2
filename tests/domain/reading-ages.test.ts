import { describe, expect, test } from "vitest";
import { meanings, merged, readDrawn } from "../factories/tables";

describe("a date of birth beside an age", () => {
  const head = "姓名 | 年龄 | 出生日期 | 心愿 | 价格";

  test("is what counts; where it is blank, the age stands", () => {
    const { layouts, rows } = readDrawn([
      head,
      "陈雨桐 | 11 | 2015-03-05 | 书包 | 150",
      "林可欣 | 9 | | 运动鞋 | 200",
      "周子墨 | | 2016-01-02 | 书包 | 150",
      "何思远 | | | 书包 | 150",
    ]);
    expect(meanings(layouts)).toEqual(["legalName", "birth", "birth", "title", "price"]);
    expect(rows.map((row) => row.standing === "right" && row.child.birth.slice(0, 10))).toEqual([
      "2015-03-05",
      expect.stringMatching(/^9 @ /),
      "2016-01-02",
      false,
    ]);
    expect(rows[3]?.problems).toContainEqual({ column: "birth", error: "field_missing" });
  });

  test("that says otherwise, or can't be read, is pointed out", () => {
    const { rows } = readDrawn([
      head,
      "陈雨桐 | 7 | 2015-03-05 | 书包 | 150",
      "林可欣 | 9 | 不知道 | 运动鞋 | 200",
      "周子墨 | 岁 | 某天 | 书包 | 150",
    ]);
    expect(rows.map(({ standing }) => standing)).toEqual(["right", "right", "refused"]);
    for (const row of rows.slice(0, 2))
      expect(row.problems).toContainEqual({ column: "birth", warning: "birth_contradicts" });
  });

  test("goes with a further wish of the same child, and with no other child", () => {
    const { rows } = readDrawn([
      head,
      "陈雨桐 | 11 | | 书包 | 150",
      " | | | 台灯 | 80",
      " | 9 | | 台灯 | 80",
    ]);
    expect(rows.map(({ standing }) => standing)).toEqual(["right", "right", "refused"]);
    expect(rows[2]?.problems).toContainEqual({ column: "legalName", error: "field_missing" });
  });
});

describe("a grade that stands once above several children", () => {
  const head = "年级 | 姓名 | 心愿 | 价格";
  const drawn = [
    head,
    "三年级 | 陈雨桐 | 书包 | 150",
    " | 林可欣 | 台灯 | 80",
    " | 周子墨 | 书包 | 99",
  ];

  test("makes nobody's age but its own row's", () => {
    const { rows } = readDrawn(drawn);
    expect(rows.map(({ standing }) => standing)).toEqual(["right", "refused", "refused"]);
    for (const row of rows.slice(1))
      expect(row.problems).toContainEqual({ column: "birth", error: "field_missing" });
  });

  test("is theirs where its cell is merged over them", () => {
    const { rows } = readDrawn([
      head,
      "三年级 | 陈雨桐 | 书包 | 150",
      [merged("三年级"), { text: "林可欣" }, { text: "台灯" }, { text: "80" }],
    ]);
    expect(rows.map(({ standing }) => standing)).toEqual(["right", "right"]);
    expect(rows[1]?.problems).toContainEqual({ column: "grade", warning: "age_from_grade" });
  });
});
