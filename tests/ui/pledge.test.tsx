import { expect, test } from "vitest";
import { wordsOf } from "~/i18n/words";
import { LineIs, type WireLine } from "~/parts/statement-line";
import { PledgeTable } from "~/routes/fund.$slug.pledges/pledge-table";
import { CardStanding } from "~/routes/pledges.$publicId._index/by-card";
import { TransferStanding } from "~/routes/pledges.$publicId._index/by-transfer";
import { PledgeFacts } from "~/routes/pledges.$publicId._index/pledge-facts";
import { read, saidBy } from "./read";

const cny = (minor: string) => ({ minor, currency: "CNY" });
type Seen = Parameters<typeof TransferStanding>[0]["pledge"];
const pledge: Seen = {
  ...{ publicId: "abcdefghjk", amount: cny("6000"), came: cny("3333"), way: "transfer" },
  ...{ monthly: false, reference: "HC23456K", state: "paid", shownName: "", purpose: null },
  ...{ leftoverRule: "general", promisedAt: "2026-11-20T04:00:00Z", paidAt: null },
  fund: { slug: "shiqiao", name: "石桥社区慈善基金", hostName: "禾川县慈善会" },
  ...{
    cancellable: false,
    declined: false,
    ending: false,
    ended: false,
    goesOn: false,
    payments: [],
    working: false,
  },
  ...{ transferDetails: "禾川县慈善会 9900", own: true, paysForClaim: true },
  ...{ mayCancel: false, mayConsent: false, returned: false, back: cny("0"), left: cny("3333") },
  short: { came: cny("3333"), missing: cny("2667"), until: "2026-12-20T04:00:00Z" },
};
const byCard: Seen = { ...pledge, way: "stripe", short: null };

test("a wish's money that came in part says what is missing, and keeps the account in sight", () => {
  const said = saidBy(read(<TransferStanding pledge={pledge} />));
  for (const part of ["¥33.33", "还差 ¥26.67", "12 月 20 日", "HC23456K", "禾川县慈善会 9900"])
    expect(said).toContain(part);
  expect(said).not.toContain("钱到了");
  const english = saidBy(read(<TransferStanding pledge={pledge} />, "en"));
  expect(english).toContain("¥26.67 is still missing");
  const whole = saidBy(read(<TransferStanding pledge={{ ...pledge, short: null }} />));
  expect(whole).toContain("到账 ¥33.33，和认捐的 ¥60 不一样");
  expect(whole).not.toContain("HC23456K");
});

test("by card no reference is shown that asks for a second payment", () => {
  expect(read(<PledgeFacts pledge={pledge} />)).toContain("HC23456K");
  expect(read(<PledgeFacts pledge={byCard} />)).not.toContain("HC23456K");
});

test("a transfer of another sum than was promised says both, and one of the same sum neither", () => {
  const said = (came: string, locale?: "en") =>
    saidBy(read(<TransferStanding pledge={{ ...pledge, short: null, came: cny(came) }} />, locale));
  expect(said("6001", "en")).toContain("¥60.01 has come, which differs from the ¥60");
  expect(said("6000")).toContain("钱到了");
  expect(said("6000", "en")).not.toContain("differs");
});

test("what went back is said by its sum, with what remains, in part, in whole and for good", () => {
  const of = (state: Seen["state"], back: string, left: string): Seen => ({
    ...{ ...byCard, state, monthly: state === "paid", came: cny("3333") },
    ...{ back: cny(back), left: cny(left) },
  });
  for (const locale of ["zh-CN", "en"] as const) {
    const standing = (one: Seen) => saidBy(read(<CardStanding pledge={one} />, locale));
    const facts = (one: Seen) => saidBy(read(<PledgeFacts pledge={one} />, locale));
    for (const one of [
      of("partly_refunded", "1250", "2083"),
      of("paid", "1250", "2083"),
      of("lost", "1250", "2083"),
    ])
      for (const said of [standing(one), facts(one)])
        for (const sum of ["¥12.50", "¥20.83"]) expect(said).toContain(sum);
    for (const state of ["refunded", "lost"] as const)
      expect(standing(of(state, "3333", "0"))).toContain("¥33.33");
    expect(facts(of("disputed", "0", "0"))).toContain("¥0");
    const { wentBack, left } = wordsOf(locale).funds.one;
    const whole = facts(of("paid", "0", "3333"));
    for (const label of [wentBack, left]) expect(whole).not.toContain(label);
  }
});

test("while a payment is on its way nobody is told to pay again", () => {
  const declined: Seen = { ...byCard, state: "promised", declined: true };
  const declinedPage = read(<CardStanding pledge={declined} />);
  expect(saidBy(declinedPage)).toContain("换一张卡");
  expect(declinedPage).not.toContain("from=payment");
  for (const way of [{ returned: true }, { working: true }]) {
    const page = read(<CardStanding pledge={{ ...declined, ...way }} />);
    expect(saidBy(page)).not.toContain("换一张卡");
    expect(page).not.toContain("/pledges/abcdefghjk/payment");
  }
});

test("what is promised by card is not recorded by hand", () => {
  type Table = Parameters<typeof PledgeTable>[0];
  const fund = { slug: "shiqiao", may: { record: true } } as Table["fund"];
  const row = { ...pledge, state: "promised" as const, cancellable: true, donor: "" };
  const table = (way: "transfer" | "stripe") =>
    read(<PledgeTable fund={fund} label="x" pledges={[{ ...row, way }]} />);
  expect(table("transfer")).toContain("deposits/new?reference=HC23456K");
  expect(table("stripe")).not.toContain("deposits/new");
});

test("a line says which other line is said to be the same promise", () => {
  const line: WireLine = {
    ...{ id: "1", number: 5, day: "2026-11-20", amount: cny("6000"), found: "matched", why: [] },
    ...{ settled: "pledge", standing: "pledge", settledBy: null, counterparty: "", remark: "" },
    ...{ booked: false, canBeGift: true, candidate: null },
    pledge: { reference: "HC23456K", amount: cny("6000"), alsoLine: 3 },
  };
  expect(saidBy(read(<LineIs line={line} />))).toContain("第 3 行也记到这个认捐");
  expect(saidBy(read(<LineIs line={line} />, "en"))).toContain("Line 3 is said to be this promise");
});
