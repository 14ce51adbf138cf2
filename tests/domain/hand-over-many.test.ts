import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import { addSignedList } from "~/domain/deliveries/add-list.server";
import { board } from "~/domain/claims/board.server";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { confirmByLink } from "~/domain/deliveries/confirm-by-link.server";
import { confirmMany } from "~/domain/deliveries/confirm-many.server";
import { giftsByLink, giftsToConfirm } from "~/domain/deliveries/confirm-queries.server";
import { deliveryPage, toDeliver, toHandOver } from "~/domain/deliveries/hand-over-queries.server";
import { inviteToDelivery } from "~/domain/deliveries/invite-to-delivery.server";
import { printHandOverSheet } from "~/domain/deliveries/print-sheet.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { undoDelivery } from "~/domain/deliveries/undo-delivery.server";
import { offerPhoto } from "~/domain/photos/offer-photo.server";
import { pictureOffered } from "~/domain/photos/offers.server";
import { offeredPhotos } from "~/domain/photos/queries.server";
import { ask, run } from "~/domain/run.server";
import { removeUnused } from "~/jobs/remove-unused";
import { storage } from "~/platform/storage.server";
import {
  aCommittedClaim,
  aDesk,
  aPerson,
  aStoredPhoto,
  rowOf,
  signIn,
  type Desk,
} from "../factories/gifts";
import { asOwner } from "../setup/database";

let desk: Desk;
let coordinator: Person, courier: Person, both: Person, witness: Person;

beforeAll(async () => {
  desk = await aDesk();
  const { organizerId } = desk;
  coordinator = await aPerson(organizerId, "coordinator");
  courier = await aPerson(organizerId, "courier");
  both = await aPerson(organizerId, "courier", "witness");
  witness = await aPerson(organizerId, "witness");
});

const owner = <Row extends object>(text: string, values: unknown[]) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<Row>(text, values);
    return rows;
  });

async function received(count: number): Promise<string[]> {
  const ids: string[] = [];
  let giver = await aPerson();
  for (let at = 0; at < count; at += 1) {
    if (at % 40 === 39) giver = await aPerson();
    ids.push((await aCommittedClaim(desk, giver)).claimId);
  }
  const gifts = ids.map((claimId) => ({ claimId, fits: "yes" }));
  await run(checkIn, { actor: coordinator, input: { gifts } });
  return ids;
}

const record = (claimIds: string[], more: object = {}, actor = courier) =>
  run(recordDelivery, {
    actor,
    input: {
      clientId: randomUUID(),
      claimIds,
      deliveredAt: new Date().toISOString(),
      noPhotoReason: "雨太大",
      photos: [],
      ...more,
    },
  });

async function delivered(count: number, more: object = {}, actor = courier) {
  const claimIds = await received(count);
  const { id: deliveryId } = await record(claimIds, more, actor);
  return { claimIds, deliveryId };
}

const matches = (claimIds: string[]) =>
  claimIds.map((claimId) => ({ claimId, outcome: "match" as const }));
const together = (actor: Person, lines: object[], more: object = {}) =>
  run(confirmMany, {
    actor,
    input: { clientId: randomUUID(), relation: "teacher", lines, photos: [], ...more },
  });
const states = async (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await rowOf("claims", id)).state));
const numbersOf = async (ids: string[]) =>
  (
    await owner<{ number: number }>(
      "select w.number from claims c join wishes w on w.id = c.wish_id where c.id = any ($1) order by 1",
      [ids],
    )
  ).map(({ number }) => number);

