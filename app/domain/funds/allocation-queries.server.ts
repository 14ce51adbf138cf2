import type { Tx } from "~/platform/db.server";
import { plainAmount } from "~/platform/money";
import { query } from "../door.server";
import { purchaseTold } from "./look-at-purchase.server";
import { listInput, ofFundInput, purchaseIdInput } from "./input";
import { mayAllocate, mayApproveMoney, mayRecordMoney, mayTend } from "./may";
import { purchaseLife } from "./life";
import { paged, pageSize, readAfter, readAfterDay } from "./list-pages";
import { readPurchase, type Purchase } from "./purchase-rows.server";
import { pursesOf } from "./purses.server";
import { plainRate, rateOf } from "./rates";
import { fundBySlug } from "./rows.server";

const rowsOf = (tx: Tx, fundId: string) =>
  tx
    .selectFrom("allocations as a")
    .innerJoin("fundAllocations as v", "v.id", "a.id")
    .leftJoin("purchaseLines as l", (join) =>
      join.onRef("l.allocationId", "=", "a.id").on("l.state", "<>", "left"),
    )
    .leftJoin("purchases as p", "p.id", "l.purchaseId")
    .select(["a.id", "a.state", "a.minor", "a.currency", "a.madeAt", "a.pledgeId"])
    .select(["v.number", "v.title", "v.size", "v.colour", "v.style", "v.batchTitle", "v.dueAt"])
    .select(["v.claimState", "v.publicId", "v.organizerName", "l.purchaseId"])
    .select(["l.state as lineState", "l.id as lineId", "p.state as purchaseState"])
    .where("a.fundId", "=", fundId);

const told = (row: Awaited<ReturnType<ReturnType<typeof rowsOf>["execute"]>>[number]) => ({
  id: row.id,
  state: row.state,
  claimState: row.claimState,
  number: row.number ?? 0,
  title: row.title ?? "",
  batch: row.batchTitle ?? "",
  organizer: row.organizerName ?? "",
  item: [row.size, row.colour, row.style].filter(Boolean).join(" · "),
  amount: { minor: row.minor.toString(), currency: row.currency },
  dueAt: row.dueAt?.toISOString() ?? null,
  /** A donor's own claim, for which the fund only buys. */
  donors: row.pledgeId !== null,
  purchaseId: row.purchaseId,
  /** On an order that is not in the books: it waits for approval, or was sent back to be mended. */
  ordered: row.lineState === "recorded",
  sentBack: row.lineState === "recorded" && row.purchaseState === "refused",
});

/** The wishes of a fund: what is still to be bought first, then all others, each with how far it came. */
export const allocationsOf = query("funds.allocations", {
  input: listInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, { after }, fund) {
    const behind = readAfter(after);
    const waiting = behind
      ? []
      : await rowsOf(tx, fund.fundId)
          .where("a.state", "in", ["promised", "reserved"])
          .orderBy("v.dueAt")
          .orderBy("a.id")
          .execute();
    const others = await rowsOf(tx, fund.fundId)
      .where("a.state", "not in", ["promised", "reserved"])
      .$if(behind !== undefined, (all) =>
        all.where((eb) =>
          eb(eb.refTuple("a.madeAt", "a.id"), "<", eb.tuple(behind!.at, behind!.id)),
        ),
      )
      .orderBy("a.madeAt", "desc")
      .orderBy("a.id", "desc")
      .limit(pageSize + 1)
      .execute();
    const { page, next } = paged(others, (row) => row.madeAt);
    return {
      slug: fund.slug,
      may: { allocate: mayAllocate(actor, fund), record: mayRecordMoney(actor, fund) },
      waiting: waiting.map(told),
      others: page.map(told),
      next,
    };
  },
});

/** What an order may be for: the wishes for which money is reserved and nothing is ordered. */
export const orderForm = query("funds.orderForm", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async read({ tx }, _, { fundId, slug, currency }) {
    const rows = await rowsOf(tx, fundId)
      .where("a.state", "=", "reserved")
      .where("l.id", "is", null)
      .orderBy("v.batchTitle")
      .orderBy("v.number")
      .execute();
    const offered = await pursesOf(tx, { fundId, currency });
    return { slug, currency, purses: offered, wishes: rows.map(told) };
  },
});

/**
 * An order that is not in the books as it was recorded, with all that it may be for now. Of what it was for and
 * can't be any more, the titles are told.
 */
