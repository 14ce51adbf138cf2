import { describe, expect, test } from "vitest";
import { letterKinds, renderLetter } from "~/emails/letters";
import type { LetterFacts, LetterKind } from "~/emails/kinds";
import type { LetterParams } from "~/platform/letters.server";
import { locales } from "~/i18n/words";

const wish = {
  claimId: "11111111-1111-4111-8111-111111111111",
  wish: "两层书桌",
  batch: "2026 春",
};
const due = { way: "ship" as const, dueAt: "2026-03-20T04:00:00Z" };

const concern = {
  concernId: wish.claimId,
  number: 12,
  batch: wish.batch,
  reportedAt: "2026-02-27T04:00:00Z",
};

const gift = {
  fund: "石桥社区慈善基金",
  host: "禾川县慈善会",
  amount: { minor: "20000", currency: "CNY" },
  purpose: "千愿圆梦",
};

const receipt = {
  ...{ receiptId: wish.claimId, number: "2026-000012", by: gift.host },
  ...{ amount: gift.amount, things: "" },
};

const facts: LetterFacts = {
  "sign-in-code": { code: "246810", minutes: 10 },
  "organization-invitation": { organization: "青石中心", roles: ["reviewer"], token: "abc" },
  "organization-verified": { organization: "青石中心" },
  "organization-refused": { organization: "青石中心", reason: "证书看不清" },
  "batch-published": { batch: "2026 春", slug: "spring", wishes: 60 },
  "claim-committed": {
    ...wish,
    ...due,
    hub: { name: "镇政府", address: "青石路 1 号", phone: "0851" },
  },
  "claim-due": { ...wish, ...due, late: false },
  "claim-moved": { ...wish, ...due },
  "claim-handed-on": wish,
  "claim-received": wish,
  "claim-undelivered": wish,
  "claim-delivered": { ...wish, photographed: true },
  "claim-confirmed": wish,
  "claim-cancelled": { ...wish, reason: "尺码变了", stocked: false },
  "claim-unchecked": wish,
  "stock-taken-in": wish,
  "stock-given": { ...wish, thing: "书桌" },
  "pledge-invitation": { fund: "石桥社区慈善基金", host: "禾川县慈善会", token: "abc" },
  "pledge-promised": {
    ...gift,
    publicId: "abcdefghjk",
    reference: "HC23456K",
    transferTo: "禾川县慈善会 0000",
    payBy: "2026-03-06T04:00:00.000Z",
  },
  "pledge-unpaid": {
    ...{ ...gift, publicId: "abcdefghjk", reference: "HC23456K" },
    ...{ came: null, short: null },
  },
  "giving-ended": { ...gift, publicId: "abcdefghjk", monthly: true },
  "pledge-declined": { ...gift, publicId: "abcdefghjk", monthly: true },
  "pledge-refunded": {
    byCard: true,
    approved: true,
    ...{ ...gift, publicId: "abcdefghjk", sentOn: "2026-03-05T04:00:00.000Z" },
    paid: { minor: "50000", currency: "CNY" },
  },
  "wishes-allocated": {
    ...{ fund: "石桥社区慈善基金", batch: "2026 春", slug: "spring", numbers: [3, 12] },
  },
  "receipt-issued": { ...receipt, replaces: "2026-000011" },
  "receipt-voided": { ...receipt, amount: null, reason: "抬头写错了", byBooks: false },
  "receipt-declined": {
    ...{ claimId: wish.claimId, charity: gift.host },
    things: "书桌",
    reason: "没有发票",
  },
  "claim-receipt": wish,
  "report-due": {
    fund: "石桥社区慈善基金",
    slug: "shiqiao",
    dueOn: "2026-03-05T04:00:00.000Z",
    late: false,
  },
  "report-published": {
    ...{ fund: "石桥社区慈善基金", reportId: "abcdefghjk" },
    ...{ firstDay: "2026-01-01", lastDay: "2026-03-31" },
  },
  "pledge-paid": {
    ...{ ...gift, slug: "shiqiao", receivedOn: "2026-03-05T04:00:00.000Z" },
    byCard: false,
    rest: {
      ...{ came: { minor: "3333", currency: "CNY" }, missing: { minor: "2667", currency: "CNY" } },
      ...{ until: "2026-03-09T04:00:00.000Z", publicId: "abcdefghjk" },
      ...{ reference: "HC23456K", transferTo: "禾川县慈善会 0000" },
    },
  },
  "stock-returned": { ...wish, note: "请到收件点来取" },
  "claim-remedied": { ...wish, ...due, reason: "桌腿断了" },
  "claim-expired": { ...wish, cause: "due" },
  "concern-reported": { open: 3 },
  "concern-urgent": { ...concern, hid: true },
  "concern-told": { ...concern, hid: false },
  "concern-closed": { ...concern, outcome: "mended" },
};

