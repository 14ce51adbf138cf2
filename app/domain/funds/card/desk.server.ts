import { availableOf } from "../../ledger/balances.server";
import { query } from "../../door.server";
import { bearableLoss, lossLeft } from "../adjust/loss.server";
import { listInput } from "../input";
import { paged, pageSize, readAfter } from "../list-pages";
import { outcomeOf, type DisputeState, type PaymentState, type RefundState } from "../life";
import { mayRecordMoney, mayTend } from "../may";
import { purposeNames } from "../purposes.server";
import { fundBySlug, takesCards } from "../rows.server";

/**
 * What came by card, newest first, with refunds that wait, disputes, what disputes took for good that
 * nobody has borne, and what banks have yet to decide on. No donor is named.
 */
export const cardPayments = query("funds.cardPayments", {
  input: listInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, { after }, fund) {
    const { fundId, currency } = fund;
    const behind = readAfter(after);
    const money = (minor: bigint) => ({ minor: minor.toString(), currency });
    const rows = await tx
      .selectFrom("payments as y")
      .leftJoin("pledges as p", "p.id", "y.pledgeId")
      .select(["y.id", "y.minor", "y.state", "y.clearedAt", "y.purposeId", "p.reference"])
      .select("p.monthly")
      .where("y.fundId", "=", fundId)
      .where("y.way", "=", "stripe")
      .where("y.clearedAt", "is not", null)
      .$if(behind !== undefined, (all) =>
        all.where((eb) =>
          eb(eb.refTuple("y.clearedAt", "y.id"), "<", eb.tuple(behind!.at, behind!.id)),
        ),
      )
      .orderBy("y.clearedAt", "desc")
      .orderBy("y.id", "desc")
      .limit(pageSize + 1)
      .execute();
    const refunds = await tx
      .selectFrom("refunds")
      .select(["id", "minor", "state", "askedAt", "askedBy", "decidedBy"])
      .where("fundId", "=", fundId)
      .orderBy((eb) => eb("state", "in", ["asked", "approved"]), "desc")
      .orderBy("askedAt", "desc")
      .limit(pageSize)
      .execute();
    const disputes = await tx
      .selectFrom("disputes")
      .select(["id", "minor", "state", "openedAt"])
      .where("fundId", "=", fundId)
      .orderBy((eb) => eb("state", "=", "open"), "desc")
      .orderBy("openedAt", "desc")
      .limit(pageSize)
      .execute();
    const { shortfall } = await availableOf(tx, { fundId, currency });
    const borneByNobody = await bearableLoss(tx, { fundId, currency });
    const left = await lossLeft(tx, { fundId, currency });
    const { page, next } = paged(rows, (row) => row.clearedAt ?? new Date(0));
    const names = await purposeNames(
      tx,
      page.map(({ purposeId }) => purposeId),
    );
    return {
      payments: page.map(({ minor, clearedAt, purposeId, state, ...one }) => ({
        ...one,
        state: state as PaymentState,
        amount: money(minor),
        clearedAt: clearedAt?.toISOString() ?? "",
        purpose: purposeId ? (names.get(purposeId) ?? null) : null,
      })),
      refunds: refunds.map(({ id, minor, askedAt, state, askedBy, decidedBy }) => ({
        id,
        state: outcomeOf(state as RefundState, askedBy, decidedBy),
        amount: money(minor),
        askedAt: askedAt.toISOString(),
      })),
      disputes: disputes.map(({ minor, openedAt, state, ...one }) => ({
        ...one,
        state: state as DisputeState,
        amount: money(minor),
        openedAt: openedAt.toISOString(),
      })),
      takes: await takesCards(tx, fundId),
      shortfall: borneByNobody > 0n ? money(borneByNobody) : null,
      undecided: shortfall > borneByNobody ? money(shortfall - borneByNobody) : null,
      bears: left > 0n && mayRecordMoney(actor, fund),
      next,
    };
  },
});
