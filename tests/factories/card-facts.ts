import { randomUUID } from "node:crypto";
import { system, type Person } from "~/domain/actor";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import type { DisputeFact, TransactionFact } from "~/domain/funds/card/facts";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { run } from "~/domain/run.server";
import { aPerson } from "./accounts";
import { paymentsOf, rows, type CardFund } from "./cards";

/** When the provider says that everything here happened. */
export const happenedAt = new Date("2026-10-05T03:00:00Z");

/** What the provider calls something. */
export const ref = (kind: string) => `${kind}_${randomUUID().replaceAll("-", "")}`;

/** A change of the provider's balance, of 100 yuan unless another sum is told. */
export const aFact = (
  kind: TransactionFact["kind"],
  more: Partial<TransactionFact> = {},
): TransactionFact => ({
  ...{ id: ref("txn"), kind, currency: "CNY", minor: 10_000n, fee: 0n, happenedAt },
  ...{ source: ref("src"), intent: ref("pi"), metadata: {}, dispute: null },
  ...more,
  net: (more.minor ?? 10_000n) - (more.fee ?? 0n),
});

/** What was read at the provider of a fund's account. */
export const read = ({ account }: { account: string }, facts: object) =>
  run(bookFacts, { actor: system("test"), input: { account, ...facts } });

/** Balance transactions as the provider's list tells them. */
export const book = (fund: { account: string }, ...transactions: TransactionFact[]) =>
  read(fund, { transactions });

type Giving = { donor?: Person; how?: "card" | "monthly"; purpose?: string; amount?: string };

/** A promise by card whose checkout nobody has opened. */
export async function aPromise({ slug }: { slug: string }, more: Giving = {}) {
  const donor = more.donor ?? (await aPerson());
  const input = { slug, amount: "100", how: "card", ...more, donor: undefined };
  return { ...(await run(promisePledge, { actor: donor, input })), donor };
}

/** A gift of 100 yuan by card that is in the books. */
export async function aGift(
  fund: CardFund,
  more: Giving & { fact?: Partial<TransactionFact> } = {},
) {
  const { fact, ...giving } = more;
  const pledge = await aPromise(fund, giving);
  const gift = aFact("payment", { metadata: { pledge: pledge.id }, ...fact });
  await book(fund, gift);
  const [payment] = await paymentsOf(pledge);
  return { ...pledge, gift, intent: gift.intent!, paymentId: payment!.id };
}

/** A bank's dispute about a gift, as it stands. */
export const aDispute = (
  { intent }: { intent: string },
  more: Partial<DisputeFact> = {},
): DisputeFact => ({
  ...{ id: ref("dp"), intent, minor: 10_000n, state: "open", openedAt: happenedAt },
  ...more,
});

/** What happened to something, in its order: the names of the events that hold its id and nothing else. */
export const toldOf = async (subject: Record<string, string>) =>
  (
    await rows<{ name: string }>("select name from events where subject = $1 order by seq", [
      JSON.stringify(subject),
    ])
  ).map(({ name }) => name);

/** Jobs that wait for the worker, by what they are about. */
export const jobsOf = (task: string, payload: Record<string, string>) =>
  rows(
    `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload::jsonb = $2`,
    [task, JSON.stringify(payload)],
  );
