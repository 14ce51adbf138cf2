import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { revealContact } from "~/domain/claims/reveal-contact.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { keyIn, likeCode } from "~/domain/deliveries/codes";
import { giveStock } from "~/domain/deliveries/give-stock.server";
import { hopeForStock } from "~/domain/deliveries/hope-for-stock.server";
import { proposed } from "~/domain/deliveries/proposals";
import { hubBoard, keyAtHub, parcelAtHub } from "~/domain/deliveries/queries.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { returnStock } from "~/domain/deliveries/return-stock.server";
import { giftOfClaim, stockAtHub, stockPage } from "~/domain/deliveries/stock-queries.server";
import { takeIntoStock } from "~/domain/deliveries/take-into-stock.server";
import { uncheck } from "~/domain/deliveries/uncheck.server";
import { ask, run } from "~/domain/run.server";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { aCommittedClaim, aDesk, aParcel, aPerson, rowOf, type Desk } from "../factories/gifts";
import { asOwner } from "../setup/database";

let desk: Desk;
let donor: Person, coordinator: Person, courier: Person, stranger: Person;

beforeAll(async () => {
  desk = await aDesk();
  const other = await aDesk();
  donor = await aPerson();
  coordinator = await aPerson(desk.organizerId, "coordinator");
  courier = await aPerson(desk.organizerId, "courier");
  stranger = await aPerson(other.organizerId, "coordinator", "courier");
});

const owner = (text: string, values: unknown[] = []) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(text, values);
    return rows;
  });
const stateOf = async (claimId: string) => (await rowOf("claims", claimId)).state;
const wishOf = async (claimId: string) =>
  rowOf("wishes", String((await rowOf("claims", claimId)).wish_id));
const stockOf = async (claimId: string) =>
  (await owner("select * from hub_stock where from_claim_id = $1", [claimId]))[0];
const lettersOf = async (claimId: string) =>
  (
    await owner("select kind from letters where params ->> 'claimId' = $1 order by created_at", [
      claimId,
    ])
  ).map(({ kind }) => kind);

const check = (claimId: string, more: object = { fits: "yes" }, actor = coordinator) =>
  run(checkIn, { actor, input: { gifts: [{ claimId, ...more }] } });
const cancel = (claimId: string) =>
  run(cancelClaim, { actor: coordinator, input: { claimId, reason: "孩子转学了" } });
const give = (stockId: string, wishId: string, actor = coordinator) =>
  run(giveStock, { actor, input: { stockId, wishId } });
const inDays = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

/** An open wish: its claim was cancelled before anything came. */
async function anOpenWish(set = "") {
  const { claimId, wishId } = await aCommittedClaim(desk, donor);
  await cancel(claimId);
  if (set) await owner(`update wishes set ${set} where id = $1`, [wishId]);
  return wishId;
}

/** A thing in stock: received, then cancelled. */
async function aThing(from = donor) {
  const { claimId, wishId } = await aCommittedClaim(desk, from);
  await check(claimId);
  await cancel(claimId);
  return { claimId, wishId, stockId: String((await stockOf(claimId))?.id) };
}

describe("a parcel with several gifts", () => {
  test("fits here, is a substitute there, waits, goes into stock, or isn't in it", async () => {
    const made = [];
    for (let at = 0; at < 5; at += 1) made.push(await aCommittedClaim(desk, donor));
    const [fits, other, waits, kept, missing] = made.map(({ claimId }) => claimId) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const code = await aParcel(desk, [fits, other, waits, kept, missing]);
    const { choose } = await run(checkIn, {
      actor: coordinator,
      input: {
        gifts: [
          { claimId: fits, fits: "yes" },
          { claimId: other, fits: "substitute", note: "蓝色的" },
          { claimId: waits, fits: "no", note: "小了两码", dueOn: inDays(7) },
          { claimId: kept, fits: "no", instead: "other", note: "是裤子", size: "150 cm" },
          { claimId: missing, fits: "missing" },
        ],
      },
    });

    expect(await Promise.all([fits, other, waits, kept, missing].map(stateOf))).toEqual([
      "received",
      "received",
      "committed",
      "cancelled",
      "sent",
    ]);
    expect(await stockOf(kept)).toMatchObject({ id: choose[0], size: "150 cm", note: "是裤子" });
    const parcel = await ask(parcelAtHub, { actor: courier, input: { key: code } });
    expect(parcel.waiting.map(({ claimId }) => claimId)).toEqual([missing]);
    expect(parcel.done).toHaveLength(2);
    expect(parcel.ended).toMatchObject([{ claimId: kept, stockId: choose[0] }]);
  });

  test("a courier says what fits, a coordinator what to do with the rest", async () => {
    const { claimId } = await aCommittedClaim(desk, donor);
    const cancelling = { fits: "no", instead: "cancel", note: "坏的", size: "140 cm" };
    await expect(check(claimId, cancelling, courier)).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(check(claimId, { ...cancelling, note: "" })).rejects.toMatchObject({
      code: "field_missing",
      field: `note-${claimId}`,
    });
    await expect(check(claimId, { ...cancelling, size: " " })).rejects.toMatchObject({
      code: "field_missing",
      field: `size-${claimId}`,
    });
    await check(claimId, cancelling);
    expect(await rowOf("claims", claimId)).toMatchObject({
      state: "cancelled",
      end_reason: "坏的",
    });
    expect(await lettersOf(claimId)).toEqual(["claim-cancelled"]);
  });
});

