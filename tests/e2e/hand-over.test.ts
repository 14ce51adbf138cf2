import { globSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { inviteWitness } from "~/domain/deliveries/invite-witness.server";
import { toConfirm } from "~/domain/deliveries/confirm-queries.server";
import { ask, run } from "~/domain/run.server";
import {
  aCommittedClaim,
  aDesk,
  aJpeg,
  aParcel,
  aPerson,
  rowOf,
  signIn,
  type Desk,
} from "../factories/gifts";
import { withoutOurs } from "../setup/ours";
import { serverHere, type Server } from "../setup/server";
import { aVisitor, type Visitor } from "../setup/visitor";

let server: Server;
let desk: Desk;
let donor: Person, courier: Person, witness: Person;
const everything = ["collect", "publish_text", "share_photo", "publish_photo"];

beforeAll(async () => {
  desk = await aDesk();
  donor = await aPerson();
  courier = await aPerson(desk.organizerId, "coordinator", "courier");
  witness = await aPerson(desk.organizerId, "witness");
  server = await serverHere();
});
afterAll(() => server.kill());

const browserOf = async (person: Person): Promise<Visitor> =>
  aVisitor(server.url, { session: (await signIn(person.personId)).session });

const hiddenIn = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(html)?.[1] ?? "";
const files = () => globSync(`${process.env.PHOTOS?.replace(/^file:/, "")}/photos/*`);

/** A delivery's form as a phone sends it without script. */
function deliveryForm(html: string, claimId: string, photo?: Blob, reason = "") {
  const form = new FormData();
  form.set("clientId", hiddenIn(html, "clientId"));
  form.set("claimIds", claimId);
  form.set("deliveredAt", hiddenIn(html, "deliveredAt"));
  form.set("noPhotoReason", reason);
  if (photo) form.set(`photos-${claimId}`, photo, "1.jpg");
  return form;
}

test("without script a parcel is opened, handed over, confirmed by a code, and its photo published", async () => {
  const { claimId, wishId } = await aCommittedClaim(desk, donor, everything);
  const code = await aParcel(desk, [claimId]);
  const phone = await browserOf(courier);

  const scanned = await phone.get(`/organizer/hub?code=${encodeURIComponent(`x/${code}`)}`);
  expect(scanned.headers.location).toBe(`/organizer/hub/${code}`);
  expect((await phone.get(`/organizer/hub/${code}`)).text).toContain("一件冬天的外套");
  const mistyped = await phone.get("/organizer/hub?code=ZZZZ9999");
  expect(mistyped.status).toBe(200);
  expect(mistyped.text).toContain('value="ZZZZ9999"');
  const unknown = await phone.get("/organizer/hub?code=abc");
  expect(unknown.text).toContain("这不像我们的编号");
  await phone.post(`/organizer/hub/${code}`, { claimIds: claimId, [`fits-${claimId}`]: "yes" });
  expect((await rowOf("claims", claimId)).state).toBe("received");

  const address = `/organizer/deliveries/new?claimIds=${claimId}`;
  const page = await phone.get(address);
  const bare = await phone.post(address, deliveryForm(page.text, claimId));
  expect(bare).toMatchObject({ status: 422 });
  const text = new Blob(["not a picture"], { type: "image/jpeg" });
  const wrong = await phone.post(address, deliveryForm(page.text, claimId, text, "雨太大"));
  expect(wrong).toMatchObject({ status: 422 });
  expect(wrong.text).toContain("雨太大");
  expect(files()).toEqual([]);

  const photo = new Blob([new Uint8Array(await aJpeg())], { type: "image/jpeg" });
  const done = await phone.post(address, deliveryForm(page.text, claimId, photo));
  expect(done.headers.location).toMatch(/^\/organizer\/deliveries\/[0-9a-f-]{36}$/);
  const again = await phone.post(address, deliveryForm(page.text, claimId, photo));
  expect(again.headers.location).toBe(done.headers.location);
  expect(files()).toHaveLength(2);

  const { token } = await run(inviteWitness, { actor: courier, input: { claimId } });
  const stranger = aVisitor(server.url);
  const asked = await stranger.get(`/w/${token}`);
  expect(asked.text).toContain("140 cm");
  expect(asked.text).not.toContain("小禾");
  expect(withoutOurs(asked.text)).not.toContain("<script");
  const word = {
    clientId: hiddenIn(asked.text, "clientId"),
    relation: "guardian",
    claimIds: claimId,
    [`outcome-${claimId}`]: "match",
  };
  expect(await phone.post(`/w/${token}`, word)).toMatchObject({ status: 422 });
  expect((await stranger.post(`/w/${token}`, word)).headers.location).toBe("/w/thanks");
  expect((await stranger.get(`/w/${token}`)).text).toContain("已经用过了");
  expect((await rowOf("wishes", wishId)).state).toBe("granted");

  const second = await browserOf(witness);
  const waiting = await second.get("/organizer/photos");
  const src = /\/photos\/[^"]+/.exec(waiting.text)?.[0].replaceAll("&amp;", "&") ?? "";
  const [plain = ""] = src.split("?");
  expect((await second.get(src)).headers).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "private, no-store",
  });
  for (const [who, path] of [
    [second, plain],
    [stranger, src],
    [await browserOf(donor), src],
  ] as const) {
    expect(await who.get(path)).toMatchObject({ status: 404 });
  }
  await second.post(`/organizer${plain}`, { decision: "publish" });
  const published = await aVisitor(server.url).get(plain);
  expect(published.headers["cache-control"]).toBe("public, max-age=60");
});

test("in English a witness confirms signed in, and the courier is told why he can't", async () => {
  const { claimId } = await aCommittedClaim(desk, donor);
  const phone = await browserOf(courier);
  await phone.post(`/organizer/hub/${claimId}`, { claimIds: claimId, [`fits-${claimId}`]: "yes" });
  const address = `/organizer/deliveries/new?claimIds=${claimId}`;
  const page = await phone.get(address);
  await phone.post(address, deliveryForm(page.text, claimId, undefined, "下大雨"));
  const made = await phone.post(`/en/organizer/confirmations/${claimId}/code`);
  expect(made.text).toContain("data:image/svg+xml");

  const list = await ask(toConfirm, { actor: witness, input: {} });
  expect(list.waiting.map((gift) => gift.claimId)).toContain(claimId);
  const second = await browserOf(witness);
  const form = await second.get(`/en/organizer/confirmations/${claimId}`);
  const word = { clientId: hiddenIn(form.text, "clientId"), outcome: "match" };
  const missing = await second.post(`/en/organizer/confirmations/${claimId}`, word);
  expect(missing).toMatchObject({ status: 422 });
  const given = await second.post(`/en/organizer/confirmations/${claimId}`, {
    ...word,
    relation: "teacher",
  });
  expect(given.headers.location).toBe("/en/organizer/confirmations");
  expect((await rowOf("claims", claimId)).state).toBe("confirmed");
});
