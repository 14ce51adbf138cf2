import type { Person } from "~/domain/actor";
import { board } from "~/domain/claims/board.server";
import { allocate } from "~/domain/funds/allocate.server";
import { orderForm } from "~/domain/funds/allocation-queries.server";
import { approvePurchase } from "~/domain/funds/decide-purchase.server";
import { recordPurchase } from "~/domain/funds/record-purchase.server";
import { ask, run } from "~/domain/run.server";
import type { Cast } from "./cast";
import type { Wish } from "./collecting";
import type { Team } from "./funds";
import { confirm, decidePhotos, deliver, receive } from "./granting";
import { anInvoice } from "./pictures";
import type { Calendar } from "./time";

/** What the friends' bank gives for a yuan, and what they add for what may change. */
export const yuan = { rateOf: "CNY", rate: "0.1272", margin: "5" };

/** A fund takes wishes that nobody took, and its money is put aside for each. */
export async function take(team: Team, wishes: readonly Wish[], now: Date, rate = {}) {
  const chosen = wishes.map(({ publicId }) => publicId);
  const { left } = await run(allocate, {
    actor: team.treasurer,
    input: { slug: team.slug, wishes: chosen, ...rate },
    now,
  });
  if (left.length > 0) throw new Error(`A fund of the demo can't take a wish: ${left[0]?.code}`);
}

const decimal = (minor: bigint) => `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`;

type Order = {
  supplier: string;
  invoiceNumber: string;
  /** How many days ago it was paid; it was entered on the same day. */
  ago: number;
  /** What all things cost of what was put aside, in whole percent. */
  percent?: number;
  delivery?: string;
  invoiceAmount?: string;
  invoiceCurrency?: string;
  /** Why the last thing cost more than what was put aside for it. */
  dearer?: string;
};

/** One order for many wishes, with the shop's invoice; it waits for a second person. */
export async function order(
  { slug, treasurer }: Team,
  { at, on }: Calendar,
  wishes: readonly Wish[],
  { ago, percent = 92, dearer, ...said }: Order,
): Promise<{ id: string }> {
  const numbers = new Set(wishes.map(({ number }) => number));
  const waiting = await ask(orderForm, { actor: treasurer, input: { slug } });
  const lines = waiting.wishes.filter(({ number }) => numbers.has(number));
  const amounts = lines.map(({ id, amount }, place) => {
    const share = place === lines.length - 1 && dearer ? 106 : percent;
    return [`amount-${id}`, decimal((BigInt(amount.minor) * BigInt(share)) / 100n)];
  });
  return run(recordPurchase, {
    actor: treasurer,
    input: {
      ...said,
      slug,
      paidOn: on(-ago),
      line: lines.map(({ id }) => id),
      ...Object.fromEntries(amounts),
      ...(dearer && { [`deviation-${lines.at(-1)?.id}`]: dearer }),
      photos: [await anInvoice(lines.length)],
    },
    now: at(-ago, 17),
  });
}

/** The same, and another person approved it two days later. */
export async function buy(team: Team, calendar: Calendar, wishes: readonly Wish[], bought: Order) {
  const { id: purchaseId } = await order(team, calendar, wishes, bought);
  const now = calendar.at(-bought.ago + 2, 10);
  await run(approvePurchase, { actor: team.approver, input: { purchaseId }, now });
}

/** What a fund bought comes to the hub and to the children, as every gift does. */
export async function bring(
  cast: Cast,
  { at }: Calendar,
  {
    slug,
    wishes,
    buyer,
    ago,
  }: { slug: string; wishes: readonly Wish[]; buyer: Person; ago: number },
) {
  const { wishes: rows } = await ask(board, { actor: cast.coordinator, input: { slug } });
  const claims = new Map(rows.map(({ number, claim }) => [number, claim?.id]));
  const claimed = wishes.map((wish) => ({
    ...{ wish, donor: buyer },
    claimId: claims.get(wish.number) ?? "",
  }));
  await receive(cast, claimed, at(-ago, 10));
  const half = Math.ceil(claimed.length / 2);
  await deliver(cast, claimed.slice(0, half), at(-ago + 2, 9.5));
  await deliver(cast, claimed.slice(half), at(-ago + 3, 14));
  await decidePhotos(cast, at(-ago + 4, 9));
  for (const [place, one] of claimed.entries())
    await confirm(cast, one, at(-ago + 5, 9 + place / 10));
}