test("sixty at the hub are one delivery and one confirmation", async () => {
  const ids = await received(60);
  const list = await ask(toDeliver, { actor: courier, input: {} });
  const group = list.groups.find(({ gifts }) => gifts.length >= 60);
  expect(group?.place.zh).toBe("岩下乡");
  const chosen = await ask(toHandOver, {
    actor: courier,
    input: { claimIds: [], batch: group!.slug, pick: group!.pick },
  });
  expect(chosen.gifts.length).toBeGreaterThanOrEqual(60);

  const clientId = randomUUID();
  const [first, again] = await Promise.all([record(ids, { clientId }), record(ids, { clientId })]);
  expect(again.id).toBe(first.id);
  expect([first.done.length, again.done.length].sort()).toEqual([0, 60]);

  const asked = await ask(giftsToConfirm, {
    actor: witness,
    input: { delivery: first.id, claimIds: [] },
  });
  expect(asked.gifts).toHaveLength(60);
  const outcome = await together(witness, matches(ids));
  expect(outcome.done).toHaveLength(60);
  expect(new Set(await states(ids))).toEqual(new Set(["confirmed"]));
}, 60_000);

test("what lies at the hub is seen by everybody of the desk, and recorded by couriers alone", async () => {
  const [id] = (await received(1)) as [string];
  const own = async (actor: Person) =>
    (await ask(toDeliver, { actor, input: {} })).gifts.find(({ claimId }) => claimId === id);
  expect(await own(courier)).toMatchObject({ records: true, prints: true });
  expect(await own(coordinator)).toMatchObject({ records: false, prints: true });
  expect(await own(witness)).toMatchObject({ records: false, prints: false });
  expect(await own(await aPerson((await aDesk()).organizerId, "coordinator"))).toBeUndefined();
});

test("what is no longer at the hub is left and told; with none left nothing is recorded", async () => {
  const [one, two] = (await received(2)) as [string, string];
  await record([one]);
  const outcome = await record([one, two]);
  expect(outcome.done).toEqual(await numbersOf([two]));
  expect(outcome.left).toEqual([{ key: (await numbersOf([one]))[0], code: "step_not_possible" }]);
  await expect(record([one, two])).rejects.toMatchObject({ code: "step_not_possible" });
});

