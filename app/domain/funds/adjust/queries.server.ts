import type { Tx } from "~/platform/db.server";
import { availableOf, liesAt } from "../../ledger/balances.server";
import { query } from "../../door.server";
import { dayOf } from "../book-days";
import { adjustmentIdInput, depositIdInput, leftoverFormInput, ofFundInput } from "../input";
import { depositLife, outcomeOf } from "../life";
import { mayDecideDeposit, mayLookAtMoney, mayRecordMoney, mayTakeBack, mayTend } from "../may";
import { purposeName, purposeNames } from "../purposes.server";
import { fundBySlug, paymentsOf, readDeposit } from "../rows.server";
import { leftoversOf } from "./leftovers.server";
import { lossLeft, ownMoneyFor } from "./loss.server";
import { leftToMove, usesPlatform } from "./move.server";
import { payoutsToEnter } from "./payouts.server";
import { readAdjustment, undoingOf, type Adjustment } from "./rows.server";

/** Changes of the books that were asked for: those that wait first, then the newest. */
export const adjustmentsOf = query("funds.adjustments", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, now, actor }, _, fund) {
    const { fundId, slug, currency } = fund;
    const lies = await liesAt(tx, fund, "elsewhere");
    const rows = await tx
      .selectFrom("adjustments as j")
      .innerJoin("people as w", "w.id", "j.recordedBy")
      .select(["j.id", "j.kind", "j.minor", "j.state", "j.recordedAt", "w.name as recordedBy"])
      .select(["j.recordedBy as by", "j.decidedBy"])
      .where("j.fundId", "=", fundId)
      .orderBy((eb) => eb("j.state", "=", "recorded"), "desc")
      .orderBy("j.recordedAt", "desc")
      .limit(200)
      .execute();
    const money = (minor: bigint) => ({ minor: minor.toString(), currency });
    const left = await leftoversOf({ tx, now }, { fundId, currency });
    const names = await purposeNames(
      tx,
      left.map(({ purposeId }) => purposeId),
    );
    const loss = await lossLeft(tx, { fundId, currency });
    const asked = await tx
      .selectFrom("adjustments")
      .select("purposeId")
      .where("fundId", "=", fundId)
      .where("kind", "=", "pass_on")
      .where("state", "=", "recorded")
      .execute();
    return {
      slug,
      may: { ask: mayRecordMoney(actor, fund) },
      loss: loss > 0n ? money(loss) : null,
      /** What lies at the platform; null at a fund that has none. */
      platform: (await usesPlatform(tx, fund)) ? money(lies) : null,
      leftovers: left.map(({ purposeId, minor, rule, why }) => ({
        ...{ purposeId, rule, why, amount: money(minor) },
        title: names.get(purposeId)?.title ?? "",
        asked: asked.some((one) => one.purposeId === purposeId),
      })),
      adjustments: rows.map(({ minor, recordedAt, state, by, decidedBy, ...row }) => ({
        ...row,
        state: outcomeOf(state, by, decidedBy),
        amount: money(minor),
        recordedAt: recordedAt.toISOString(),
      })),
    };
  },
});

/** What was asked for, with what the books will do, and who said so. */
export const adjustmentSeen = query("funds.adjustmentSeen", {
  input: adjustmentIdInput,
  subject: ({ tx }, { adjustmentId }) => readAdjustment(tx, adjustmentId),
  may: ({ actor }, adjustment) => mayTend(actor, adjustment),

  async read({ tx, actor }, _, adjustment) {
    const { id, slug, kind, bearer, movedFrom, minor, currency, state, reason, refusal } =
      adjustment;
    const { recordedBy: by, decidedBy } = adjustment;
    return {
      ...{ id, slug, kind, bearer, movedFrom, reason, refusal },
      /** For who may open it. */
      depositId: mayLookAtMoney(actor, adjustment) ? adjustment.depositId : null,
      state: outcomeOf(state, by, decidedBy),
      ...{ happenedOn: adjustment.happenedOn, hostName: adjustment.hostName },
      amount: { minor: minor.toString(), currency },
      purpose: (await purposeName(tx, adjustment.purposeId))?.title ?? "",
      payout: await payoutNamed(tx, adjustment),
      ...(await namesOf(tx, adjustment)),
      recordedAt: adjustment.recordedAt.toISOString(),
      decidedAt: adjustment.decidedAt?.toISOString() ?? null,
      /** That its day is before the fund was opened: a year may be mistyped. */
      early: state === "recorded" && adjustment.happenedOn < dayOf(adjustment.fundOpenedAt),
      mayDecide: state === "recorded" && mayDecideDeposit(actor, adjustment),
      own: state === "recorded" && mayTakeBack(actor, adjustment),
    };
  },
});