describe("what two colleagues say of one gift", () => {
  const onPage = async (key: string) => {
    const { waiting } = await ask(parcelAtHub, { actor: coordinator, input: { key } });
    return (claimId: string) => waiting.find((gift) => gift.claimId === claimId)?.seen;
  };
  const another = { fits: "no", note: "小了两码", dueOn: inDays(7) };

  test("is what the first said; the second hears of it, and nothing of his is kept", async () => {
    const made = [await aCommittedClaim(desk, donor), await aCommittedClaim(desk, donor)];
    const [one, two] = made.map(({ claimId }) => claimId) as [string, string];
    const seen = await onPage(await aParcel(desk, [one, two]));
    const { number } = await wishOf(one);
    await check(one, { fits: "yes", seen: seen(one) });
    const stale = { ...another, seen: seen(one) };
    const gifts = [
      { claimId: one, ...stale },
      { claimId: two, fits: "yes", seen: seen(two) },
    ];
    await expect(run(checkIn, { actor: coordinator, input: { gifts } })).rejects.toMatchObject({
      code: "gift_received_meanwhile",
      about: {
        meanwhile: [{ claimId: one, number, code: "gift_received_meanwhile" }],
      },
    });
    await expect(check(one, another)).rejects.toMatchObject({ code: "gift_received_meanwhile" });
    expect([await stateOf(one), await stateOf(two)]).toEqual(["received", "sent"]);
  });

  test("also where another was asked for, and nobody is told that it came", async () => {
    for (const sent of [true, false]) {
      const { claimId } = await aCommittedClaim(desk, donor);
      const seen = (await onPage(sent ? await aParcel(desk, [claimId]) : claimId))(claimId);
      await check(claimId, { ...another, seen });
      for (const stale of [{ fits: "yes" }, { ...another, note: "破了" }])
        await expect(check(claimId, { ...stale, seen })).rejects.toMatchObject({
          code: "gift_remedied_meanwhile",
        });
      expect(await rowOf("claims", claimId)).toMatchObject({
        state: "committed",
        remedy_note: "小了两码",
      });
      expect(await lettersOf(claimId)).not.toContain("claim-received");
      await check(claimId, { fits: "yes", seen: (await onPage(claimId))(claimId) });
      expect(await stateOf(claimId)).toBe("received");
    }
  });

  test("an end is an end, and what was called back is looked at again", async () => {
    const [ended, recalled] = [
      await aCommittedClaim(desk, donor),
      await aCommittedClaim(desk, donor),
    ];
    const seen = await onPage(await aParcel(desk, [ended.claimId, recalled.claimId]));
    await cancel(ended.claimId);
    await owner(
      "update claims set state = 'committed', parcel_id = null, sent_at = null where id = $1",
      [recalled.claimId],
    );
    for (const [{ claimId }, code] of [
      [ended, "gift_ended_meanwhile"],
      [recalled, "gift_moved_meanwhile"],
    ] as const)
      await expect(check(claimId, { fits: "yes", seen: seen(claimId) })).rejects.toMatchObject({
        code,
      });
  });
});

