import { afterAll, expect, test } from "vitest";
import { hubPage } from "~/domain/batches/hubs.server";
import { reviseHub } from "~/domain/batches/keep-hubs.server";
import { reviseProgramme } from "~/domain/batches/keep-programmes.server";
import { reviseBatch } from "~/domain/batches/make-batch.server";
import { programmeForm } from "~/domain/batches/programmes.server";
import { batchForm } from "~/domain/batches/queries.server";
import { ask, run } from "~/domain/run.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { reviseWish, strikeWish } from "~/domain/wishes/revise-wish.server";
import { closePools } from "~/platform/db.server";
import { aBatch, aDraftWish } from "../factories/batches";
import { asOwner } from "../setup/database";

afterAll(closePools);

const overtaken = (field: string) => ({ issues: [{ field, code: "changed_meanwhile" }] });

/** A form as a browser sends it: what it showed, and what was typed over it. */
const form = (showed: object, typed: Record<string, string>) => {
  const shown = Object.fromEntries(
    Object.entries(showed).map(([field, value]) => [field, String(value).replaceAll("\n", "\r\n")]),
  );
  return { ...shown, ...typed, shown };
};

test("a batch's form that is older than another's changes what was changed in it, and nothing else", async () => {
  const batch = await aBatch();
  const { desk, slug } = batch;
  const actor = desk.coordinator;
  const now = () => ask(batchForm, { actor, input: { slug } });
  const { number, title, intro, placeCode, hubId, closesOn, deliverBy, ...rest } = await now();
  const { cap, holdMinutes, commitDays } = rest;
  const limits = { cap, holdMinutes, commitDays };
  const old = { number, title, intro, placeCode, hubId, closesOn, deliverBy, ...limits };
  const save = (typed: Record<string, string>, showed: object = old) =>
    run(reviseBatch, { actor, input: { ...form(showed, typed), slug } });

  await save({ intro: "第一行\r\n第二行", cap: "7" });
  await save({ title: "第一批 冬天" });
  expect(await now()).toMatchObject({ title: "第一批 冬天", intro: "第一行\r\n第二行", cap: 7 });

  await expect(save({ title: "第一批 春天", cap: "7" })).rejects.toMatchObject(overtaken("title"));
  await expect(save({ intro: "别的" })).rejects.toMatchObject(overtaken("intro"));
  expect(await now()).toMatchObject({ title: "第一批 冬天", intro: "第一行\r\n第二行" });
  // Told, and saved again over what is there now.
  await save({ title: "第一批 春天" }, { ...old, title: "第一批 冬天" });
  expect(await now()).toMatchObject({ title: "第一批 春天", cap: 7 });
});

test("a wish keeps the colour that another gave it while its price was changed here", async () => {
  const batch = await aBatch();
  const wish = await aDraftWish(batch);
  const actor = batch.desk.coordinator;
  const now = () => ask(wishPage, { actor, input: { wishId: wish.id } });
  const { category, title, words, size, colour, style, amount, alias } = await now();
  const old = { category, title, words, size, colour, style, price: amount, alias };
  const save = (typed: Record<string, string>) =>
    run(reviseWish, { actor, input: { ...form(old, typed), wishId: wish.id } });

  await save({ colour: "蓝" });
  await save({ price: "180" });
  expect(await now()).toMatchObject({ colour: "蓝", amount: "180" });
  await expect(save({ colour: "红" })).rejects.toMatchObject(overtaken("colour"));
  await expect(save({ price: "150" })).rejects.toMatchObject(overtaken("price"));

  // The reviewer's strike is the same: what the coordinator corrected meanwhile stays.
  const strike = { title, words, size, colour, style };
  await run(strikeWish, {
    actor: batch.desk.reviewer,
    input: { ...form(strike, { words: "" }), wishId: wish.id },
  });
  expect(await now()).toMatchObject({ colour: "蓝", words: "" });
});

test("programmes and hubs are kept from each other's older forms alike", async () => {
  const { desk, id } = await aBatch();
  const actor = desk.coordinator;
  const { slug, hubId } = await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<{ slug: string; hubId: string }>(
      `select p.slug, b.hub_id as "hubId" from batches b join programmes p on p.id = b.programme_id where b.id = $1`,
      [id],
    );
    return rows[0]!;
  });
  const { title, about } = await ask(programmeForm, { actor, input: { slug } });
  const ofProgramme = (typed: Record<string, string>) =>
    run(reviseProgramme, { actor, input: { ...form({ title, about }, typed), slug } });
  await ofProgramme({ about: "给留守的孩子。" });
  await ofProgramme({ title: "千愿圆梦 启航" });
  expect(await ask(programmeForm, { actor, input: { slug } })).toMatchObject({
    ...{ title: "千愿圆梦 启航", about: "给留守的孩子。" },
  });
  await expect(ofProgramme({ about: "别的" })).rejects.toMatchObject(overtaken("about"));

  const { name, address, phone, hours } = await ask(hubPage, { actor, input: { hubId } });
  const ofHub = (typed: Record<string, string>) =>
    run(reviseHub, { actor, input: { ...form({ name, address, phone, hours }, typed), hubId } });
  await ofHub({ hours: "工作日 9 到 17 点" });
  await ofHub({ phone: "0800-654321" });
  expect(await ask(hubPage, { actor, input: { hubId } })).toMatchObject({
    ...{ hours: "工作日 9 到 17 点", phone: "0800-654321" },
  });
  await expect(ofHub({ hours: "周末" })).rejects.toMatchObject(overtaken("hours"));
});
