import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment } from "~/domain/funds/adjust/decide.server";
import { consentToLeftover } from "~/domain/funds/leftover-consent.server";
import { laws } from "~/domain/ledger/laws.server";
import { run } from "~/domain/run.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { closePools } from "~/platform/db.server";
import type { DB } from "../../db/schema";
import { aBatchClosing, rows } from "../factories/allocations";
import { aFact, aGift, aPromise, book } from "../factories/card-facts";
import { aCardFund } from "../factories/cards";
import { aDemo } from "../setup/demo";

let owner: Kysely<DB>;
beforeAll(async () => {
  await aDemo();
  owner = new Kysely<DB>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: 1 }),
    }),
    plugins: [new CamelCasePlugin()],
  });
}, 120_000);
afterAll(async () => {
  await owner.destroy();
  await closePools();
});

/** Whatever the books rest on. */
const tables =
  `entries postings ledger_accounts purposes claims allocations receipts purchases purchase_lines
  payments deposits adjustments refunds leftover_consents provider_transactions provider_events`.split(
    /\s+/,
  );

const triggers = (stand: "disable" | "enable") =>
  tables.map((table) => `alter table ${table} ${stand} trigger user`).join(";");

/** The tables with no trigger awake, no check and nothing that stands once alone. */
const asleep = `${triggers("disable")};
  do $$ declare one record; begin
    for one in select conrelid::regclass as of, conname from pg_constraint
      where contype in ('c', 'u') and conrelid = any ('{${tables.join(",")}}'::regclass[])
    loop execute format('alter table %s drop constraint %I cascade', one.of, one.conname); end loop;
  end $$`;

/** What the laws find after a change with the database's own key, its guards asleep; nothing of it stays. */
async function foundAfter(change: string): Promise<string[]> {
  const nothing = new Error("Nothing of this stays.");
  const found = new Set<string>();
  await owner
    .transaction()
    .execute(async (tx) => {
      await sql.raw(asleep).execute(tx);
      const { rows, numAffectedRows } = await sql.raw(change).execute(tx);
      expect(Number(numAffectedRows ?? rows.length), "rows changed").toBeGreaterThan(0);
      await sql.raw(triggers("enable")).execute(tx);
      for (const law of laws) for (const { what } of await law.broken(tx)) found.add(what);
      throw nothing;
    })
    .catch((error: unknown) => {
      if (error !== nothing) throw error;
    });
  return [...found].sort();
}

/** One of the rows of a table, the first by its id. */
const one = (table: string, where: string) =>
  `id = (select id from ${table} where ${where} order by id limit 1)`;

test("a year's books keep every law", async () => {
  for (const { number, name } of laws) expect(`${number} ${name}`).toMatch(/^[1-9] \w.{20,}/);
  expect(await foundAfter("select 1")).toEqual([]);
});

