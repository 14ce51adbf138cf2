import { afterAll, beforeAll, expect, test } from "vitest";
import Stripe from "stripe";
import { receiveStripe } from "~/http/webhooks.server";
import { closePools } from "~/platform/db.server";
import { paySession } from "~/platform/practice/stripe-desk.server";
import type { Body } from "~/platform/practice/stripe-objects.server";
import { signed, type Sent } from "~/platform/practice/stripe-webhooks.server";
import { aCardFund, aCheckout } from "../factories/cards";
import { applyWaiting, post, useStripe } from "../mocks/stripe";
import { asOwner } from "../setup/database";

const stripe = useStripe();
afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const count = (table: string) =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ count: bigint }>(`select count(*) from ${table}`);
    return Number(rows[0]?.count);
  });

let event: Body;
beforeAll(async () => {
  const fund = await aCardFund();
  const pledge = await aCheckout(fund);
  stripe.loses();
  await paySession(fund.account, pledge.session);
  event = stripe.sent.find(({ type }) => type === "checkout.session.completed")!;
});

const agoOf = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** What is posted, and how many bytes of it are altered. */
const forged: [name: string, sent: () => Sent][] = [
  ["without a signature", () => ({ ...signed(event), signature: "" })],
  [
    "signed by another secret",
    () => {
      const { body } = signed(event);
      const secret = "whsec_somebody_elses";
      const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
      return { body, signature };
    },
  ],
  ["301 seconds old", () => signed(event, agoOf(301.5))],
  ["301 seconds in the future", () => signed(event, agoOf(-301.5))],
  [
    "with a timestamp moved to now",
    () => {
      const old = signed(event, agoOf(4000));
      const t = Math.floor(Date.now() / 1000);
      return { ...old, signature: old.signature.replace(/t=\d+/, `t=${t}`) };
    },
  ],
  [
    "with two timestamps",
    () => {
      const { body, signature } = signed(event, agoOf(4000));
      const t = Math.floor(Date.now() / 1000);
      return { body, signature: `t=${t},${signature}` };
    },
  ],
];

test.each(forged)("a webhook %s changes nothing", async (_, sent) => {
  expect((await post(sent())).status).toBe(400);
  expect(await count("provider_events")).toBe(0);
});

test("nor does one with a single bit altered, wherever it is", async () => {
  const { body, signature } = signed(event);
  const bytes = Buffer.from(body);
  for (let at = 3; at < bytes.length; at += 97) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1 << (at % 8);
    const request = new Request("http://localhost:3000/webhooks/stripe", {
      ...{ method: "POST", headers: { "stripe-signature": signature } },
      body: new Uint8Array(altered),
    });
    expect((await receiveStripe(request)).status, `byte ${at}`).toBe(400);
  }
  expect(await count("provider_events")).toBe(0);
  expect(await count("graphile_worker._private_jobs where task_id is not null")).toBe(
    await count("graphile_worker._private_jobs"),
  );
});

test("299 seconds either way it is taken, and however often it comes it is applied once", async () => {
  for (const seconds of [299, -298]) {
    expect((await post(signed(event, agoOf(seconds)))).status).toBe(200);
  }
  const more = await Promise.all(Array.from({ length: 8 }, () => post(signed(event))));
  expect(more.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(await count("provider_events")).toBe(1);
  await Promise.all([applyWaiting(), applyWaiting(), applyWaiting()]);
  expect(await count("entries")).toBe(1);
  // The provider makes a second event of the same change now and then.
  expect((await post(signed({ ...event, id: "evt_another" }))).status).toBe(200);
  expect(await count("provider_events")).toBe(1);
  expect(await applyWaiting()).toBe(0);
});

test("only a form that is posted is looked at", async () => {
  const asked = await receiveStripe(new Request("http://localhost:3000/webhooks/stripe"));
  expect(asked.status).toBe(405);
});