export const purchaseToMend = query("funds.purchaseToMend", {
  input: purchaseIdInput,
  subject: ({ tx }, { purchaseId }) => readPurchase(tx, purchaseId),
  may: ({ actor }, purchase) =>
    mayRecordMoney(actor, purchase) && purchaseLife.can("mend", purchase.state),

  async read({ tx }, _, purchase) {
    const { id, fundId, slug, currency, minor, invoiceCurrency, invoiceMinor } = purchase;
    const rows = await rowsOf(tx, fundId)
      .select(["l.minor as cost", "l.deliveryMinor", "l.deviation"])
      .where((eb) =>
        eb.or([
          eb("l.purchaseId", "=", id),
          eb.and([eb("a.state", "=", "reserved"), eb("l.id", "is", null)]),
        ]),
      )
      .orderBy("v.batchTitle")
      .orderBy("v.number")
      .execute();
    const stands = rows.filter(({ state }) => state === "reserved");
    const plain = (sum: bigint, of = currency) => plainAmount({ minor: sum, currency: of });
    const delivery = rows.reduce((sum, { deliveryMinor }) => sum + (deliveryMinor ?? 0n), 0n);
    const differs = invoiceCurrency !== currency || invoiceMinor !== minor;
    return {
      ...{ id, slug, currency, reason: purchase.reason },
      purses: await pursesOf(tx, { fundId, currency }, purchase.paidFrom),
      wishes: stands.map(told),
      gone: rows
        .filter(({ state }) => state !== "reserved")
        .map(({ number, title }) => ({ number: number ?? 0, title: title ?? "" })),
      order: {
        ...{ supplier: purchase.supplier, invoiceNumber: purchase.invoiceNumber },
        ...{ paidOn: purchase.paidOn, paidFrom: purchase.paidFrom, invoiceCurrency },
        delivery: delivery > 0n ? plain(delivery) : "",
        invoiceAmount: differs ? plain(invoiceMinor, invoiceCurrency) : "",
        invoiceRate: rateTyped(purchase),
        lines: stands
          .filter(({ purchaseId }) => purchaseId === id)
          .map(({ id: allocationId, cost, deviation }) => ({
            ...{ allocationId, amount: plain(cost ?? 0n), deviation: deviation ?? "" },
          })),
      },
    };
  },
});

/** The rate that somebody typed; what only was counted from the two sums is counted anew from the mended ones. */
function rateTyped({ minor, currency, invoiceMinor, invoiceCurrency, invoiceRate }: Purchase) {
  if (!invoiceRate) return "";
  const rate = plainRate(invoiceRate);
  const counted = rateOf({ minor: invoiceMinor, currency: invoiceCurrency }, { minor, currency });
  return rate === counted ? "" : rate;
}

/** A fund's orders: those that wait for somebody first, then by the day they were paid. */
export const purchasesOf = query("funds.purchases", {
  input: listInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx }, { after }, { fundId, slug, currency }) {
    const behind = readAfterDay(after);
    const rows = () =>
      tx
        .selectFrom("purchases as p")
        .innerJoin("people as w", "w.id", "p.recordedBy")
        .select(["p.id", "p.supplier", "p.paidOn", "p.minor", "p.state", "p.reason"])
        .select("w.name as recordedBy")
        .where("p.fundId", "=", fundId)
        .orderBy("p.paidOn", "desc")
        .orderBy("p.id", "desc");
    const waiting = behind
      ? []
      : await rows().where("p.state", "in", ["recorded", "refused"]).execute();
    const others = await rows()
      .where("p.state", "not in", ["recorded", "refused"])
      .$if(behind !== undefined, (all) =>
        all.where((eb) =>
          eb(eb.refTuple("p.paidOn", "p.id"), "<", eb.tuple(behind!.at, behind!.id)),
        ),
      )
      .limit(pageSize + 1)
      .execute();
    const { page, next } = paged(others, (row) => row.paidOn);
    return {
      slug,
      purchases: [...waiting, ...page].map(({ minor, ...row }) => ({
        ...row,
        amount: { minor: minor.toString(), currency },
      })),
      next,
    };
  },
});

/** A purchase for who is about to decide on it. */
export const purchaseToDecide = query("funds.purchaseToDecide", {
  input: purchaseIdInput,
  subject: ({ tx }, { purchaseId }) => readPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayApproveMoney(actor, purchase),
  read: ({ tx }, _, purchase) => purchaseTold(tx, purchase),
});

/** A purchase for who is about to drop it. */
export const purchaseToDrop = query("funds.purchaseToDrop", {
  input: purchaseIdInput,
  subject: ({ tx }, { purchaseId }) => readPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayRecordMoney(actor, purchase),
  read: (_, __, { id, slug }) => Promise.resolve({ id, slug }),
});