async function payoutNamed(tx: Tx, { payoutId }: Adjustment) {
  const payout = await tx
    .selectFrom("payouts")
    .select("providerRef")
    .where("id", "=", payoutId)
    .executeTakeFirst();
  return payout?.providerRef ?? "";
}

async function namesOf(tx: Tx, { recordedBy, decidedBy }: Adjustment) {
  const people = await tx
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", [recordedBy, decidedBy ?? recordedBy])
    .execute();
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
  return { recordedBy: nameOf(recordedBy), decidedBy: nameOf(decidedBy) };
}

/** A deposit for who is about to ask that it is undone: what it put in, and what of that is not there any more. */
export const depositToUndo = query("funds.depositToUndo", {
  input: depositIdInput,
  subject: ({ tx }, { depositId }) => readDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayRecordMoney(actor, deposit),

  async read({ tx }, _, { id, slug, fundId, state, minor, currency, heldAt }) {
    const payments = await paymentsOf(tx, id);
    const receipts = await tx
      .selectFrom("receipts")
      .select(["id", "year", "number"])
      .where(
        "paymentId",
        "in",
        payments.map((payment) => payment.id),
      )
      .where("voidedAt", "is", null)
      .execute();
    const { general, restricted } = await availableOf(tx, { fundId, currency });
    const gone = payments.some(
      (payment) =>
        payment.pledgeId === null &&
        (payment.purposeId ? (restricted.get(payment.purposeId) ?? 0n) : general) < payment.minor,
    );
    const left = heldAt === "elsewhere" ? await liesAt(tx, { fundId, currency }, heldAt) : minor;
    const amount = { minor: minor.toString(), currency };
    return {
      ...{ id, slug, amount, receipts, gone, passedOn: left < minor },
      undoable: depositLife.can("undo", state),
      /** What was asked for already and waits for another person. */
      asked: await undoingOf(tx, id),
    };
  },
});

/** What is left over of a purpose, for who is about to ask that it goes on. */
export const leftoverForm = query("funds.leftoverForm", {
  input: leftoverFormInput,
  async subject({ tx, now }, { slug, purposeId }) {
    const fund = await fundBySlug(tx, slug);
    const left = fund ? await leftoversOf({ tx, now }, fund) : [];
    const one = left.find((leftover) => leftover.purposeId === purposeId);
    return fund && one && { ...fund, one };
  },
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async read({ tx }, _, { slug, currency, one: { purposeId, minor, rule, why } }) {
    const title = (await purposeName(tx, purposeId))?.title ?? "";
    return { slug, title, rule, why, amount: { minor: minor.toString(), currency } };
  },
});

/** What disputes took for good and nobody has borne, if anything, with what could bear it. */
export const lossForm = query("funds.lossForm", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async read({ tx }, _, { fundId, slug, currency, hostName }) {
    const money = (minor: bigint) => ({ minor: minor.toString(), currency });
    const disputes = await tx
      .selectFrom("disputes")
      .select(["id", "minor", "closedAt"])
      .where("fundId", "=", fundId)
      .where("state", "=", "lost")
      .orderBy("closedAt", "desc")
      .limit(40)
      .execute();
    const loss = await lossLeft(tx, { fundId, currency });
    return {
      ...{ slug, hostName, currency },
      loss: loss > 0n ? money(loss) : null,
      own: money(await ownMoneyFor(tx, { fundId, currency })),
      disputes: disputes.map((one) => ({
        ...{ id: one.id, amount: money(one.minor), closedAt: one.closedAt?.toISOString() ?? "" },
      })),
    };
  },
});

/** What lies at the platform and nobody asked to have moved, and payouts by hand, for who enters that they went on. */
export const moveForm = query("funds.moveForm", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async read({ tx }, _, fund) {
    const { slug, currency } = fund;
    const money = (minor: bigint) => ({ minor: minor.toString(), currency });
    const payouts = await payoutsToEnter(tx, fund);
    return {
      ...{ slug, currency, platform: await usesPlatform(tx, fund) },
      left: money(await leftToMove(tx, fund, "elsewhere")),
      payouts: payouts.map(({ left, ...payout }) => ({ ...payout, left: money(left) })),
    };
  },
});