describe("wishes picked by their numbers", () => {
  const slugOf = async ({ batchId }: Desk) =>
    (await owner<{ slug: string }>("select slug from batches where id = $1", [batchId]))[0]!.slug;
  /** One at each step: claimed by nobody, promised, at the hub, handed over, granted, and no wish at all. */
  async function picked() {
    const open = await aCommittedClaim(desk, await aPerson());
    await run(cancelClaim, {
      actor: coordinator,
      input: { claimId: open.claimId, reason: "孩子转学了" },
    });
    const promised = await aCommittedClaim(desk, await aPerson());
    const here = await received(1);
    const [out, granted] = [await delivered(1), await delivered(1)];
    await together(witness, matches(granted.claimIds));
    const at = async (ids: string[]) => (await numbersOf(ids))[0]!;
    const numbers = {
      open: await at([open.claimId]),
      promised: await at([promised.claimId]),
      here: await at(here),
      out: await at(out.claimIds),
      granted: await at(granted.claimIds),
      none: 90_000,
    };
    const input = { batch: await slugOf(desk), pick: Object.values(numbers).join(".") };
    return { numbers, input, here, out };
  }

  test("go as far as they can, and each that is left says why", async () => {
    const { numbers, input, here, out } = await picked();
    const { open, promised, none, granted } = numbers;
    const why = [
      { key: open, code: "wish_not_claimed" },
      { key: promised, code: "gift_not_at_hub" },
      { key: granted, code: "claim_is_confirmed" },
      { key: none, code: "not_found_in_batch" },
    ];
    const deliver = await ask(toHandOver, { actor: courier, input });
    expect(deliver.gifts.map(({ claimId }) => claimId)).toEqual(here);
    expect(deliver.left).toEqual(
      [...why, { key: numbers.out, code: "gift_handed_over" }].sort((a, b) => a.key - b.key),
    );
    const confirm = await ask(giftsToConfirm, { actor: witness, input });
    expect(confirm.gifts.map(({ claimId }) => claimId)).toEqual(out.claimIds);
    expect(confirm.left).toEqual(
      [...why, { key: numbers.here, code: "gift_not_handed_over" }].sort((a, b) => a.key - b.key),
    );
    const sheet = await run(printHandOverSheet, { actor: coordinator, input });
    expect(sheet.lines.map(({ number }) => number)).toEqual([numbers.here, numbers.out]);
    expect(sheet.left).toEqual(why);
  });

  test("that nobody claimed, or none at all, are no dead end; another desk's batch isn't there", async () => {
    const { numbers, input } = await picked();
    const only = { ...input, pick: `${numbers.open}` };
    const left = [{ key: numbers.open, code: "wish_not_claimed" }];
    const [none, nowhere] = [
      { ...input, pick: "" },
      { batch: "nope", pick: "1" },
    ];
    const foreign = { batch: await slugOf(await aDesk()), pick: "1" };
    for (const look of [
      (asked: Record<string, unknown>) => ask(toHandOver, { actor: courier, input: asked }),
      (asked: Record<string, unknown>) => ask(giftsToConfirm, { actor: witness, input: asked }),
      (asked: Record<string, unknown>) =>
        run(printHandOverSheet, { actor: coordinator, input: asked }),
    ]) {
      expect(await look(only)).toMatchObject({ left });
      expect(await look(none)).toMatchObject({ left: [] });
      for (const asked of [nowhere, foreign, {}])
        await expect(look(asked)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("on hold, or of another organizer, are named too", async () => {
    const [one, two] = (await received(2)) as [string, string];
    const elsewhere = await aDesk();
    await aPerson(elsewhere.organizerId, "coordinator");
    const both = await aPerson(desk.organizerId, "courier");
    await owner(
      "insert into memberships (organization_id, person_id, role, since) values ($1, $2, 'courier', now())",
      [elsewhere.organizerId, both.personId],
    );
    const { actor } = await signIn(both.personId);
    const other = await aCommittedClaim(elsewhere, await aPerson());
    await owner("update claims set frozen_at = now() where id = $1", [two]);
    const asked = await ask(toHandOver, { actor, input: { claimIds: [one, two, other.claimId] } });
    await owner("update claims set frozen_at = null where id = $1", [two]);
    const codes = asked.left.map(({ code }) => code).sort();
    expect([asked.gifts.length, codes]).toEqual([1, ["claim_on_hold", "delivery_not_together"]]);
  });
});

describe("many confirmed at once", () => {
  test("the database refuses what the witness brought himself, and the rest is confirmed", async () => {
    const own = await delivered(1, {}, both);
    const others = await delivered(2);
    const ids = [...own.claimIds, ...others.claimIds];
    const asked = await ask(giftsToConfirm, { actor: both, input: { claimIds: ids } });
    expect(asked.left.map(({ code }) => code)).toEqual(["confirmation_by_courier"]);

    const outcome = await together(both, matches(ids));
    expect(outcome.left).toEqual([
      { key: (await numbersOf(own.claimIds))[0], code: "confirmation_by_courier" },
    ]);
    expect(await states(ids)).toEqual(["delivered", "confirmed", "confirmed"]);
    await expect(together(both, matches(own.claimIds))).rejects.toMatchObject({
      code: "confirmation_by_courier",
    });
  });

  test("photos are decided in the same step, and what differs is told or refused", async () => {
    const [one, two] = (await received(2)) as [string, string];
    const photos = [{ ...(await aStoredPhoto()), claimId: one }];
    const { id: delivery } = await record([one, two], { photos });
    const asked = await ask(giftsToConfirm, { actor: witness, input: { delivery, claimIds: [] } });
    const [photo] = asked.gifts.find(({ claimId }) => claimId === one)!.photos;
    expect(photo).toMatchObject({ decides: true, share: true, publish: false });

    const lines = [
      { claimId: one, outcome: "match" },
      { claimId: two, outcome: "discrepancy" },
    ];
    const decided = { photos: [{ photoId: photo!.id, decision: "approve" }] };
    await expect(together(witness, lines, decided)).rejects.toMatchObject({
      code: "field_missing",
      field: `note-${two}`,
    });
    const told = [lines[0]!, { ...lines[1]!, note: "颜色不一样" }];
    await expect(together(witness, told)).rejects.toMatchObject({
      code: "field_missing",
      field: `photo-${photo!.id}`,
    });
    const outcome = await together(witness, told, decided);
    expect(outcome.differing).toEqual(await numbersOf([two]));
    expect(outcome.done.sort((a, b) => a - b)).toEqual(await numbersOf([one, two]));
    expect(await states([one, two])).toEqual(["confirmed", "delivered"]);
    const [batch] = await owner<{ slug: string }>("select slug from batches where id = $1", [
      desk.batchId,
    ]);
    const looked = await ask(board, {
      actor: coordinator,
      input: { slug: batch!.slug, step: "differs" },
    });
    expect(looked.wishes.map(({ number }) => number)).toEqual(outcome.differing);
    expect((await rowOf("photos", photo!.id)).state).toBe("approved");
  });
});

describe("one code for a whole delivery", () => {
  const byLink = (token: string, claimIds: string[], more: object = {}, now?: Date) =>
    run(confirmByLink, {
      actor: system("witness"),
      input: {
        token,
        clientId: randomUUID(),
        relation: "guardian",
        lines: matches(claimIds),
        personId: null,
        ...more,
      },
      now,
    });
  const codeFor = async (deliveryId: string) =>
    (await run(inviteToDelivery, { actor: courier, input: { deliveryId } })).token;

  test("shows things and sizes alone, and confirms all of them once, whoever races", async () => {
    const { claimIds, deliveryId } = await delivered(3);
    const token = await codeFor(deliveryId);
    const seen = await ask(giftsByLink, { actor: system("witness"), input: { token } });
    expect(seen.gifts).toHaveLength(3);
    expect(JSON.stringify(seen)).not.toContain("小禾");
    const tries = await Promise.allSettled([byLink(token, claimIds), byLink(token, claimIds)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "confirmation_link_used" },
    });
    expect(new Set(await states(claimIds))).toEqual(new Set(["confirmed"]));
    const page = await ask(deliveryPage, { actor: courier, input: { deliveryId } });
    expect(page).toMatchObject({ open: [], code: { used: true } });
  });

  test("runs out, is refused to the courier, and says nothing of another delivery", async () => {
    const { claimIds, deliveryId } = await delivered(2);
    const other = await delivered(1);
    const token = await codeFor(deliveryId);
    const later = new Date(Date.now() + 1_300_000);
    await expect(byLink(token, claimIds, {}, later)).rejects.toMatchObject({
      code: "confirmation_link_over",
    });
    await expect(byLink(token, claimIds, { personId: courier.personId })).rejects.toMatchObject({
      code: "confirmation_by_courier",
    });
    await expect(byLink(token, other.claimIds)).rejects.toMatchObject({
      code: "confirmation_other_delivery",
    });
    await byLink(token, [...claimIds, ...other.claimIds]);
    expect(await states([...claimIds, ...other.claimIds])).toEqual([
      "confirmed",
      "confirmed",
      "delivered",
    ]);
  });

  test("the database itself holds a code to its delivery", async () => {
    const { deliveryId } = await delivered(1);
    const other = await delivered(1);
    await codeFor(deliveryId);
    await expect(
      owner(
        `insert into confirmations (organizer_id, claim_id, delivery_id, method, relation, link_id, outcome, client_id, witnessed_at, recorded_at)
         select $1, $2, $3, 'qr', 'guardian', l.id, 'match', gen_random_uuid(), now(), now()
         from confirmation_links l where l.delivery_id = $4`,
        [desk.organizerId, other.claimIds[0], other.deliveryId, deliveryId],
      ),
    ).rejects.toMatchObject({ constraint: "confirmation_other_delivery" });
  });
});

describe("taken back", () => {
  const undo = (deliveryId: string, claimIds: string[], actor = courier) =>
    run(undoDelivery, { actor, input: { deliveryId, claimIds } });

  test("one of a delivery, then the rest: photos and lists go, and the donor is told", async () => {
    const [one, two] = (await received(2)) as [string, string];
    const picture = await aStoredPhoto();
    const { id } = await record([one, two], { photos: [{ ...picture, claimId: one }] });
    const list = await aStoredPhoto(true);
    await run(addSignedList, { actor: courier, input: { deliveryId: id, photos: [list] } });
    await expect(undo(id, [one], witness)).rejects.toMatchObject({ code: "not_allowed" });

    await undo(id, [one]);
    expect(await rowOf("claims", one)).toMatchObject({ state: "received", delivery_id: null });
    expect(await states([two])).toEqual(["delivered"]);
    const left = () =>
      owner<{ kind: string }>("select kind from photos where delivery_id = $1", [id]);
    expect(await left()).toEqual([{ kind: "signed_list" }]);
    await undo(id, [two], coordinator);
    expect(await left()).toEqual([]);
    const again = { deliveryId: id, photos: [await aStoredPhoto(true)] };
    await expect(run(addSignedList, { actor: courier, input: again })).rejects.toMatchObject({
      code: "delivery_nothing_left",
    });
    const letters = await owner(
      "select 1 from letters where kind = 'claim-undelivered' and params->>'claimId' = any ($1)",
      [[one, two]],
    );
    expect(letters).toHaveLength(2);

    await removeUnused({ keys: [picture.fullKey, list.fullKey] });
    expect(await storage().get(picture.fullKey)).toBeNull();
    expect((await record([one, two])).done).toHaveLength(2);
  });

  test("is refused once a witness spoke, by the database too", async () => {
    const { claimIds, deliveryId } = await delivered(2);
    const [one, two] = claimIds as [string, string];
    await together(witness, [{ claimId: one, outcome: "discrepancy", note: "小了" }]);
    const outcome = await undo(deliveryId, claimIds);
    expect(outcome.left).toMatchObject([{ code: "delivery_spoken_of" }]);
    expect(await states([one, two])).toEqual(["delivered", "received"]);
    await expect(undo(deliveryId, [one])).rejects.toMatchObject({ code: "delivery_spoken_of" });
    await expect(undo(deliveryId, [two])).rejects.toMatchObject({ code: "delivery_nothing_left" });
  });
});

describe("a photo sent ahead", () => {
  const offer = async (actor = courier) => {
    const { fullKey, smallKey, width, height } = await aStoredPhoto();
    const picture = { fullKey, smallKey, width, height };
    const { token } = await run(offerPhoto, { actor, input: picture });
    return { picture, token };
  };

  test("is named by its token, by who sent it alone, for a day", async () => {
    const { picture, token } = await offer();
    const [named] = await ask(offeredPhotos, { actor: courier, input: { tokens: [token] } });
    expect(named).toEqual(picture);
    expect(token).not.toContain(picture.fullKey);
    await expect(
      ask(offeredPhotos, { actor: both, input: { tokens: [token] } }),
    ).rejects.toMatchObject({ code: "photo_upload_over" });
    const forged = token.replace(/.(?=.{4}$)/, (one) => (one === "A" ? "B" : "A"));
    await expect(
      ask(offeredPhotos, { actor: courier, input: { tokens: [forged] } }),
    ).rejects.toMatchObject({ code: "photo_upload_over" });
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(() => pictureOffered(token, courier.personId, tomorrow)).toThrow();
    await expect(offer(witness)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is one photo's own: used again it is refused", async () => {
    const { picture } = await offer();
    const [one, two] = (await received(2)) as [string, string];
    await record([one], { photos: [{ ...picture, claimId: one }] });
    await expect(record([two], { photos: [{ ...picture, claimId: two }] })).rejects.toMatchObject({
      code: "photo_used_already",
    });
  });

  test("goes when no form named it, and stays when one did", async () => {
    const [used, unused] = [await offer(), await offer()];
    const [one] = (await received(1)) as [string];
    await record([one], { photos: [{ ...used.picture, claimId: one }] });
    for (const { picture } of [used, unused])
      await removeUnused({ keys: [picture.fullKey, picture.smallKey] });
    expect(await storage().get(used.picture.fullKey)).not.toBeNull();
    expect(await storage().get(unused.picture.fullKey)).toBeNull();
  });
});
