import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { unscheduleBatch } from "~/domain/batches/publish-batch.server";
import { inOrderOfUrgency, type Task } from "~/domain/batches/tasks";
import { lateClaims, todo, type Place } from "~/domain/batches/todo.server";
import { board } from "~/domain/claims/board.server";
import { concernsTold } from "~/domain/concerns/queries.server";
import { addSignedList } from "~/domain/deliveries/add-list.server";
import { linesOfList, toConfirm } from "~/domain/deliveries/confirm-queries.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { toDeliver } from "~/domain/deliveries/hand-over-queries.server";
import { hubBoard } from "~/domain/deliveries/queries.server";
import { stockAtHub } from "~/domain/deliveries/stock-queries.server";
import { takeIntoStock } from "~/domain/deliveries/take-into-stock.server";
import { importPage } from "~/domain/imports/queries.server";
import { toTell } from "~/domain/messages/to-tell.server";
import { photosToDecide } from "~/domain/photos/queries.server";
import { ask, run } from "~/domain/run.server";
import { sendBackWish } from "~/domain/wishes/approve-wish.server";
import { consentsOfBatch, sheets } from "~/domain/wishes/queries.server";
import { readText, readTexts } from "~/domain/wishes/read-texts.server";
import { closePools } from "~/platform/db.server";
import { anOrganizer, signedInAs } from "../factories/accounts";
import { aBatch, aDraftWish } from "../factories/batches";
import { aStoredPhoto } from "../factories/gifts";
import { asOwner, rows } from "../setup/database";
import { aDemo } from "../setup/demo";

const person = async (role: string): Promise<Person> => {
  const email = `${role}@demo.example`;
  const [found] = await rows<{ id: string }>("select id from people where email = $1", [email]);
  return signedInAs(found!.id);
};
const idOf = async (text: string) => (await rows<{ id: string }>(text))[0]!.id;

/** The demo, and of every kind of work at least one piece. */
beforeAll(async () => {
  await aDemo();
  const [coordinator, reviewer, courier] = await Promise.all(
    ["coordinator", "reviewer", "courier"].map(person),
  );
  const { drafts } = await run(readTexts, { actor: reviewer!, input: {} });
  const input = { wishId: drafts[0]!.id, reason: "缺尺码。" };
  await run(sendBackWish, { actor: reviewer!, input });
  const [batch] = await rows<{ id: string }>("select id from batches where number = 5");
  const at = {
    id: batch!.id,
    desk: { organizationId: "", coordinator: coordinator!, reviewer: reviewer! },
  };
  await run(unscheduleBatch, { actor: coordinator!, input: { slug: "qianyuan-4" } });
  const township = await idOf(
    "select code as id from places where level = 'township' order by code limit 1",
  );
  await aDraftWish(at, { townshipCode: township });
  const deliveryId = await idOf(
    "select delivery_id as id from claims where state = 'delivered' order by id limit 1",
  );
  const photos = [await aStoredPhoto(true)];
  await run(addSignedList, { actor: courier!, input: { deliveryId, photos } });
  const differing = await idOf(
    "select c.id from claims c join deliveries d on d.id = c.delivery_id where c.state = 'delivered' order by c.id limit 1",
  );
  const said = {
    clientId: randomUUID(),
    relation: "teacher",
    outcome: "discrepancy",
    note: "少了一只",
  };
  await run(confirmDelivery, {
    actor: await person("witness"),
    input: { ...said, claimId: differing },
  });
  const claimId = await idOf(
    `select id from claims c where state in ('cancelled', 'released') and committed_at is not null
       and not exists (select from hub_stock where from_claim_id = c.id) order by ended_at limit 1`,
  );
  await run(takeIntoStock, { actor: coordinator!, input: { claimId, size: "" } });
}, 240_000);
afterAll(closePools);

/** How many things the page of a task shows to whoever opens it there. */
const shown: Record<Task, (actor: Person, now: Date, places: Place[]) => Promise<number>> = {
  concerns: async (actor, now) => (await ask(concernsTold, { actor, input: {}, now })).length,
  late: async (actor, now) => (await ask(lateClaims, { actor, input: {}, now })).length,
  differing: async (actor, now) =>
    (await ask(toConfirm, { actor, input: {}, now })).differing.length,
  closing: (actor, now, places) => onBoards(actor, now, places, "open"),
  toTell: async (actor, now, places) => {
    const seen = await inTurn(places, ({ slug }) => ask(toTell, { actor, input: { slug }, now }));
    const notices = seen.flatMap(({ donors }) => donors.flatMap((donor) => donor.notices));
    return new Set(notices.map(({ claimId }) => claimId)).size;
  },
  sentBack: (actor, now, places) => onBoards(actor, now, places, "sentBack"),
  publish: (actor, now, places) => onBoards(actor, now, places, "publish"),
  imports: async (actor, now, places) => {
    const seen = await inTurn(places, ({ item }) =>
      ask(importPage, { actor, input: { importId: item ?? "" }, now }),
    );
    return seen.filter(({ state }) => state === "ready" || state === "unsure").length;
  },
  consentsMissing: async (actor, now, places) => {
    const seen = await inTurn(places, ({ slug }) =>
      ask(consentsOfBatch, { actor, input: { slug }, now }),
    );
    return seen.flatMap(({ children }) => children).filter(({ sheetId }) => !sheetId).length;
  },
  consents: async (actor, now) =>
    (await ask(sheets, { actor, input: {}, now })).filter(({ mine }) => !mine).length,
  texts: async (actor, now) => {
    const { drafts } = await run(readTexts, { actor, input: {}, now });
    const wishId = drafts[0]?.id;
    return wishId ? (await run(readText, { actor, input: { wishId }, now })).waiting : 0;
  },
  checkIn: async (actor, now) => {
    const { parcels, brought } = await ask(hubBoard, { actor, input: {}, now });
    return parcels.flatMap(({ gifts }) => gifts).length + brought.length;
  },
  deliver: async (actor, now) => (await ask(toDeliver, { actor, input: {}, now })).gifts.length,
  confirm: async (actor, now) => (await ask(toConfirm, { actor, input: {}, now })).waiting.length,
  lists: async (actor, now, places) => {
    const seen = await inTurn(places, ({ item }) =>
      ask(linesOfList, { actor, input: { photoId: item ?? "" }, now }),
    );
    return seen.filter(({ own, gifts }) => !own && gifts.length > 0).length;
  },
  photos: async (actor, now) =>
    (await ask(photosToDecide, { actor, input: {}, now })).filter(({ own }) => !own).length,
  stock: async (actor, now) => (await ask(stockAtHub, { actor, input: {}, now })).waiting.length,
};