test.each<[what: string, change: string, codes: string[]]>([
  [
    "what was given for something, gone for the loss of another",
    `update entries set kind = 'dispute_lost' where id = (
      select e.id from entries e join postings p on p.entry_id = e.id
        join ledger_accounts a on a.id = p.account_id and a.kind = 'restricted'
      where e.kind = 'allocation' and p.minor > 0 order by 1 limit 1)`,
    ["chain_broken", "loss_of_another"],
  ],
  [
    "money for one wish, taken for another",
    `with taken as (select p.entry_id, u.id as purpose from postings p
        join entries e on e.id = p.entry_id and e.kind = 'allocation'
        join allocations l on l.id = e.source_id and l.state = 'spent'
        join ledger_accounts a on a.id = p.account_id join purposes u on u.id = a.purpose_id order by 1 limit 1)
      update ledger_accounts r set claim_id = (select c.id from claims c
        where not purpose_fits(taken.purpose, c.wish_id)
          and not exists (select from ledger_accounts o where o.claim_id = c.id) order by c.id limit 1)
      from taken, postings q where q.entry_id = taken.entry_id and r.id = q.account_id and r.kind = 'reserved'`,
    ["chain_broken", "wish_not_meant"],
  ],
  [
    "money that stands reserved and is called spent",
    `update allocations set state = 'spent' where ${one("allocations", "state = 'reserved'")}`,
    ["reserved_astray"],
  ],
  [
    "a claim that ended and keeps its money",
    `update claims set state = 'cancelled' where id = (
      select claim_id from allocations where state = 'reserved' order by id limit 1)`,
    ["reserved_astray"],
  ],
  [
    "a leftover that went to another programme",
    `update purposes set programme_id = (select id from programmes where id <> purposes.programme_id limit 1)
      where id in (select a.purpose_id from entries e join postings p on p.entry_id = e.id and p.minor < 0
        join ledger_accounts a on a.id = p.account_id where e.kind = 'leftover')`,
    ["leftover_astray", "wish_not_meant"],
  ],
  [
    "a purchase that costs a unit more than its line",
    `update purchase_lines set minor = minor + 1 where ${one("purchase_lines", "state = 'approved'")}`,
    ["purchase_differs"],
  ],
  [
    "a purchase that somebody else approved",
    `update purchases set decided_by = (select id from people where id <> purchases.decided_by limit 1)
      where ${one("purchases", "state = 'approved'")}`,
    ["purchase_differs"],
  ],
  [
    "a balance that the provider tells otherwise",
    `update provider_transactions set net = net + 1 where ${one("provider_transactions", "entry_id is not null and payout is not null")}`,
    ["payout_differs", "transaction_differs"],
  ],
  [
    "a provider's transaction that nobody booked",
    `update provider_transactions set entry_id = null where ${one("provider_transactions", "entry_id is not null and payout is not null")}`,
    ["payout_differs", "transaction_unlisted"],
  ],
  [
    "a payout that comes to something else",
    `update provider_transactions set payout = null
      where ${one("provider_transactions", "entry_id is not null and payout is not null and net <> 0")}`,
    ["payout_differs"],
  ],
  [
    "a payout that came back and stands at the bank",
    `update payouts set state = 'failed' where ${one("payouts", "state = 'paid'")}`,
    ["payout_differs"],
  ],
  [
    "a payment that was booked twice",
    `update entries set source_id = (
        select o.source_id from entries o where o.kind = 'payment' and o.id <> entries.id limit 1)
      where ${one("entries", "kind = 'payment'")}`,
    ["chain_broken", "payment_twice"],
  ],
  [
    "an event that waits for more than a day",
    `update provider_events set applied_at = null, received_at = clock_timestamp() - interval '25 hours'
      where event_id = (select min(event_id) from provider_events)`,
    ["event_waits"],
  ],
  [
    "more sent back than was paid",
    "update refunds set minor = minor + 10000000",
    ["receipt_overstates", "refund_exceeds_payment"],
  ],
  [
    "a refund that one person asked for and approved",
    "update refunds set decided_by = asked_by",
    ["refund_by_one"],
  ],
  [
    "a payment that was undone and never reversed",
    `update payments set state = 'undone' where ${one("payments", "deposit_id is not null and state = 'cleared'")}`,
    ["undone_astray"],
  ],
  [
    "a loss that nobody said who bears",
    `update entries set source_type = 'adjustment', kind = 'adjustment' where ${one("entries", "kind = 'cash'")}`,
    ["chain_broken", "loss_borne_astray"],
  ],
  [
    "money that came to lie elsewhere than was said",
    `update deposits set held_at = 'bank' where held_at = 'elsewhere'`,
    ["came_astray"],
  ],
  [
    "money that moved and nobody approved it",
    `update adjustments set state = 'rejected', refusal = '没有' where kind = 'move_money'`,
    ["moved_astray"],
  ],
  [
    "restricted money that became other money",
    `update entries set kind = 'purchase' where kind = 'leftover'`,
    ["chain_broken", "purchase_differs", "purchase_too_dear", "restriction_lifted"],
  ],
  [
    "an entry about two claims",
    `with two as (select a.id as first, b.id as second
        from entries a join allocations x on x.id = a.source_id, entries b join allocations y on y.id = b.source_id
        where a.kind = 'allocation' and b.kind = 'allocation' and x.claim_id <> y.claim_id limit 1)
      update postings set entry_id = two.first from two where entry_id = two.second`,
    ["chain_broken", "entry_of_several_claims", "entry_unbalanced"],
  ],
  [
    "an entry that was reversed twice",
    `update entries set reverses_id = (select min(id::text)::uuid from entries where kind = 'cash')
      where id in (select id from entries where kind = 'cash' order by id desc limit 2)`,
    ["chain_broken", "reversal_differs", "reversed_twice", "undone_astray"],
  ],
  [
    "a receipt's number left out",
    `update receipts set number = number + 1 where number = (select max(number) from receipts r
      where r.charity_id = receipts.charity_id and r.year = receipts.year)`,
    ["receipts_gap"],
  ],
  [
    "a receipt for more than was given",
    "update receipts set minor = minor + 10000000 where minor is not null",
    ["receipt_overstates"],
  ],
])("%s is found", async (_, change, codes) => {
  expect(await foundAfter(change)).toEqual(codes);
});

