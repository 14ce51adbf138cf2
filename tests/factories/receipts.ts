import { randomUUID } from "node:crypto";
import { system, type Person } from "~/domain/actor";
import { issueGoodsReceipt } from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import { keepGoodsHost } from "~/domain/funds/keep-goods-host.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { run } from "~/domain/run.server";
import { asOwner } from "../setup/database";
import { aMember } from "./accounts";
import type { CardFund } from "./cards";
import { aBatchToClaim, aClaim } from "./claims";
import { aCharity } from "./funds";
import { granted } from "./granted";

const owner = process.env.DATABASE_OWNER_URL ?? "";
type Terms = { jurisdiction?: "cn" | "us" | "other"; wishes?: number };

/** An organizer that takes things in a charity's name, and the charity's people who give receipts for them. */
export async function aHostedBatch({ jurisdiction = "cn", wishes = 3 }: Terms = {}) {
  const charity = await aCharity({ jurisdiction });
  const batch = await aBatchToClaim({ wishes, cap: 50 });
  await run(keepGoodsHost, {
    actor: charity.steward,
    input: { organizerId: batch.organizerId, charityId: charity.organizationId },
  });
  const slug = await asOwner(owner, async (client) => {
    const said = "select slug from organizations where id = $1";
    const { rows } = await client.query<{ slug: string }>(said, [charity.organizationId]);
    return rows[0]!.slug;
  });
  return {
    ...{ charity, batch, slug },
    treasurer: await aMember(charity, "treasurer"),
    approver: await aMember(charity, "approver"),
  };
}

/** Things that a donor gave and that arrived, by their claims. */
export async function arrived(donor: Person, batch: Awaited<ReturnType<typeof aBatchToClaim>>) {
  const claimIds: string[] = [];
  for (const wish of batch.wishes) claimIds.push(await aClaim(donor, wish));
  const { personId } = batch.staff;
  await granted(claimIds, personId, (await aCharity()).coordinator.personId);
  return claimIds;
}

/** A gift by card that was paid, and what the payment provider may tell of it afterwards. */
export async function aPaidCard(fund: CardFund, donor: Person, minor = 10_000n) {
  const [intent, charge] = [`pi_${randomUUID()}`, `ch_${randomUUID()}`];
  const amount = String(minor / 100n);
  const pledge = await run(promisePledge, {
    actor: donor,
    input: { slug: fund.slug, amount, how: "card" },
  });
  const tell = (fact: object) =>
    run(bookFacts, {
      actor: system("test"),
      input: {
        account: fund.account,
        transactions: [
          {
            ...{ id: `txn_${randomUUID()}`, currency: fund.currency, fee: 0n, intent },
            ...{ happenedAt: new Date(), source: charge, dispute: null, metadata: {} },
            ...fact,
          },
        ],
      },
    });
  await tell({ kind: "payment", minor, net: minor, metadata: { pledge: pledge.id } });
  const paymentId = await asOwner(owner, async (client) => {
    const paid = "select id from payments where provider_ref = $1";
    return (await client.query<{ id: string }>(paid, [intent])).rows[0]!.id;
  });
  const disputeId = `dp_${randomUUID()}`;
  return {
    paymentId,
    /** Gives some of it back; the reference can be used to tell that it came back. */
    async refund(back: bigint) {
      const source = `re_${randomUUID()}`;
      await tell({ kind: "refund", minor: -back, net: -back, source });
      return source;
    },
    refundFails: (source: string, back: bigint) =>
      tell({ kind: "refund_failed", minor: back, net: back, source }),
    dispute: (taken: bigint) =>
      tell({
        ...{ kind: "dispute", minor: -taken, net: -taken, source: disputeId },
        dispute: { id: disputeId, intent, minor: taken, state: "open", openedAt: new Date() },
      }),
    loseDispute: (taken: bigint) =>
      run(bookFacts, {
        actor: system("test"),
        input: {
          account: fund.account,
          dispute: { id: disputeId, intent, minor: taken, state: "lost", openedAt: new Date() },
        },
      }),
  };
}

/** Two things that arrived: one has its receipt from the charity, for the other one it is asked. */
export async function aGivenThing(
  charity: { organizationId: string; steward: Person },
  { donor, name, treasurer }: { donor: Person; name: string; treasurer: Person },
) {
  const given = await aBatchToClaim({ wishes: 2 });
  const { organizerId } = given;
  await run(keepGoodsHost, {
    actor: charity.steward,
    input: { organizerId, charityId: charity.organizationId },
  });
  const goods = await arrived(donor, given);
  const requests: string[] = [];
  for (const claimId of goods)
    requests.push(
      (await run(askGoodsReceipt, { actor: donor, input: { claimId, donor: name } })).id,
    );
  const { id: goodsReceipt } = await run(issueGoodsReceipt, {
    actor: treasurer,
    input: {
      ...{ requestId: requests.pop(), donor: name },
      ...{ value: "80", valueBasis: "invoice" },
    },
  });
  return { goods: [...goods].reverse(), requests, goodsReceipt };
}
