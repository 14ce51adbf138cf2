import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { paySession } from "~/platform/practice/stripe-desk.server";
import type { Body } from "~/platform/practice/stripe-objects.server";
import { signed } from "~/platform/practice/stripe-webhooks.server";
import { aCardFund, aCheckout, type CardFund } from "../factories/cards";
import { useStripe } from "../mocks/stripe";
import { asOwner } from "../setup/database";
import { serverHere, type Server } from "../setup/server";

const stripe = useStripe("bypass");
const owner = process.env.DATABASE_OWNER_URL ?? "";

let server: Server;
let fund: CardFund;
beforeAll(async () => {
  fund = await aCardFund();
  server = await serverHere();
});
afterAll(() => server.kill());

const count = (what: string) =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ count: bigint }>(`select count(*) as count from ${what}`);
    return Number(rows[0]?.count);
  });

/** Somebody who holds a table so that nobody gets on with it. */
async function holding(table: string) {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return () => client.end();
}

/** Waits until a connection of the server stands before what is held. */
const stuck = (table: string) =>
  expect
    .poll(() => count(`pg_locks where not granted and relation = '${table}'::regclass`), {
      timeout: 20_000,
    })
    .toBeGreaterThan(0);

const deliver = (event: Body) => {
  const { body, signature } = signed(event);
  return fetch(`${server.url}/webhooks/stripe`, {
    ...{ method: "POST", body, headers: { "stripe-signature": signature } },
  }).then(
    ({ status }) => status,
    () => 0,
  );
};

/** A gift that was paid and whose webhook is on its way. */
async function onItsWay() {
  const pledge = await aCheckout(fund);
  stripe.loses();
  const from = stripe.sent.length;
  await paySession(fund.account, pledge.session);
  const event = stripe.sent.slice(from).find(({ type }) => type === "checkout.session.completed")!;
  return { pledge, event };
}

test.each([
  ["before it is kept", "provider_events"],
  ["while the provider is asked", "practice_objects"],
  ["before its first entry is written", "entries"],
  ["between an entry and its postings", "postings"],
  ["after all of it was written, before it is committed", "provider_transactions"],
])(
  "kill -9 %s: one effect",
  async (_, table) => {
    const { pledge, event } = await onItsWay();
    const letGo = await holding(table);
    const answered = deliver(event);
    await stuck(table);
    await server.kill();
    await letGo();
    server = await server.again();
    // The provider sends again what was not answered with 200, and now and then what was.
    const first = await answered;
    expect([0, 200]).toContain(first);
    expect(await deliver(event)).toBe(200);
    const mine = `payments where pledge_id = '${pledge.id}'`;
    await expect
      .poll(
        () => count(`provider_events where event_id = '${event.id}' and applied_at is not null`),
        {
          timeout: 60_000,
        },
      )
      .toBe(1);
    expect(await count(mine)).toBe(1);
    expect(
      await count(
        `entries where source_type = 'payment' and source_id in (select id from ${mine})`,
      ),
    ).toBe(1);
  },
  120_000,
);
