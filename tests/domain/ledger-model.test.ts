import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { system } from "~/domain/actor";
import { nameOf, type AssetAccount, type FundAccount } from "~/domain/ledger/accounts";
import { availableOf, balancesOf } from "~/domain/ledger/balances.server";
import { lookAtBooks } from "~/domain/ledger/books.server";
import { foldLedgers } from "~/domain/ledger/fold-ledgers.server";
import * as lines from "~/domain/ledger/lines";
import { post, reverse, type NewPosting } from "~/domain/ledger/post.server";
import { openPurpose } from "~/domain/ledger/rows.server";
import { ask, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFund, inBooks, type Fund } from "../factories/ledger";
import { Model, nothing, opposite, sum, type Effect } from "../setup/ledger-model";
import { forgetBooks } from "../setup/forget-books";
import { often, proving, tell } from "../setup/proof";
import { sealAll } from "../setup/seal";

afterAll(closePools);

const currencies = ["CNY", "JPY"] as const;
const assets = ["stripe", "bank", "elsewhere"] as const;
const claimCount = 3;
const purposeCount = 3;

type Place = { currency: number; purpose: number; claim: number; asset: number; minor: number };
type Step = Place & { do: (typeof deeds)[number]; entry: number };
const deeds = [
  "pay",
  "pay",
  "pay",
  "fee",
  "lostFee",
  "allocate",
  "allocate",
  "allocate",
  "purchase",
  "purchase",
  "giveBack",
  "leftover",
  "deliver",
  "refund",
  "owe",
  "send",
  "dispute",
  "win",
  "bear",
  "release",
  "payout",
  "reverse",
  "reverse",
  "fold",
] as const;

const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom(...deeds),
    currency: fc.nat(currencies.length - 1),
    purpose: fc.nat(purposeCount - 1),
    claim: fc.nat(claimCount - 1),
    asset: fc.nat(assets.length - 1),
    minor: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4_000 })),
    entry: fc.nat(40),
  }),
  { minLength: 5, maxLength: proving ? 60 : 30, size: "max" },
);

type Planned = {
  posting: Omit<NewPosting, "fundId" | "currency" | "happenedOn" | "source">;
  effect: Effect;
};

const fundOf = (purpose: string): FundAccount =>
  purpose === "general" ? { kind: "general" } : { kind: "restricted", purposeId: purpose };

class World {
  models = currencies.map(() => new Model());

  constructor(
    readonly fund: Fund,
    readonly purposes: readonly string[],
    readonly claims: readonly string[],
  ) {}