describe("a code", () => {
  test("is understood however it was typed or scanned", () => {
    const id = randomUUID();
    expect(keyIn(" abcd-ef23 ")).toBe("ABCDEF23");
    expect(keyIn("ａｂｃｄ ｅｆ２３")).toBe("ABCDEF23");
    expect(keyIn("https://wishes.example/organizer/hub?code=ABCDEF23")).toBe("ABCDEF23");
    expect(keyIn("https://wishes.example/en/organizer/hub/ABCDEF23/")).toBe("ABCDEF23");
    expect(keyIn(`https://wishes.example/organizer/hub/${id}`)).toBe(id);
    for (const other of ["", "SF1234567890", "https://chat.example/ABCDEF23", "ABC"]) {
      expect(keyIn(other)).toBeUndefined();
    }
    expect(new RegExp(likeCode("O0I1ABCD")).test("DQLJABCD")).toBe(true);
  });

  test("opens the parcels of one's own hub, also misread, and nobody else's", async () => {
    const { claimId } = await aCommittedClaim(desk, donor);
    const code = await aParcel(desk, [claimId]);
    const clean = `QL${code.slice(2).replace(/[01]/g, "7")}`;
    await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
      await client.query("alter table parcels disable trigger parcels_stay");
      await client.query("update parcels set code = $2 where code = $1", [code, clean]);
      await client.query("alter table parcels enable trigger parcels_stay");
    });
    const find = (actor: Person, typed: string) =>
      ask(keyAtHub, { actor, input: { typed } }).then(({ key }) => key);
    expect(await find(courier, clean)).toBe(clean);
    expect(await find(courier, `0 1${clean.slice(2).toLowerCase()}`)).toBe(clean);
    expect(await find(stranger, clean)).toBeNull();
    expect(await find(courier, "ZZZZ2222")).toBeNull();
    await expect(
      ask(parcelAtHub, { actor: stranger, input: { key: clean } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a gift whose claim has ended", () => {
  test("is recognised by its parcel's code, taken in once, and its giver is asked", async () => {
    const { claimId } = await aCommittedClaim(desk, donor);
    const code = await aParcel(desk, [claimId]);
    await expect(run(takeIntoStock, { actor: courier, input: { claimId } })).rejects.toMatchObject({
      code: "stock_claim_lives",
    });
    await cancel(claimId);
    expect(await stockOf(claimId)).toBeUndefined();

    const parcel = await ask(parcelAtHub, { actor: courier, input: { key: code } });
    expect(parcel).toMatchObject({ waiting: [], ended: [{ claimId, stockId: null }] });
    const input = { claimId, size: "150 cm", note: "红色" };
    await expect(run(takeIntoStock, { actor: stranger, input })).rejects.toMatchObject({
      code: "not_found",
    });
    await run(takeIntoStock, { actor: courier, input });
    expect(await stockOf(claimId)).toMatchObject({ state: "waiting", size: "150 cm" });
    expect(await lettersOf(claimId)).toEqual(["claim-cancelled", "stock-taken-in"]);
    await expect(run(takeIntoStock, { actor: courier, input })).rejects.toMatchObject({
      code: "stock_taken_in_already",
    });

    const hope = (actor: Actor) => run(hopeForStock, { actor, input: { claimId, hope: "return" } });
    await expect(hope(stranger)).rejects.toMatchObject({ code: "not_found" });
    await hope(donor);
    await hope({ kind: "link", claimId });
    const told = await ask(giftOfClaim, { actor: donor, input: { claimId } });
    expect(told.gift).toMatchObject({ hope: "return", state: "waiting" });
  });

  test("becomes stock by itself when it lies at the hub, also because the wish is withdrawn", async () => {
    const cancelled = await aThing();
    expect(await stockOf(cancelled.claimId)).toMatchObject({ state: "waiting", size: "140 cm" });
    const { claimId, wishId } = await aCommittedClaim(desk, donor);
    await check(claimId);
    await run(withdrawWish, { actor: coordinator, input: { wishId, reason: "搬家了" } });
    expect(await stockOf(claimId)).toMatchObject({ state: "waiting" });
    const { waiting } = await ask(stockAtHub, { actor: courier, input: {} });
    expect(waiting.map(({ fromClaimId }) => fromClaimId)).toContain(claimId);
    expect((await ask(stockAtHub, { actor: stranger, input: {} })).waiting).toEqual([]);
    expect((await ask(hubBoard, { actor: courier, input: {} })).stock).toBeGreaterThan(1);
  });
});

describe("stock", () => {
  test("is given exactly once, however many try", async () => {
    const { stockId, claimId } = await aThing();
    const wishes = [await anOpenWish(), await anOpenWish()];
    const tries = await Promise.allSettled(wishes.map((wishId) => give(stockId, wishId)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "stock_given_already" },
    });
    const stock = await stockOf(claimId);
    const given = String(stock?.given_claim_id);
    expect(stock).toMatchObject({ state: "given", settled_by: coordinator.personId });
    expect(await rowOf("claims", given)).toMatchObject({
      state: "received",
      person_id: donor.personId,
      recorded_by: null,
    });
    expect(await lettersOf(given)).toEqual(["stock-given"]);
    await expect(
      run(returnStock, { actor: coordinator, input: { stockId, note: "退了" } }),
    ).rejects.toMatchObject({ code: "stock_given_already" });
  });

  test("doesn't take a wish that somebody has, that is frozen, hidden, or of another hub", async () => {
    const { stockId } = await aThing();
    const two = await aThing();
    const wishId = await anOpenWish();
    const both = await Promise.allSettled([give(stockId, wishId), give(two.stockId, wishId)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: expect.stringMatching(/^claim_wish_(not_open|taken)$/) },
    });
    const { stockId: third } = await aThing();
    for (const set of ["frozen_at = now()", "hidden_at = now()"]) {
      await expect(give(third, await anOpenWish(set))).rejects.toMatchObject({
        code: "claim_wish_not_open",
      });
    }
    const elsewhere = await aCommittedClaim(await aDesk(), donor);
    await expect(give(third, elsewhere.wishId)).rejects.toMatchObject({ code: "not_found" });
    await expect(give(third, await anOpenWish(), courier)).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(give(third, await anOpenWish(), stranger)).rejects.toMatchObject({
      code: "not_found",
    });
    const open = await anOpenWish();
    await owner("update organizations set frozen_at = now() where id = $1", [desk.organizerId]);
    await expect(give(third, open)).rejects.toMatchObject({ code: "claim_frozen" });
    await owner("update organizations set frozen_at = null where id = $1", [desk.organizerId]);
  });

  test("is given although its giver's cap is full", async () => {
    const mei = await aPerson();
    const { stockId } = await aThing(mei);
    const wishId = await anOpenWish();
    await aCommittedClaim(desk, mei);
    await owner("update batches set cap = 1 where id = $1", [desk.batchId]);
    await expect(aCommittedClaim(desk, mei)).rejects.toMatchObject({
      constraint: "claim_cap_reached",
    });
    const { id } = await give(stockId, wishId);
    await owner("update batches set cap = 50 where id = $1", [desk.batchId]);
    expect(await stateOf(id)).toBe("received");
  });

  test("of a donor whom staff noted takes his contact along, and no one looks at it", async () => {
    const [{ slug }, wishId] = [
      (await owner("select slug from batches where id = $1", [desk.batchId]))[0]!,
      await anOpenWish(),
    ];
    const { number } = await rowOf("wishes", wishId);
    const { id: claimId } = await run(recordClaim, {
      actor: coordinator,
      input: { batchSlug: slug, number, name: "韦先生", phone: "13800001111", way: "bring" },
    });
    await check(claimId);
    await cancel(claimId);
    const { id } = await give(String((await stockOf(claimId))?.id), await anOpenWish());
    expect(await rowOf("claims", id)).toMatchObject({ recorded_by: coordinator.personId });
    const contact = await run(revealContact, { actor: coordinator, input: { claimId: id } });
    expect(contact).toMatchObject({ name: "韦先生", phone: "13800001111" });
  });

  test("goes back into stock when its new claim is cancelled, and can go home with a note", async () => {
    const { stockId } = await aThing();
    const { id } = await give(stockId, await anOpenWish());
    await expect(
      run(uncheck, { actor: coordinator, input: { claimIds: id } }),
    ).rejects.toMatchObject({ code: "stock_was_not_sent" });
    await cancel(id);
    const again = await stockOf(id);
    const input = { stockId: String(again?.id), note: "寄回去了" };
    await expect(run(returnStock, { actor: courier, input })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await run(returnStock, { actor: coordinator, input });
    expect(await stockOf(id)).toMatchObject({ state: "returned", note: "寄回去了" });
    expect(await lettersOf(id)).toEqual(["stock-given", "claim-cancelled", "stock-returned"]);
  });

  test("is proposed to the same kind and size first", async () => {
    const thing = { category: "coat", title: "羽绒服", size: "140 cm" };
    const wishes = [
      { category: "shoes", title: "跑鞋", size: "140 cm" },
      { category: "coat", title: "外套", size: "150cm" },
      { category: "coat", title: "羽绒服", size: "150cm" },
      { category: "coat", title: "外套", size: "140CM" },
    ];
    expect(proposed(thing, wishes).map(({ reasons }) => reasons)).toEqual([
      ["size", "category"],
      ["title", "category"],
      ["category"],
      [],
    ]);
    const { stockId, wishId } = await aThing();
    const page = await ask(stockPage, { actor: coordinator, input: { stockId, all: true } });
    expect(page.wishes.map(({ id }) => id)).toContain(wishId);
    expect(page.wishes[0]?.reasons).toContain("size");
  });

  test("isn't proposed to the very wish that it just didn't fit, but last and with a word", async () => {
    const { claimId, wishId } = await aCommittedClaim(desk, donor);
    await anOpenWish();
    const { choose } = await check(claimId, {
      ...{ fits: "no", instead: "other", note: "太小了", size: "140 cm" },
    });
    const look = (all: boolean) =>
      ask(stockPage, { actor: coordinator, input: { stockId: choose[0]!, all } });
    expect((await look(false)).wishes.map(({ id }) => id)).not.toContain(wishId);
    expect((await look(false)).more).toBeGreaterThan(0);
    expect((await look(true)).wishes.at(-1)).toMatchObject({ id: wishId, reasons: ["unfit"] });
  });
});

describe("a check-in taken back", () => {
  test("is on its way again, or awaited again, and its giver is told", async () => {
    const [sent, brought] = [
      await aCommittedClaim(desk, donor),
      await aCommittedClaim(desk, donor),
    ];
    const code = await aParcel(desk, [sent.claimId]);
    for (const { claimId } of [sent, brought]) await check(claimId);
    const back = (actor: Person) =>
      run(uncheck, { actor, input: { claimIds: [sent.claimId, brought.claimId] } });
    await expect(back(stranger)).rejects.toMatchObject({ code: "not_found" });
    await back(courier);
    expect(await stateOf(sent.claimId)).toBe("sent");
    expect(await stateOf(brought.claimId)).toBe("committed");
    expect(await owner("select received_at from parcels where code = $1", [code])).toEqual([
      { received_at: null },
    ]);
    expect(await lettersOf(sent.claimId)).toEqual(["claim-received", "claim-unchecked"]);
    await expect(back(courier)).rejects.toMatchObject({ code: "step_not_possible" });
  });

  test("is refused once it was handed over", async () => {
    const { claimId } = await aCommittedClaim(desk, donor);
    await check(claimId);
    await run(recordDelivery, {
      actor: courier,
      input: {
        clientId: randomUUID(),
        claimIds: [claimId],
        deliveredAt: new Date().toISOString(),
        noPhotoReason: "雨太大",
        photos: [],
      },
    });
    await expect(
      run(uncheck, { actor: coordinator, input: { claimIds: claimId } }),
    ).rejects.toMatchObject({ code: "step_not_possible" });
    await cancel(claimId);
    expect(await stockOf(claimId)).toBeUndefined();
  });
});

describe("the database", () => {
  const insertStock = (claimId: string) =>
    owner(
      `insert into hub_stock (organizer_id, hub_id, from_claim_id, category, title, taken_in_at)
       values ($1, $2, $3, 'coat', '外套', now())`,
      [desk.organizerId, desk.hubId, claimId],
    );

  test("refuses stock of a living claim, and a second one of the same", async () => {
    const { claimId } = await aCommittedClaim(desk, donor);
    await expect(insertStock(claimId)).rejects.toMatchObject({ constraint: "stock_claim_lives" });
    const kept = await aThing();
    await expect(insertStock(kept.claimId)).rejects.toMatchObject({
      constraint: "stock_taken_in_already",
    });
  });

  test("refuses stock for a claim of somebody else", async () => {
    const { stockId } = await aThing();
    const { claimId } = await aCommittedClaim(desk, await aPerson());
    await check(claimId);
    await expect(
      owner(
        `update hub_stock set state = 'given', given_claim_id = $2, settled_at = now(), settled_by = $3 where id = $1`,
        [stockId, claimId, coordinator.personId],
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });
});
