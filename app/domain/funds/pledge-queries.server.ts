import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { personIdOf } from "../actor";
import { query } from "../door.server";
import type { LeftoverRule } from "./choices";
import { ofFundInput, ofPledgeInput, pledgesInput } from "./input";
import { leavesLeftovers } from "./leftover-consent.server";
import { paged, pageSize, readAfter } from "./list-pages";
import { pledgeLife, type PaymentState, type PledgeState } from "./life";
import { mayCancelPledge, mayPledge, mayTend } from "./may";
import { purposeNames, purposesOffered } from "./purposes.server";
import { fundBySlug, takesCards } from "./rows.server";
import { shortfallOf } from "./shortfall.server";
import { claimPaidBy } from "./unpaid.server";
import { wentBackOf } from "./went-back.server";

/** A pledge with what came for it, as its donor and its fund see it. */
const pledgeRows = (tx: Tx) =>
  tx
    .selectFrom("pledges as p")
    .innerJoin("publicFunds as f", "f.id", "p.fundId")
    .innerJoin("organizations as o", "o.id", "p.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .select(["p.id", "p.publicId", "p.minor", "p.currency", "p.way", "p.monthly", "p.reference"])
    .select(["p.state", "p.shownName", "p.purposeId", "p.promisedAt", "p.paidAt", "p.endedAt"])
    .select(["p.failedAt", "p.endAskedAt", "p.checkoutDoneAt"])
    .select(sql<LeftoverRule>`leftover_agreed(p.id, clock_timestamp())`.as("leftoverRule"))
    .select(["p.personId", "f.slug as fundSlug", "f.name as fundName"])
    .select(["o.id as organizationId", "h.id as hostId", "h.name as hostName"])
    .select((eb) =>
      eb
        .selectFrom("payments as y")
        .select(({ fn }) => fn.coalesce(fn.sum<bigint>("y.minor"), eb.val(0n)).as("sum"))
        .whereRef("y.pledgeId", "=", "p.id")
        .where("y.clearedAt", "is not", null)
        .as("came"),
    );

type Row = Awaited<ReturnType<ReturnType<typeof pledgeRows>["execute"]>>[number];

const toWire = (row: Row, names: Awaited<ReturnType<typeof purposeNames>>) => ({
  publicId: row.publicId,
  amount: { minor: row.minor.toString(), currency: row.currency },
  came: { minor: String(row.came ?? 0), currency: row.currency },
  way: row.way,
  monthly: row.monthly,
  reference: row.reference,
  state: row.state as PledgeState,
  shownName: row.shownName,
  purpose: row.purposeId ? (names.get(row.purposeId) ?? null) : null,
  leftoverRule: row.leftoverRule,
  promisedAt: row.promisedAt.toISOString(),
  paidAt: row.paidAt?.toISOString() ?? null,
  fund: { slug: row.fundSlug, name: row.fundName, hostName: row.hostName },
  cancellable: pledgeLife.can("cancel", row.state) && !row.checkoutDoneAt,
  /** His bank takes its time to say yes or no. */
  working: row.state === "promised" && row.checkoutDoneAt !== null,
  /** A card was declined after the last payment, if there was one. */
  declined: row.failedAt !== null && row.failedAt > (row.paidAt ?? row.promisedAt),
  ending: row.endAskedAt !== null && row.endedAt === null,
  ended: row.endedAt !== null,
  /** A monthly gift goes on from its first payment until its donor ends it, or the provider. */
  goesOn: row.monthly && row.state !== "promised" && !row.endAskedAt && !row.endedAt,
});
export type PledgeWire = ReturnType<typeof toWire>;

const wires = async (tx: Tx, rows: Row[]) => {
  const names = await purposeNames(
    tx,
    rows.map(({ purposeId }) => purposeId),
  );
  return rows.map((row) => toWire(row, names));
};

/** The pledges of the one who asks, newest first. */
export const myPledges = query("funds.myPledges", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",
  read: async ({ tx, actor }) =>
    wires(
      tx,
      await pledgeRows(tx)
        .where("p.personId", "=", personIdOf(actor))
        .orderBy("p.promisedAt", "desc")
        .limit(100)
        .execute(),
    ),
});