  /** The step as an entry to post and as what it should do; null when there is nothing to try. */
  plan(step: Step, model: Model): Planned | null {
    const minor = BigInt(step.minor);
    const { money } = model;
    // What is spent or given back is mostly something that was promised.
    const puts = Object.keys(money.put).filter((key) => money.put[key]! > 0n);
    const known =
      step.do === "purchase" || step.do === "giveBack"
        ? puts[step.entry % (puts.length + 1)]?.split(" ")
        : undefined;
    const [claim, purpose] = (known ?? [
      this.claims[step.claim]!,
      this.purposes[step.purpose]!,
    ]) as [string, string];
    const fund = fundOf(purpose);
    const asset: AssetAccount = { kind: assets[step.asset]! };
    const of = (
      kind: NewPosting["kind"],
      posted: NewPosting["lines"],
      effect: Partial<Effect>,
    ) => ({
      posting: { kind, lines: posted },
      effect: { ...nothing(kind), ...effect },
    });
    const put = `${claim} ${purpose}`;
    switch (step.do) {
      case "pay": {
        const fee = (minor * 3n) / 100n;
        const charged = fee > 0n ? [lines.feeTaken(asset, fund, fee)] : [];
        return of("payment", [lines.received(asset, fund, minor), ...charged], {
          lies: { [asset.kind]: minor - fee },
          given: { [purpose]: minor },
          spent: fee > 0n ? { [`fees ${purpose}`]: fee } : {},
        });
      }
      case "fee":
        return of("fee", [lines.feeTaken(asset, fund, minor)], {
          lies: { [asset.kind]: -minor },
          spent: { [`fees ${purpose}`]: minor },
        });
      case "lostFee": {
        const missing = minor - model.free(purpose);
        const lost = missing > 0n ? missing : 0n;
        const { posting, effect } = of("fee", [lines.feeTaken(asset, fund, minor)], {
          lies: { [asset.kind]: -minor },
          given: { [purpose]: lost },
          spent: { [`fees ${purpose}`]: minor },
          lost: { [purpose]: lost },
        });
        return { posting: { ...posting, short: "loss" }, effect };
      }
      case "allocate":
        return of("allocation", [lines.reserved(claim, fund, minor)], {
          given: { [purpose]: -minor },
          promised: { [claim]: minor },
          put: { [put]: minor },
        });
      case "purchase": {
        const held = money.put[put] ?? 0n;
        if (held === 0n) return null;
        // Mostly what was reserved is enough.
        const cost = step.minor % 5 === 0 ? held + minor / 20n + 1n : (minor % held) + 1n;
        const bought = lines.purchased(claim, fund, asset, { held, cost });
        return of("purchase", bought, {
          lies: { [asset.kind]: -cost },
          given: { [purpose]: held },
          spent: { [`wishes ${purpose}`]: cost },
          promised: { [claim]: -held },
          put: { [put]: -held },
        });
      }
      case "giveBack":
        return of("return", [lines.returned(claim, fund, minor)], {
          given: { [purpose]: minor },
          promised: { [claim]: -minor },
          put: { [put]: -minor },
        });
      case "leftover":
        return of("leftover", [lines.returned(claim, fund, minor)], {
          given: { [purpose]: minor },
          promised: { [claim]: -minor },
        });
      case "deliver":
        return of("adjustment", [lines.deliveryPaid(asset, fund, minor)], {
          lies: { [asset.kind]: -minor },
          spent: { [`delivery ${purpose}`]: minor },
        });
      case "refund":
        return of("refund", [lines.refunded(asset, fund, minor)], {
          lies: { [asset.kind]: -minor },
          given: { [purpose]: -minor },
        });
      case "owe":
        return of("refund", [lines.refundOwed(fund, minor)], {
          given: { [purpose]: -minor },
          owed: minor,
        });
      case "send":
        return of("refund", [lines.refundSent(asset, minor)], {
          lies: { [asset.kind]: -minor },
          owed: -minor,
        });
      case "dispute":
        return of("dispute_opened", [lines.disputed(asset, fund, minor)], {
          lies: { [asset.kind]: -minor },
          lost: { [purpose]: minor },
        });
      case "win":
        return of("dispute_won", [lines.disputeWon(asset, fund, minor)], {
          lies: { [asset.kind]: minor },
          lost: { [purpose]: -minor },
        });
      case "bear": {
        const lost = this.purposes[step.entry % purposeCount]!;
        return of("dispute_lost", [lines.lossBorne(fundOf(lost), fund, minor)], {
          given: { [purpose]: -minor },
          lost: { [lost]: -minor },
        });
      }
      case "release":
        if (purpose === "general") return null;
        return of("release_of_restriction", [lines.released(purpose, minor)], {
          given: { general: minor, [purpose]: -minor },
        });
      case "payout": {
        const to = { kind: assets[(step.asset + 1) % assets.length]! };
        return of("payout", [lines.moved(asset, to, minor)], {
          lies: { [asset.kind]: -minor, [to.kind]: minor },
        });
      }
      default:
        return null;
    }
  }

