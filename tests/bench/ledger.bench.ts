import { afterAll, beforeAll, expect, test } from "vitest";
import { balancesOf, sealedNumber, turnoverOf } from "~/domain/ledger/balances.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import { sealRows } from "~/domain/privacy/audit.server";
import { runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFund, anAllocation, aPayment, inBooks } from "../factories/ledger";
import { asOwner } from "../setup/database";
import { often, tell } from "../setup/proof";

const hands = 12;
const manyFunds = 48;
const rounds = often(9);
const perRound = often(2_400);
const triples = often(133_334);
const days = 730;

const owner = process.env.DATABASE_OWNER_URL ?? "";

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

let claims: string[];
beforeAll(async () => {
  const batch = await aBatchToClaim({ wishes: 50 });
  claims = await Promise.all(batch.wishes.map(async (wish) => aHold(await aDonor(), wish)));
}, 600_000);
afterAll(closePools);

/** As many hands as the pool has connections do the work so often; the clock seals and sums beside them. */
async function rate(work: (turn: number) => Promise<unknown>): Promise<number> {
  let turn = 0;
  let done = false;
  const clock = (async () => {
    while (!done) {
      await runSweep(sealRows);
      await runSweep(foldLedgers);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  })();
  const took = await seconds(() =>
    Promise.all(
      Array.from({ length: hands }, async () => {
        while (turn < perRound) await work(turn++);
      }),
    ),
  );
  done = true;
  await clock;
  return perRound / took;
}

test.each(["payments", "allocations"] as const)(
  "%s into one fund that everybody uses, in turns with the same over many funds",
  async (what) => {
    const funds = await Promise.all(Array.from({ length: manyFunds }, aFund));
    for (const { fundId } of funds) await aPayment(fundId, 1_000_000_000n);
    const [hot] = funds as [(typeof funds)[number]];
    const into = (fundId: string, turn: number) =>
      what === "payments"
        ? aPayment(fundId, 100n)
        : anAllocation(fundId, claims[turn % claims.length]!, 1n);
    await rate((turn) => into(funds[turn % manyFunds]!.fundId, turn));
    for (let round = 0; round < rounds; round += 1) {
      const before = await rate((turn) => into(funds[turn % manyFunds]!.fundId, turn));
      const ours = await rate((turn) => into(hot.fundId, turn));
      const after = await rate((turn) => into(funds[turn % manyFunds]!.fundId, turn));
      tell(`books ${what}`, { before, ours, after });
    }
  },
  3_600_000,
);

/** Payments with their fee, allocations and purchases of two years, written past the guards. */
const written = `
  with made as (
    insert into entries (ledger_id, fund_id, kind, happened_on, recorded_at, source_type, source_id, recorded_by, approved_by)
    select l.id, l.fund_id, k.kind::entry_kind, date '2024-01-01' + (n % ${days}), clock_timestamp(), 'bench',
      gen_random_uuid(), o.applied_by, o.decided_by
    from ledgers l join organizations o on o.id = l.fund_id, generate_series(1, ${triples}) n,
      (values ('payment'), ('allocation'), ('purchase')) k (kind)
    where l.fund_id = $1 returning id, ledger_id, kind, seq),
  sides (kind, account, minor) as (values
    ('payment', 'stripe', 970), ('payment', 'fees', 30), ('payment', 'general', -1000),
    ('allocation', 'general', 500), ('allocation', 'reserved', -500),
    ('purchase', 'reserved', 500), ('purchase', 'general', -500), ('purchase', 'wishes', 450), ('purchase', 'bank', -450))
  insert into postings (entry_id, ledger_id, account_id, minor)
  select made.id, made.ledger_id, a.id, s.minor from made join sides s on s.kind = made.kind::text
    join lateral (select id from ledger_accounts a where a.ledger_id = made.ledger_id and a.kind::text = s.account limit 1) a on true`;

test("a report's sums over 1.2 million postings, from the sums of days and by a scan of all", async () => {
  const { fundId } = await aFund();
  await aPayment(fundId, 1_000n);
  await anAllocation(fundId, claims[0]!, 1n);
  await asOwner(owner, async (client) => {
    await client.query(
      `insert into ledger_accounts (ledger_id, fund_id, kind)
       select id, fund_id, kind::account_kind from ledgers, unnest(array['fees', 'wishes', 'bank']) kind where fund_id = $1`,
      [fundId],
    );
    for (const guards of ["disable", "enable"]) {
      await client.query(`alter table postings ${guards} trigger user;
        alter table entries ${guards} trigger user`);
      if (guards === "disable") await client.query(written, [fundId]);
    }
    await client.query("vacuum analyze entries, postings, ledger_accounts");
  });
  const sealing = await seconds(async () => {
    while ((await runSweep(sealRows)) > 0);
  });
  const folding = await seconds(() => runSweep(foldLedgers));
  await asOwner(owner, (client) => client.query("vacuum analyze ledger_rollups, seals"));

  const asked = { fundId, currency: "CNY", firstDay: "2024-04-01", lastDay: "2024-06-30" };
  const scan = () =>
    asOwner(owner, async (client) => {
      const { rows } = await client.query<{ account: string; kind: string; minor: bigint }>(
        `select a.kind as account, a.purpose_id as "purposeId", e.kind, sum(p.minor)::bigint as minor
         from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
         where e.fund_id = $1 and e.happened_on between $2 and $3
         group by 1, 2, 3 having sum(p.minor) <> 0 order by 1, 2, 3`,
        [fundId, asked.firstDay, asked.lastDay],
      );
      return rows;
    });
  const times = { sums: [] as number[], scan: [] as number[], balances: [] as number[] };
  const upTo = await inBooks((tx) => sealedNumber(tx));
  for (let round = 0; round < 12; round += 1) {
    let ours: unknown;
    let theirs: unknown;
    times.sums.push(
      await seconds(async () => (ours = await inBooks((tx) => turnoverOf(tx, { ...asked, upTo })))),
    );
    times.scan.push(await seconds(async () => (theirs = await scan())));
    times.balances.push(await seconds(() => inBooks((tx) => balancesOf(tx, { fundId, upTo }))));
    expect(ours).toEqual(theirs);
  }
  tell("books sums", {
    ...{ postings: triples * 9, sealing, folding },
    ...{ sums: median(times.sums), scan: median(times.scan), balances: median(times.balances) },
  });
}, 3_600_000);