const inTurn = <T>(places: readonly Place[], look: (place: Place) => Promise<T>) =>
  Promise.all(places.map(look));

async function onBoards(actor: Person, now: Date, places: Place[], step: string) {
  const boards = await inTurn(places, ({ slug }) =>
    ask(board, { actor, input: { slug, step }, now }),
  );
  return boards.reduce((sum, { total }) => sum + total, 0);
}

const everybody = ["coordinator", "reviewer", "courier", "witness"];
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

test.each([0, 7, 15])(
  "each task counts exactly what its page shows, %i days on",
  async (ahead) => {
    const now = days(ahead);
    for (const role of everybody) {
      const actor = await person(role);
      const tasks = (await ask(todo, { actor, input: {}, now })).flatMap((desk) => desk.tasks);
      for (const { task, count, places } of tasks) {
        expect({ role, task, count: await shown[task](actor, now, places) }).toEqual({
          ...{ role, task, count },
        });
        expect(places.reduce((sum, place) => sum + place.count, 0)).toBe(count);
      }
    }
  },
  60_000,
);

test("the demo has work of every kind, each for those whose it is", async () => {
  const seen = new Set<Task>();
  for (const ahead of [0, 15])
    for (const role of everybody) {
      const actor = await person(role);
      for (const desk of await ask(todo, { actor, input: {}, now: days(ahead) }))
        for (const { task } of desk.tasks) seen.add(task);
    }
  expect(Object.keys(shown).filter((task) => !seen.has(task as Task))).toEqual([]);
});

test("nobody is sent to what only somebody else can do", async () => {
  const tasksFor = async (role: string) =>
    (await ask(todo, { actor: await person(role), input: {} })).flatMap(({ tasks }) =>
      tasks.map(({ task }) => task),
    );
  const [coordinator, witness] = [await tasksFor("coordinator"), await tasksFor("witness")];
  expect([coordinator.includes("confirm"), witness.includes("confirm")]).toEqual([false, true]);
  expect([coordinator.includes("differing"), witness.includes("differing")]).toEqual([true, false]);
});

test("what presses comes first, then what has waited long, then the order of the day", () => {
  const now = new Date("2026-11-24T00:00:00Z");
  const since = (task: Task, ago: number) => ({
    ...{ task, oldest: new Date(now.getTime() - ago * 86_400_000).toISOString() },
  });
  const order = [since("texts", 1), since("deliver", 9), since("photos", 2), since("late", 1)];
  expect(inOrderOfUrgency(order, now).map(({ task }) => task)).toEqual([
    "late",
    "deliver",
    "texts",
    "photos",
  ]);
});

test("another organizer's desk counts none of it, and has nothing to do", async () => {
  const { coordinator } = await anOrganizer();
  const desks = await ask(todo, { actor: coordinator, input: {} });
  expect(desks).toMatchObject([{ tasks: [], first: ["programme", "hub"] }]);
  const { desk } = await aBatch();
  expect(await ask(todo, { actor: desk.coordinator, input: {} })).toMatchObject([{ first: [] }]);
  expect(await ask(todo, { actor: desk.reviewer, input: {} })).toMatchObject([{ first: [] }]);
});

test("the waiting few are found by their own indexes", async () => {
  const used = await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    // Of two indexes that are a page each the planner takes either: here only one may serve.
    await client.query("set enable_seqscan = off; begin; drop index claims_live_by_person");
    const found = [];
    for (const text of [
      "select 1 from claims c where c.organizer_id = any ($1) and c.state in ('committed', 'sent')",
      "select 1 from wishes w where w.organizer_id = any ($1) and w.state = 'draft'",
      "select 1 from photos p where p.organizer_id = any ($1) and p.state = 'waiting'",
    ]) {
      const plan = await client.query(`explain ${text.replace("$1", "array[gen_random_uuid()]")}`);
      found.push(JSON.stringify(plan.rows));
    }
    await client.query("rollback");
    return found;
  });
  expect(used[0]).toContain("claims_waiting");
  expect(used[1]).toContain("wishes_waiting");
  expect(used[2]).toContain("photos_waiting");
});
