import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { system, type Person } from "~/domain/actor";
import { acceptDifference } from "~/domain/deliveries/accept-difference.server";
import { addSignedList } from "~/domain/deliveries/add-list.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { confirmByLink } from "~/domain/deliveries/confirm-by-link.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { inviteWitness } from "~/domain/deliveries/invite-witness.server";
import { giftsByLink, toConfirm } from "~/domain/deliveries/confirm-queries.server";
import { deliveryPage, toDeliver } from "~/domain/deliveries/hand-over-queries.server";
import { hubBoard, parcelAtHub } from "~/domain/deliveries/queries.server";
import { readSignedList } from "~/domain/deliveries/read-list.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { remedyClaim } from "~/domain/deliveries/remedy-claim.server";
import { ask, run } from "~/domain/run.server";
import {
  aCommittedClaim,
  aDesk,
  aParcel,
  aPerson,
  aStoredPhoto,
  rowOf,
  type Desk,
} from "../factories/gifts";
import { asOwner } from "../setup/database";

let desk: Desk;
let donor: Person, coordinator: Person, courier: Person, witness: Person, stranger: Person;

beforeAll(async () => {
  desk = await aDesk();
  const other = await aDesk();
  const { organizerId } = desk;
  donor = await aPerson();
  coordinator = await aPerson(organizerId, "coordinator");
  courier = await aPerson(organizerId, "courier", "witness");
  witness = await aPerson(organizerId, "witness");
  stranger = await aPerson(other.organizerId, "coordinator", "courier", "witness", "reviewer");
});

const inDays = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
const claim = (scopes?: string[]) => aCommittedClaim(desk, donor, scopes);
const stateOf = async (claimId: string) => (await rowOf("claims", claimId)).state;

const check = (actor: Person, claimId: string, more: object = { fits: "yes" }) =>
  run(checkIn, { actor, input: { gifts: [{ claimId, ...more }] } });

async function deliver(claimIds: string[], input: object = {}, actor = courier) {
  return run(recordDelivery, {
    actor,
    input: {
      clientId: randomUUID(),
      claimIds,
      deliveredAt: new Date().toISOString(),
      noPhotoReason: "雨太大",
      photos: [],
      ...input,
    },
  });
}

async function delivered() {
  const made = await claim();
  await check(coordinator, made.claimId);
  const { id: deliveryId } = await deliver([made.claimId]);
  return { ...made, deliveryId };
}

const confirm = (actor: Person, claimId: string, more: object = {}) =>
  run(confirmDelivery, {
    actor,
    input: { clientId: randomUUID(), claimId, relation: "teacher", outcome: "match", ...more },
  });

