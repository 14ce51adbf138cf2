import type { Browser } from "@playwright/test";
import { openSession } from "~/domain/accounts/sessions.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { run } from "~/domain/run.server";
import { anOrganizer } from "../factories/accounts";
import { aBatch, aDraftWish, agreedTo } from "../factories/batches";
import { aBusinessMember } from "../factories/donors";
import { aPerson } from "../factories/gifts";
import { asOwner } from "./database";
import { somebody, type Somebody } from "./people";
import type { Server } from "./server";

/** One step of the walk: who did what, with how many clicks, in what time. */
export type Step = { name: string; who: string; clicks: number; seconds: number };

/** What a person does, counted: a press of a button, a field filled or chosen. */
type Does = {
  click: (button: string) => Promise<void>;
  fill: (fields: Record<string, string>) => Promise<void>;
};

/** How many wishes the batch has. */
export const wishesWalked = 60;
/** How many wishes a donor of the walk takes, and sends in one parcel. */
const inOneParcel = 20;

/** Sixty drafts whose children's guardians agreed, with the people of the desk. */
async function aTakenInBatch() {
  const desk = await anOrganizer();
  const batch = await aBatch({ desk });
  const children: string[] = [];
  for (let wish = 0; wish < wishesWalked; wish += 1)
    children.push((await aDraftWish(batch)).childId);
  await agreedTo(desk, children);
  const courier = await aPerson(desk.organizationId, "courier");
  const witness = await aPerson(desk.organizationId, "witness");
  return { batch, people: { ...desk, courier, witness } };
}

/** The donors' part, which isn't the desk's work: every wish is claimed and on its way. */
async function sendEverything(server: Server, batchId: string) {
  const wishes = await asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ public_id: string }>(
      "select public_id from wishes where batch_id = $1 order by number",
      [batchId],
    );
    return rows.map(({ public_id }) => public_id);
  });
  for (let from = 0; from < wishes.length; from += inOneParcel) {
    const donor = await aBusinessMember();
    const claimIds: string[] = [];
    for (const wishId of wishes.slice(from, from + inOneParcel)) {
      const { id } = await run(holdWish, { actor: donor, input: { wishId } });
      const input = { claimId: id, way: "ship", business: donor.businessId };
      await run(commitClaim, { actor: donor, input });
      claimIds.push(id);
    }
    const [claimId, ...together] = claimIds;
    await run(sendParcel, {
      actor: donor,
      input: { claimId, together, carrier: "顺丰", tracking: `SF10000${from}` },
    });
  }
}

/** Walks a batch of sixty from its taken-in table to the last confirmation, four people by turns. */
export async function walkTheDesk(browser: Browser, server: Server): Promise<Step[]> {
  const { batch, people } = await aTakenInBatch();
  const board = `/organizer/batches/${batch.slug}`;
  const steps: Step[] = [];

  /** One person's step, begun on the board among what waits for it. */
  async function step(
    name: string,
    role: "coordinator" | "reviewer" | "courier" | "witness",
    waiting: string,
    work: (who: Somebody, does: Does) => Promise<void>,
  ) {
    const who = await somebody(browser, server);
    const { token } = await openSession(people[role].personId);
    await who.page.context().addCookies([{ name: "session", value: token, url: server.url }]);
    const began = performance.now();
    let clicks = 0;
    const click = (button: string) => {
      clicks += 1;
      return who.press(button);
    };
    const fill = (fields: Record<string, string>) => {
      clicks += Object.keys(fields).length;
      return who.fill(fields);
    };
    await who.page.goto(`${board}?step=${waiting}`);
    await who.page.waitForLoadState("networkidle");
    await click(who.words.board.pick.all(wishesWalked));
    await work(who, { click, fill });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    steps.push({ name, who: role, clicks, seconds });
    await who.page.context().close();
  }
  const done = (who: Somebody, title: string) =>
    who.page.getByRole("heading", { name: title, level: 1 }).waitFor();

  await step("approve", "reviewer", "text", async (who, { click }) => {
    await click(who.words.board.bulk.approval);
    await click(who.words.bulk.approval.go(wishesWalked));
    await done(who, who.words.bulk.approval.done(wishesWalked));
  });
  await step("publish", "coordinator", "publish", async (who, { click }) => {
    await click(who.words.board.bulk.publication);
    await click(who.words.bulk.publication.go(wishesWalked));
    await done(who, who.words.bulk.publication.done(wishesWalked));
  });
  await sendEverything(server, batch.id);
  await step("check in", "coordinator", "underWay", async (who, { click }) => {
    await click(who.words.board.bulk.checkIn);
    await click(who.words.bulk.checkIn.go(wishesWalked));
    await done(who, who.words.bulk.checkIn.done(wishesWalked));
  });
  await step("hand over", "courier", "atHub", async (who, { click, fill }) => {
    await click(who.words.board.bulk.deliver);
    await fill({ noPhotoReason: "学校停电，照片改天补拍" });
    await click(who.words.deliveries.deliver.button);
    await who.page.waitForURL(/\/organizer\/deliveries\/[0-9a-f-]{36}/);
  });
  await step("confirm", "witness", "handedOver", async (who, { click, fill }) => {
    await click(who.words.board.bulk.confirm);
    await fill({ relation: "teacher" });
    await click(who.words.deliveries.together.button(wishesWalked));
    await done(who, who.words.deliveries.together.done(wishesWalked));
  });
  const { rows } = await asOwner(server.database.owner, (client) =>
    client.query<{ count: string }>(
      "select count(*) from wishes where batch_id = $1 and state = 'granted'",
      [batch.id],
    ),
  );
  if (Number(rows[0]?.count) !== wishesWalked) throw new Error("Not every wish was granted.");
  return steps;
}
