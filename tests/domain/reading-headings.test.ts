import { describe, expect, test } from "vitest";
import { plainHeading } from "~/domain/imports/reading/layout";
import { meaningOf } from "~/domain/imports/reading/headings";

describe("headings", () => {
  test.each([
    ["孩子姓名（必填）", "孩子姓名"],
    ["＊姓　名：", "姓名"],
    ["价格\n（元）", "价格"],
    ["参考价/元", "参考价"],
    ["身高(cm)", "身高"],
    ["Child's Name *", "childsname"],
    ["（岁）", "岁"],
  ])("%s is plainly %s", (heading, plain) => expect(plainHeading(heading)).toBe(plain));

  test.each([
    ["学生姓名", "legalName"],
    ["姓名 Name", "legalName"],
    ["心愿 / Wish", "title"],
    ["宝贝最想收到的礼物", "title"],
    ["心愿类别", "category"],
    ["心愿预算金额", "price"],
    ["孩子的心愿描述", "words"],
    ["家长（监护人）姓名", "guardianName"],
    ["监护人身份", null],
    ["父亲联系电话", "guardianPhone"],
    ["电话（微信同号）", "guardianPhone"],
    ["监护人与儿童的关系", "relation"],
    ["监护人是否同意公开", "consent"],
    ["监护人签字日期", "consentDate"],
    ["鞋码/衣服尺码", "size"],
    ["内容（心愿）", "title"],
    ["第二个心愿", "title"],
    ["wish 2", "title"],
    ["性别", "gender"],
    ["编号", "sequence"],
    ["学籍号", "id_number"],
    ["监护人身份证号码", "id_number"],
    ["开户银行", "bank_card"],
    ["健康状况", "forbidden"],
    ["家长微信", "forbidden"],
    ["班主任", "unknown"],
    ["班主任电话", "unknown"],
    ["登记日期", "unknown"],
    ["必填。想要的东西，不写原因。", null],
    ["天气", null],
  ])("%s means %s", (heading, meaning) => {
    const found = meaningOf(heading);
    expect(found && ("column" in found ? found.column : found.ignored)).toBe(meaning);
  });

  test.each([
    ["监护人", "姓名", "guardianName"],
    ["监护人信息", "联系电话", "guardianPhone"],
    ["学生基本情况", "姓名", "legalName"],
    ["心愿", "内容", "title"],
    ["心愿信息", "金额（元）", "price"],
    ["班主任", "姓名", "unknown"],
    ["监护人", "身份证号", "id_number"],
  ])("under %s %s means %s", (group, heading, meaning) => {
    const found = meaningOf(heading, { group });
    expect(found && ("column" in found ? found.column : found.ignored)).toBe(meaning);
  });
});

test.each([
  ["大概多少钱", "price"],
  ["需要多少钱（元）", "price"],
  ["Approx. cost (RMB)", "price"],
  ["How much", "price"],
  ["How much?", "price"],
  ["几岁了", "birth"],
  ["多大", "birth"],
  ["想要啥", "title"],
  ["跟谁住", "guardianName"],
  ["和谁一起生活", "guardianName"],
  ["Lives with", "guardianName"],
])("as people talk, %s means %s", (heading, meaning) => {
  const found = meaningOf(heading);
  expect(found && "column" in found && found.column).toBe(meaning);
});

test.each(["大概多少钱", "约价", "钱", "Cost"])("under 心愿, %s is a price", (heading) => {
  expect(meaningOf(heading, { group: "心愿" })).toMatchObject({ column: "price" });
});