  async take(step: Step) {
    const currency = currencies[step.currency]!;
    const model = this.models[step.currency]!;
    if (step.do === "fold") {
      await sealAll();
      return void (await runSweep(foldLedgers));
    }
    const common = {
      happenedOn: `2026-03-0${(step.entry % 9) + 1}`,
      source: { type: "test", id: randomUUID() },
    };
    if (step.do === "reverse") {
      const before = model.entries[step.entry % model.entries.length];
      if (!before) return;
      const expected = before.reversed
        ? "ledger_reversed_already"
        : model.refusal(opposite(before.effect));
      const id = await outcome(expected, () =>
        inBooks((tx, now) => reverse(tx, now, { entryId: before.id, ...common })),
      );
      if (!id) return;
      before.reversed = true;
      return model.take(id, opposite(before.effect));
    }
    const planned = this.plan(step, model);
    if (!planned) return;
    const { treasurer, approver } = this.fund;
    const id = await outcome(model.refusal(planned.effect), () =>
      inBooks((tx, now) =>
        post(tx, now, {
          ...{ fundId: this.fund.fundId, currency, ...common, ...planned.posting },
          ...{ recordedBy: treasurer.personId, approvedBy: approver.personId },
        }),
      ),
    );
    if (id) model.take(id, planned.effect);
  }

  /** The books say what the model says, and break no law. */
  async check() {
    for (const [at, currency] of currencies.entries()) {
      const model = this.models[at]!;
      const asked = { fundId: this.fund.fundId, currency };
      const { balances, available } = await inBooks(async (tx) => ({
        balances: await balancesOf(tx, asked),
        available: await availableOf(tx, asked),
      }));
      expect(
        Object.fromEntries(balances.map(({ account, minor }) => [nameOf(account), minor])),
      ).toEqual(model.balances());
      expect(available.shortfall).toBe(sum(Object.values(model.money.lost)));
      for (const purpose of this.purposes)
        expect(
          purpose === "general" ? available.general : (available.restricted.get(purpose) ?? 0n),
        ).toBe(model.free(purpose));
    }
  }
}

/** The id of what was done; null when it was refused, as it had to be. */
async function outcome(expected: string | null, work: () => Promise<{ id: string }>) {
  const told = await work().then(
    ({ id }) => ({ id, code: null }),
    (error: { code?: string; constraint?: string }) => ({
      id: null,
      code: error.constraint ?? error.code ?? String(error),
    }),
  );
  expect(told.code).toBe(expected);
  return told.id;
}

/** No law is broken but by losses of which more came back than was lost: the laws find just those. */
const lawful = async ({ models }: World) => {
  const { laws } = await ask(lookAtBooks, { actor: system("test"), input: {} });
  const found = laws.flatMap(({ findings }) => findings);
  const below = models
    .flatMap(({ money }) => Object.values(money.lost))
    .filter((minor) => minor < 0n);
  expect(found.map(({ what, minor }) => `${what} ${minor}`).sort()).toEqual(
    below.map((minor) => `loss_below_zero ${minor}`).sort(),
  );
};

const histories = proving ? often(512) : 8;

test(
  "whatever is paid, promised, spent, refunded, disputed and reversed, the books say what a plain model says",
  { timeout: proving ? 3_600_000 : 120_000 },
  async () => {
    const batch = await aBatchToClaim({ wishes: claimCount });
    const claims = await Promise.all(batch.wishes.map(async (wish) => aHold(await aDonor(), wish)));
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const fund = await aFund();
        const restricted = await inBooks(async (tx) => [
          await openPurpose(tx, fund.fundId, { kind: "batch", batchId: batch.id }),
          await openPurpose(tx, fund.fundId, { kind: "wish", wishId: batch.wishes[0]!.id }),
        ]);
        const world = new World(fund, ["general", ...restricted], claims);
        for (const step of history) {
          await world.take(step);
          await world.check();
          await lawful(world);
          taken += 1;
        }
        // Every look is at all books there are: the next history begins with none.
        await forgetBooks();
      }),
      { numRuns: histories, seed: proving ? undefined : 20_260_305 },
    );
    tell("books", { histories, steps: taken });
  },
);
