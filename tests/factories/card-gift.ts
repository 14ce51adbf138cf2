import { randomUUID } from "node:crypto";
import { system, type Person } from "~/domain/actor";
import { nameAccount } from "~/domain/funds/card/accounts.server";
import { bookFacts } from "~/domain/funds/card/book-facts.server";
import { askRefund } from "~/domain/funds/card/refunds.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { run } from "~/domain/run.server";
import { newId, putObject } from "~/platform/practice/stripe-objects.server";
import { asOwner } from "../setup/database";
import type { FundAtWork } from "./funds";

/**
 * A monthly gift by card that was paid, with a refund that waits, as if the payment provider had told
 * of it; and a checkout of the provider's stand-in that is open.
 */
export async function aCardGift(fund: FundAtWork, donor: Person) {
  const { charity, treasurer, slug } = fund;
  const account = `acct_${randomUUID().replaceAll("-", "")}`;
  await run(nameAccount, {
    actor: charity.steward,
    input: { charityId: charity.organizationId, stripeAccount: account },
  });
  const pledge = await run(promisePledge, {
    actor: donor,
    input: { slug, amount: "30", how: "monthly" },
  });
  const intent = newId("pi");
  await run(bookFacts, {
    actor: system("test"),
    input: {
      account,
      transactions: [
        {
          ...{ id: newId("txn"), kind: "payment", currency: "CNY", source: newId("ch"), intent },
          ...{ minor: 3000n, fee: 117n, net: 2883n, happenedAt: new Date(), dispute: null },
          metadata: { pledge: pledge.id },
        },
      ],
    },
  });
  const paymentId = await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from payments where provider_ref = $1",
      [intent],
    );
    return rows[0]!.id;
  });
  const { id: refundId } = await run(askRefund, {
    actor: treasurer,
    input: { paymentId, amount: "10", reason: "多付了" },
  });
  const checkout = await putObject(account, {
    ...{ id: newId("cs_test"), object: "checkout.session", mode: "payment", status: "open" },
    ...{ amount_total: 3000, currency: "cny", payment_status: "unpaid", metadata: {} },
    ...{ success_url: "http://localhost:3000/", cancel_url: "http://localhost:3000/" },
  });
  return { publicId: pledge.publicId, paymentId, refundId, checkout: checkout.id };
}
