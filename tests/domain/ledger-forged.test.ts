import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { system } from "~/domain/actor";
import { checkBooks, lookAtBooks } from "~/domain/ledger/books.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import * as lines from "~/domain/ledger/lines";
import { reverse } from "~/domain/ledger/post.server";
import { ask, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import {
  aFund,
  anAllocation,
  aPayment,
  broken,
  inBooks,
  posting,
  someClaims,
  type Fund,
} from "../factories/ledger";
import { asOwner, rows } from "../setup/database";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const [general, bank] = [{ kind: "general" }, { kind: "bank" }] as const;

const guarded = ["purposes", "ledgers", "ledger_accounts", "entries", "postings"];

describe("what somebody with the database's own key changed", () => {
  let fund: Fund;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    fund = await aFund();
    const { claims } = await someClaims(2);
    [ids.claim, ids.other] = claims as [string, string];
    ids.payment = (await aPayment(fund.fundId, 1_000n, { providerRef: "first" })).id;
    ids.second = (await aPayment(fund.fundId, 1_000n, { providerRef: "second" })).id;
    ids.allocation = (await anAllocation(fund.fundId, ids.claim, 100n)).id;
    ids.reversal = (
      await inBooks((tx, now) =>
        reverse(tx, now, {
          entryId: ids.second!,
          happenedOn: "2026-03-06",
          source: { type: "test", id: randomUUID() },
        }),
      )
    ).id;
    ids.cash = (
      await posting(fund.fundId, {
        kind: "cash",
        lines: [lines.received(bank, general, 10n)],
        recordedBy: fund.treasurer.personId,
        approvedBy: fund.approver.personId,
      })
    ).id;
    await sealAll();
    await runSweep(foldLedgers);
  });

  /** Makes the change with the guards asleep, looks, and makes it good again. */
  async function found(change: string, undo: string) {
    const filled = (text: string) =>
      text.replaceAll(/:(\w+)\b/g, (whole, name: string) => (ids[name] ? `'${ids[name]}'` : whole));
    const guards = (stand: "disable" | "enable") =>
      guarded.map((table) => `alter table ${table} ${stand} trigger user`).join(";");
    const asleep = (text: string) =>
      asOwner(owner, async (client) => {
        const aboutRights = /^(alter table postings|grant|revoke)/.test(text);
        if (!aboutRights) await client.query(guards("disable"));
        await client.query(filled(text));
        if (!aboutRights) await client.query(guards("enable"));
      });
    await asleep(change);
    const { laws, entries } = await ask(lookAtBooks, { actor: system("test"), input: {} });
    expect(entries).toBeGreaterThan(3n);
    const found = laws.filter(({ findings }) => findings.length > 0);
    const told = vi.spyOn(log, "error");
    expect(await runSweep(checkBooks)).toBe(found.length);
    expect(told.mock.calls).toEqual(found.map((law) => [law, expect.stringContaining("books")]));
    told.mockRestore();
    await asleep(undo);
    return [...new Set(found.flatMap(({ findings }) => findings.map(({ what }) => what)))].sort();
  }

  const swing = (entry: string, by: number) =>
    `update postings set minor = minor + sign(minor) * (${by}) where entry_id = :${entry}`;
  const entryOf = (kind: string) => `
    with made as (insert into entries (ledger_id, fund_id, kind, happened_on, recorded_at, source_type, source_id,
        approved_by, written_by)
      select ledger_id, fund_id, '${kind}', '2026-03-07', recorded_at, 'forged', source_id, approved_by, pg_current_xact_id()
      from entries where id = :cash returning id, ledger_id)
    insert into postings (entry_id, ledger_id, account_id, minor)
    select made.id, made.ledger_id, a.id, v.minor from made, ledger_accounts a join`;
  const removed = `delete from postings where entry_id in (select id from entries where source_type = 'forged');
    delete from entries where source_type = 'forged'`;

  test.each<[string, string, string, string[]]>([
    [
      "one side of an entry",
      "update postings set minor = minor + 1 where entry_id = :payment and minor > 0",
      "update postings set minor = minor - 1 where entry_id = :payment and minor > 0",
      ["chain_broken", "entry_unbalanced", "sum_differs"],
    ],
    [
      "both sides of an entry",
      swing("payment", 5),
      swing("payment", -5),
      ["chain_broken", "sum_differs"],
    ],
    [
      "a reversal",
      swing("reversal", -1),
      swing("reversal", 1),
      ["chain_broken", "reversal_differs", "sum_differs"],
    ],
    [
      "the day of an entry",
      "update entries set happened_on = '2026-04-05' where id = :cash",
      "update entries set happened_on = '2026-03-05' where id = :cash",
      ["chain_broken", "sum_differs"],
    ],
    [
      "the claim that money is reserved for",
      "update ledger_accounts set claim_id = :other where claim_id = :claim",
      "update ledger_accounts set claim_id = :claim where claim_id = :other",
      ["chain_broken"],
    ],
    [
      "an entry that slips in behind the chain",
      `${entryOf("payment").replace("pg_current_xact_id()", "'3'")} (values ('bank', 7), ('general', -7)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["entry_unbalanced", "entry_unsealed", "sum_differs"],
    ],
    [
      "money taken that is not there",
      `${entryOf("refund")} (values ('bank', -7000), ('general', 7000)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["purpose_below_zero"],
    ],
    [
      "more that left a platform than lay there",
      `insert into ledger_accounts (ledger_id, fund_id, kind) select ledger_id, fund_id, 'elsewhere' from entries where id = :cash;
       ${entryOf("payout")} (values ('elsewhere', -7), ('bank', 7)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      `${removed}; delete from ledger_accounts where kind = 'elsewhere'`,
      ["platform_below_zero"],
    ],
    [
      "more that came back of a loss than was lost",
      `insert into ledger_accounts (ledger_id, fund_id, kind) select ledger_id, fund_id, 'disputes' from entries where id = :cash;
       ${entryOf("dispute_won")} (values ('disputes', -7), ('bank', 7)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      `${removed}; delete from ledger_accounts where kind = 'disputes'`,
      ["loss_below_zero"],
    ],
    [
      "a claim's money given back twice",
      `${entryOf("return")} (values ('reserved', 101), ('general', -101)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["claim_below_zero", "returned_too_much"],
    ],
    [
      "a purchase beyond what was reserved",
      `${entryOf("purchase")} (values ('bank', -7), ('general', 7)) v (kind, minor) on a.kind::text = v.kind where a.ledger_id = made.ledger_id`,
      removed,
      ["purchase_too_dear"],
    ],
    [
      "an approval of one's own",
      `alter table entries drop constraint ledger_needs_second_person;
       update entries set approved_by = recorded_by where id = :cash`,
      "",
      ["approved_alone", "chain_broken"],
    ],
    [
      "a reference that stands twice",
      `alter table entries drop constraint ledger_ref_taken;
       update entries set provider_ref = 'first' where id = :second`,
      "",
      ["chain_broken", "reference_twice"],
    ],
    [
      "a guard that sleeps",
      "alter table postings disable trigger postings_taken",
      "alter table postings enable trigger postings_taken",
      ["guard_asleep"],
    ],
    [
      "a right too many",
      "grant delete on postings to wishbridge_application",
      "revoke delete on postings from wishbridge_application",
      ["right_too_many"],
    ],
    [
      "an entry taken out",
      "delete from postings where entry_id = :cash; delete from entries where id = :cash",
      "",
      ["chain_broken", "sum_differs"],
    ],
  ])("%s is found", async (name, change, undo, codes) => {
    const undoing = undo || (await whatItWas(name));
    expect(await found(change, undoing)).toEqual(codes);
    expect(await broken()).toEqual([]);
  });

  /** The statements that put back what has no simple opposite. */
  async function whatItWas(name: string): Promise<string> {
    if (name.startsWith("an approval"))
      return `update entries set approved_by = '${fund.approver.personId}' where id = :cash;
        alter table entries add constraint ledger_needs_second_person check (approved_by <> recorded_by
          and (approved_by is not null or kind not in ('transfer', 'cash', 'platform', 'purchase', 'release_of_restriction', 'adjustment')))`;
    if (name.startsWith("a reference"))
      return `update entries set provider_ref = 'second' where id = :second;
        alter table entries add constraint ledger_ref_taken unique (ledger_id, provider_ref)`;
    await rows(`create table kept_entries as select * from entries where id = '${ids.cash}'`);
    await rows(
      `create table kept_postings as select * from postings where entry_id = '${ids.cash}'`,
    );
    return `insert into entries overriding system value select * from kept_entries;
      insert into postings overriding system value select * from kept_postings`;
  }
});