const desk = { publicUrl: "https://wishes.example", now: "2026-03-01T00:00:00Z" };
const draw = <Kind extends LetterKind>(kind: Kind, locale: (typeof locales)[number]) =>
  renderLetter(kind, locale, facts[kind], desk);

// The ids a letter is written with and the facts it is drawn with name the same kinds.
const sameKinds: Record<keyof LetterParams, true> & Record<LetterKind, true> = Object.fromEntries(
  letterKinds.map((kind) => [kind, true]),
) as Record<LetterKind, true>;

describe.each(locales)("letters in %s", (locale) => {
  test.each(Object.keys(sameKinds) as LetterKind[])("%s is whole", (kind) => {
    const { subject, html, text } = draw(kind, locale);
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/undefined|NaN|\{\w+\}|\[object|Invalid/);
      expect(part.replace("<!doctype", "")).not.toMatch(/[!！]/);
    }
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toMatch(/<(script|img|link|iframe)/);
    expect(text.length).toBeGreaterThan(20);
  });

  test("links stay in the reader's language", () => {
    const path = locale === "en" ? "/en/claims/" : "/claims/";
    const { html, text } = draw("claim-received", locale);
    expect(html).toContain(`href="https://wishes.example${path}${wish.claimId}"`);
    expect(text).toContain(`https://wishes.example${path}${wish.claimId}`);
  });
});

test("a thank-you letter asks for the rest only where some is missing", () => {
  const whole = { ...facts["pledge-paid"], rest: null };
  expect(draw("pledge-paid", "en").text).toContain("¥26.67");
  expect(draw("pledge-paid", "en").text).toContain("HC23456K");
  const { text } = renderLetter("pledge-paid", "en", whole, desk);
  expect(text).toContain("/en/funds/shiqiao");
  expect(text).not.toMatch(/missing|HC23456K/);
});

test("a correction says that nothing is to be done only where nothing is missing", () => {
  const { rest, amount: came } = facts["pledge-paid"];
  const said = (short: typeof rest) =>
    renderLetter("pledge-unpaid", "en", { ...facts["pledge-unpaid"], came, short }, desk).text;
  expect(said(null)).toContain("nothing for you to do");
  expect(said(rest)).toMatch(/¥26\.67 is missing/);
  expect(said(rest)).not.toContain("nothing for you to do");
});

test("who checked a gift is said as it was: two people a transfer, nobody a card", () => {
  const { rest, ...paid } = facts["pledge-paid"];
  const said = (byCard: boolean, missing: typeof rest) =>
    locales.map(
      (locale) =>
        renderLetter("pledge-paid", locale, { ...paid, byCard, rest: missing }, desk).text,
    );
  for (const missing of [null, rest]) {
    for (const text of said(false, missing)) expect(text).toMatch(/经两个人核对|two people have/);
    for (const text of said(true, missing)) {
      expect(text).toMatch(/支付机构确认|payment provider confirmed/);
    }
  }
  for (const text of said(true, null)) expect(text).not.toMatch(/两个人|two people/i);
  const { text } = renderLetter(
    "pledge-refunded",
    "en",
    { ...facts["pledge-refunded"], approved: false },
    desk,
  );
  expect(text).toContain("sent back at the payment provider");
  expect(text).not.toContain("Two people");
});

test("what somebody typed stays text in a letter", () => {
  const typed = '<img src=x onerror="alert(1)">';
  const { html } = renderLetter(
    "claim-cancelled",
    "en",
    { ...wish, wish: typed, reason: typed, stocked: false },
    desk,
  );
  expect(html).not.toContain("<img");
});

test("the code and the date stand in the letter", () => {
  expect(draw("sign-in-code", "zh-CN").text).toContain("\n\n246810\n\n");
  expect(draw("claim-committed", "zh-CN").text).toContain("寄出不晚于：3 月 20 日");
  expect(draw("claim-committed", "en").text).toContain("Send it by: 20 Mar");
});