describe("a leftover that became general money", () => {
  /** A wish with a gift whose donor agreed to that; `release` withdraws it and passes on what it has. */
  async function aLeftover() {
    const [fund, batch] = [await aCardFund({ places: "" }), await aBatchClosing(1)];
    const [wish] = batch.wishes;
    const purpose = `wish:${wish!.publicId}`;
    const { donor, ...agreed } = await aGift(fund, { purpose });
    const input = { publicId: agreed.publicId, rule: "general" };
    await run(consentToLeftover, { actor: donor, input });
    const release = async () => {
      await run(withdrawWish, {
        actor: batch.staff,
        input: { wishId: wish!.id, reason: "孩子转学了" },
      });
      const [pledge] = await rows<{ purpose_id: string }>(
        "select purpose_id from pledges where id = $1",
        [agreed.id],
      );
      const { id: adjustmentId } = await run(passLeftoverOn, {
        actor: fund.treasurer,
        input: { slug: fund.slug, purposeId: pledge!.purpose_id, reason: "心愿撤回了" },
      });
      await run(approveAdjustment, { actor: fund.approver, input: { adjustmentId } });
    };
    return { fund, purpose, agreed, release };
  }

  test("asks nobody whose gift was booked after that, though it was paid before", async () => {
    const { fund, purpose, release } = await aLeftover();
    const late = await aPromise(fund, { purpose });
    await release();
    const happenedAt = new Date(Date.now() - 3_600_000);
    await book(fund, aFact("payment", { metadata: { pledge: late.id }, happenedAt }));
    expect(await foundAfter("select 1")).toEqual([]);
  });

  test("asks nobody whose gift had gone back by then, though it came again", async () => {
    const { fund, purpose, release } = await aLeftover();
    const { intent } = await aGift(fund, { purpose });
    const refund = aFact("refund", { minor: -10_000n, intent });
    await book(fund, refund);
    await release();
    await book(fund, aFact("refund_failed", { source: refund.source }));
    expect(await foundAfter("select 1")).toEqual([]);
  });

  test("is found where one whose gift was there by then had not agreed", async () => {
    const { fund, agreed, release } = await aLeftover();
    const back = aFact("refund", { minor: -10_000n, intent: agreed.intent });
    await book(fund, back);
    await book(fund, aFact("refund_failed", { source: back.source }));
    await book(fund, aFact("refund", { minor: -4_000n, intent: agreed.intent }));
    await release();
    await book(fund, aFact("refund", { minor: -6_000n, intent: agreed.intent }));
    expect(await foundAfter("select 1")).toEqual([]);
    expect(
      await foundAfter(
        `update leftover_consents set rule = 'donor' where pledge_id = '${agreed.id}'`,
      ),
    ).toEqual(["leftover_astray"]);
  });
});