/** A pledge with how the money reaches the fund, for its donor and for the fund's desk. */
export const pledgeSeen = query("funds.pledgeSeen", {
  input: ofPledgeInput,
  subject: ({ tx }, { publicId }) =>
    pledgeRows(tx)
      .innerJoin("funds", "funds.fundId", "p.fundId")
      .select("funds.transferDetails")
      .where("p.publicId", "=", publicId)
      .executeTakeFirst(),
  may: ({ actor }, pledge) =>
    (actor.kind === "person" && actor.personId === pledge.personId) || mayTend(actor, pledge),
  async read({ tx, actor }, _, { transferDetails, ...row }) {
    const [wire] = await wires(tx, [row]);
    const own = actor.kind === "person" && actor.personId === row.personId;
    const paysForClaim = (await claimPaidBy(tx, row.id)) !== undefined;
    return {
      ...wire!,
      transferDetails,
      payments: row.way === "stripe" ? await paymentsFor(tx, row) : [],
      short: await shortfallOf(tx, row.id),
      ...(await standsWith(tx, row)),
      own,
      paysForClaim,
      mayCancel: wire!.cancellable && mayCancelPledge(actor, row) && (own || !paysForClaim),
      mayConsent: own && leavesLeftovers(row),
    };
  },
});

/**
 * What of the money for a promise went back for good, to its donor or to his bank, and what is left of
 * it in the books. What a bank still decides on is in neither.
 */
async function standsWith(tx: Tx, { id, came, currency }: Row) {
  const { back, held } = await wentBackOf(tx, id);
  const left = BigInt(came ?? 0) - back - held;
  const sum = (of: bigint) => ({ minor: of.toString(), currency });
  return { back: sum(back), left: sum(left) };
}

/** What was paid by card for a promise, newest first. */
async function paymentsFor(tx: Tx, { id, currency }: Row) {
  const payments = await tx
    .selectFrom("payments")
    .select(["id", "minor", "state", "clearedAt"])
    .where("pledgeId", "=", id)
    .where("clearedAt", "is not", null)
    .orderBy("clearedAt", "desc")
    .limit(120)
    .execute();
  return payments.map(({ minor, clearedAt, state, ...one }) => ({
    ...one,
    state: state as PaymentState,
    amount: { minor: minor.toString(), currency },
    at: clearedAt?.toISOString() ?? "",
  }));
}

/** What the pledge form needs to know of a fund. Whether one may pledge there, the command decides. */
export const pledgeForm = query("funds.pledgeForm", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }) => mayPledge(actor),
  read: async ({ tx, actor }, _, fund) => {
    const me = await tx
      .selectFrom("people")
      .select("name")
      .where("id", "=", personIdOf(actor))
      .executeTakeFirst();
    return {
      slug: fund.slug,
      name: fund.name,
      hostName: fund.hostName,
      currency: fund.currency,
      certificate: fund.certificate,
      modes: [...fund.modes],
      closed: fund.closedAt !== null,
      leftoverRule: fund.leftoverRule,
      me: me?.name ?? "",
      purposes: await purposesOffered(tx, fund),
      cards: await takesCards(tx, fund.fundId),
    };
  },
});

/**
 * Promises to a fund: what nothing came for yet, newest first, apart from the others. A donor is named as he
 * wants to be named, and not otherwise.
 */
export const pledgesTo = query("funds.pledges", {
  input: pledgesInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx }, { after, promised }, { fundId, currency }) {
    const of = (after: string) =>
      pledgeRows(tx)
        .where("p.fundId", "=", fundId)
        .$if(readAfter(after) !== undefined, (rows) =>
          rows.where((eb) => {
            const { at, id } = readAfter(after)!;
            return eb(eb.refTuple("p.promisedAt", "p.id"), "<", eb.tuple(at, id));
          }),
        )
        .orderBy("p.promisedAt", "desc")
        .orderBy("p.id", "desc")
        .limit(pageSize + 1);
    const at = ({ promisedAt }: Row) => promisedAt;
    const open = paged(await of(promised).where("p.state", "=", "promised").execute(), at);
    const others = paged(await of(after).where("p.state", "<>", "promised").execute(), at);
    const outstanding = await outstandingOf(tx, fundId);
    return {
      promised: await wires(tx, open.page),
      nextPromised: open.next,
      others: await wires(tx, others.page),
      next: others.next,
      outstanding: { count: outstanding.count, sum: { minor: outstanding.minor, currency } },
    };
  },
});

/** What is promised and has not come: no money yet, so it stands in no balance. */
export async function outstandingOf(tx: Tx, fundId: string) {
  const { count, minor } = await tx
    .selectFrom("pledges")
    .select(({ fn }) => [
      fn.countAll<bigint>().as("count"),
      fn.sum<bigint | null>("minor").as("minor"),
    ])
    .where("fundId", "=", fundId)
    .where("state", "=", "promised")
    .executeTakeFirstOrThrow();
  return { count: Number(count), minor: String(minor ?? 0) };
}