describe("at the hub", () => {
  test("a parcel is opened once: one fits, one will do, one waits for another, one is missing", async () => {
    const claims = await Promise.all([claim(), claim(), claim(), claim()]);
    const ids = claims.map(({ claimId }) => claimId);
    const code = await aParcel(desk, ids);
    const parcel = await ask(parcelAtHub, { actor: coordinator, input: { key: code } });
    expect(parcel.waiting).toHaveLength(4);

    await run(checkIn, {
      actor: coordinator,
      input: {
        gifts: [
          { claimId: ids[0], fits: "yes" },
          { claimId: ids[1], fits: "substitute", note: "蓝色换成了灰色" },
          { claimId: ids[2], fits: "no", note: "小了两码", dueOn: inDays(7) },
          { claimId: ids[3], fits: "missing" },
        ],
      },
    });

    expect(await Promise.all(ids.map(stateOf))).toEqual([
      "received",
      "received",
      "committed",
      "sent",
    ]);
    const board = await ask(hubBoard, { actor: courier, input: {} });
    expect(board.parcels.find((one) => one.code === code)?.gifts).toHaveLength(1);
    expect(board.today.map(({ claimId }) => claimId)).toEqual(
      expect.arrayContaining([ids[0], ids[1]]),
    );
  });

  test("only a coordinator approves a substitute, and says what it is", async () => {
    const { claimId } = await claim();
    await expect(
      check(courier, claimId, { fits: "substitute", note: "灰色" }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    await expect(check(coordinator, claimId, { fits: "substitute" })).rejects.toMatchObject({
      code: "field_missing",
      field: `note-${claimId}`,
    });
  });

  test("what doesn't fit needs a new date that lies ahead", async () => {
    const { claimId } = await claim();
    await expect(
      check(coordinator, claimId, { fits: "no", note: "破了", dueOn: inDays(-2) }),
    ).rejects.toMatchObject({ code: "due_date_passed", field: `dueOn-${claimId}` });
  });

  test("another organizer's staff see none of it", async () => {
    const { claimId } = await claim();
    const code = await aParcel(desk, [claimId]);
    await expect(check(stranger, claimId)).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(parcelAtHub, { actor: stranger, input: { key: code } })).rejects.toMatchObject(
      { code: "not_found" },
    );
    expect((await ask(hubBoard, { actor: stranger, input: {} })).parcels).toEqual([]);
  });
});

describe("on the way to the child", () => {
  test("many gifts are one delivery, each with its photo or the reason for none", async () => {
    const [one, two] = [await claim(), await claim()];
    await check(coordinator, one.claimId);
    await check(coordinator, two.claimId);
    const photo = { ...(await aStoredPhoto()), claimId: one.claimId };
    const claimIds = [one.claimId, two.claimId];

    await expect(deliver(claimIds, { photos: [photo], noPhotoReason: "" })).rejects.toMatchObject({
      code: "delivery_needs_photo",
      field: "noPhotoReason",
    });
    const { id } = await deliver(claimIds, { photos: [photo] });

    const page = await ask(deliveryPage, { actor: witness, input: { deliveryId: id } });
    expect(page.gifts.map(({ photos }) => photos.length)).toEqual([1, 0]);
    expect(page.confirms).toBe(true);
  });

  test("what a phone sends twice under its own id is one delivery", async () => {
    const { claimId } = await claim();
    await check(coordinator, claimId);
    const clientId = randomUUID();
    const [first, second] = await Promise.all([
      deliver([claimId], { clientId }),
      deliver([claimId], { clientId }),
    ]);
    expect(second.id).toBe(first.id);
    await expect(deliver([claimId])).rejects.toMatchObject({ code: "step_not_possible" });
  });

  test("a gift that wasn't at the hub, or a time that lies ahead, is refused", async () => {
    const { claimId } = await claim();
    await expect(deliver([claimId])).rejects.toMatchObject({ code: "step_not_possible" });
    await check(coordinator, claimId);
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    await expect(deliver([claimId], { deliveredAt: ahead })).rejects.toMatchObject({
      code: "delivery_time_wrong",
    });
    await expect(deliver([claimId], {}, coordinator)).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(deliver([claimId], {}, stranger)).rejects.toMatchObject({ code: "not_found" });
    const list = await ask(toDeliver, { actor: courier, input: {} });
    expect(list.gifts.map((gift) => gift.claimId)).toContain(claimId);
  });
});

describe("a witness", () => {
  test("a match by someone other than the courier grants the wish", async () => {
    const { claimId, wishId } = await delivered();
    await expect(confirm(courier, claimId)).rejects.toMatchObject({
      code: "confirmation_by_courier",
    });
    await confirm(witness, claimId);
    expect(await stateOf(claimId)).toBe("confirmed");
    expect((await rowOf("wishes", wishId)).state).toBe("granted");
  });

  test("the database itself refuses the courier's word and a claim without a word", async () => {
    const { claimId, deliveryId } = await delivered();
    const owner = process.env.DATABASE_OWNER_URL ?? "";
    await expect(
      asOwner(owner, (client) =>
        client.query(
          `insert into confirmations (organizer_id, claim_id, delivery_id, method, witness_id, relation, outcome,
             client_id, witnessed_at, recorded_at)
           values ($1, $2, $3, 'signed_in', $4, 'staff', 'match', gen_random_uuid(), now(), now())`,
          [desk.organizerId, claimId, deliveryId, courier.personId],
        ),
      ),
    ).rejects.toMatchObject({ constraint: "confirmation_by_courier" });
    await expect(
      asOwner(owner, (client) =>
        client.query("update claims set state = 'confirmed', confirmed_at = now() where id = $1", [
          claimId,
        ]),
      ),
    ).rejects.toMatchObject({ constraint: "claim_needs_confirmation" });
  });

  test("the same word sent twice is one", async () => {
    const { claimId } = await delivered();
    const clientId = randomUUID();
    await confirm(witness, claimId, { clientId });
    await confirm(witness, claimId, { clientId });
    await expect(confirm(witness, claimId)).rejects.toMatchObject({ code: "step_not_possible" });
  });

  test("what differs stays delivered until staff accept it", async () => {
    const { claimId } = await delivered();
    const differs = { outcome: "discrepancy", note: "" };
    await expect(confirm(witness, claimId, differs)).rejects.toMatchObject({ field: "note" });
    await confirm(witness, claimId, { ...differs, note: "颜色不一样" });
    expect(await stateOf(claimId)).toBe("delivered");
    const list = await ask(toConfirm, { actor: coordinator, input: {} });
    expect(list.differing.map((gift) => gift.claimId)).toContain(claimId);

    const input = { claimId, reason: "孩子喜欢这个颜色" };
    await expect(run(acceptDifference, { actor: witness, input })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await run(acceptDifference, { actor: coordinator, input });
    expect(await stateOf(claimId)).toBe("confirmed");
  });

  test("a delivery that nobody spoke of can't be accepted", async () => {
    const { claimId } = await delivered();
    await expect(
      run(acceptDifference, { actor: coordinator, input: { claimId, reason: "没有问题" } }),
    ).rejects.toMatchObject({ code: "claim_needs_confirmation" });
  });

  test("a remedy begins the way again, with a reason and a new date", async () => {
    const { claimId } = await delivered();
    await run(remedyClaim, {
      actor: coordinator,
      input: { claimId, reason: "路上摔坏了", dueOn: inDays(9) },
    });
    expect(await rowOf("claims", claimId)).toMatchObject({
      state: "committed",
      delivery_id: null,
      received_at: null,
      remedy_note: "路上摔坏了",
    });
    await check(coordinator, claimId);
    await deliver([claimId]);
    await confirm(witness, claimId);
    expect(await stateOf(claimId)).toBe("confirmed");
  });
});

describe("a one-time code", () => {
  const byLink = (token: string, claimId: string, more: object = {}) =>
    run(confirmByLink, {
      actor: system("witness"),
      input: {
        token,
        clientId: randomUUID(),
        relation: "guardian",
        lines: [{ claimId, outcome: "match" }],
        personId: null,
        ...more,
      },
    });

  test("shows the thing and its size, and confirms once", async () => {
    const { claimId } = await delivered();
    const { token } = await run(inviteWitness, { actor: courier, input: { claimId } });
    const seen = await ask(giftsByLink, { actor: system("witness"), input: { token } });
    expect(seen.gifts).toEqual([
      {
        claimId,
        title: "一件冬天的外套",
        size: "140 cm",
        colour: "",
        style: "",
        substituteNote: "",
      },
    ]);
    const outcomes = await Promise.allSettled([byLink(token, claimId), byLink(token, claimId)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "confirmation_link_used" },
    });
    expect(await stateOf(claimId)).toBe("confirmed");
  });

  test("is refused where the courier is signed in, and stays good for the witness", async () => {
    const { claimId } = await delivered();
    const { token } = await run(inviteWitness, { actor: courier, input: { claimId } });
    await expect(byLink(token, claimId, { personId: courier.personId })).rejects.toMatchObject({
      code: "confirmation_by_courier",
    });
    await byLink(token, claimId);
    expect(await stateOf(claimId)).toBe("confirmed");
  });

  test("ends when the next one is made for the same gift", async () => {
    const { claimId } = await delivered();
    const older = await run(inviteWitness, { actor: courier, input: { claimId } });
    const newer = await run(inviteWitness, { actor: courier, input: { claimId } });
    await expect(byLink(older.token, claimId)).rejects.toMatchObject({
      code: "confirmation_link_over",
    });
    await byLink(newer.token, claimId);
    expect(await stateOf(claimId)).toBe("confirmed");
  });

  test("runs out, and doesn't outlive a remedy", async () => {
    const { claimId } = await delivered();
    const { token } = await run(inviteWitness, { actor: courier, input: { claimId } });
    const later = new Date(Date.now() + 3_600_000);
    const lines = [{ claimId, outcome: "match" }];
    const input = { token, clientId: randomUUID(), relation: "guardian", lines };
    await expect(
      run(confirmByLink, {
        actor: system("witness"),
        input: { ...input, personId: null },
        now: later,
      }),
    ).rejects.toMatchObject({ code: "confirmation_link_over" });
    await run(remedyClaim, {
      actor: coordinator,
      input: { claimId, reason: "尺码不对", dueOn: inDays(5) },
    });
    await expect(byLink(token, claimId)).rejects.toMatchObject({
      code: "confirmation_other_delivery",
    });
  });

  test("is nothing that a guest, a donor or another organizer can make or read", async () => {
    const { claimId } = await delivered();
    for (const actor of [donor, stranger]) {
      await expect(run(inviteWitness, { actor, input: { claimId } })).rejects.toMatchObject({
        code: "not_found",
      });
    }
    const { token } = await run(inviteWitness, { actor: courier, input: { claimId } });
    await expect(ask(giftsByLink, { actor: stranger, input: { token } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("a signed list is read by neither the courier nor who photographed it", async () => {
  const { claimId, deliveryId } = await delivered();
  const photos = [await aStoredPhoto(true)];
  await run(addSignedList, { actor: witness, input: { deliveryId, photos } });
  const page = await ask(deliveryPage, { actor: coordinator, input: { deliveryId } });
  const photoId = page.papers[0]?.id ?? "";
  const read = (actor: Person) =>
    run(readSignedList, {
      actor,
      input: {
        clientId: randomUUID(),
        photoId,
        relation: "guardian",
        lines: [{ claimId, outcome: "match" }],
      },
    });

  await expect(read(courier)).rejects.toMatchObject({ code: "confirmation_by_courier" });
  await expect(read(witness)).rejects.toMatchObject({ code: "confirmation_needs_second_person" });
  await expect(read(stranger)).rejects.toMatchObject({ code: "not_found" });
  await read(coordinator);
  expect(await stateOf(claimId)).toBe("confirmed");
});
