import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { system, type Actor, type Person } from "~/domain/actor";
import { closeConcern, reopenConcern } from "~/domain/concerns/close-concern.server";
import { forgetConcerns } from "~/domain/concerns/forget-concerns.server";
import { concernKinds } from "~/domain/concerns/input";
import { outcomes } from "~/domain/concerns/life";
import { openConcern } from "~/domain/concerns/open-concern.server";
import { concernsSeen, concernsTold, concernsWaiting } from "~/domain/concerns/queries.server";
import { reportConcern } from "~/domain/concerns/report-concern.server";
import { thingKinds, thingToReport } from "~/domain/concerns/things.server";
import { tellStewardsOfConcerns } from "~/domain/messages/tell-of-concern.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { freezeWish } from "~/domain/wishes/freeze-wish.server";
import { hideWish } from "~/domain/wishes/hide-wish.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import { aSteward } from "../factories/accounts";
import { seeing } from "../factories/careless";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { aForm, anybody, as, closedBy, of, report } from "../factories/concerns";
import { aDonor, aGuest } from "../factories/donors";
import { aFundAtWork } from "../factories/funds";
import { rows } from "../setup/database";

afterAll(closePools);

const site = system("concerns");
const hour = 3_600_000;
const day = 24 * hour;
const missing = { code: "not_found" };

let steward: Person;
let close: ReturnType<typeof closedBy>;
let batch: BatchToClaim;
beforeAll(async () => {
  [steward, batch] = [await aSteward(), await aBatchToClaim({ wishes: 4 })];
  close = closedBy(steward);
});

describe("what somebody reports", () => {
  const words = "夔牛标记：标题里写了孩子的大名";
  const email = "kui.niu@example.org";

  test("lies sealed, and neither it nor who said it stands in any log, letter or event", async () => {
    const reporter = anybody();
    const { id } = await report(of(batch.wishes[0]!), { kind: "unfit", words, email, reporter });
    await run(openConcern, { actor: steward, input: { concernId: id } });
    await close(id, "mended");
    const kept = await rows<{ all: string }>(`
      select to_jsonb(c)::text as all from concerns c union all select to_jsonb(e)::text from events e
      union all select to_jsonb(a)::text from audit_entries a union all select to_jsonb(k)::text from command_keys k
      union all select (to_jsonb(l) - 'to_email')::text from letters l
      union all select payload::text from graphile_worker._private_jobs`);
    const all = kept.map((row) => row.all).join("\n");
    expect(all).toContain(id);
    for (const secret of [words, "夔牛", email, reporter.id]) expect(all).not.toContain(secret);
    for (const secret of [words, email])
      expect(all).not.toContain(Buffer.from(secret).toString("hex"));
    const [letter] = await rows<{ to_email: string; locale: string }>(
      "select to_email, locale from letters where kind = 'concern-closed' and params ->> 'concernId' = $1",
      [id],
    );
    expect(letter).toEqual({ to_email: email, locale: "zh-CN" });
  });

  test("is opened by a steward alone, and each look leaves a row that no staff may read", async () => {
    const { id } = await report(of(batch.wishes[0]!), { kind: "other", words, email });
    const look = (actor: Actor) => run(openConcern, { actor, input: { concernId: id } });
    for (const actor of [batch.staff, await aDonor(), aGuest(), site])
      await expect(look(actor)).rejects.toMatchObject(missing);
    expect(await look(steward)).toMatchObject({ words, email, known: false });
    await look(steward);
    const looks = await rows<{ fields: string[]; organization_id: string | null }>(
      "select fields, organization_id from audit_entries where action = 'concerns.lookedAtWords' and subject_id = $1",
      [id],
    );
    expect(looks).toEqual(
      [1, 2].map(() => ({ fields: ["words", "email", "note"], organization_id: null })),
    );
  });

  test("is closed and taken up again by a steward alone", async () => {
    const { id: concernId } = await report(of(batch.wishes[0]!), { kind: "wrong", words });
    const input = { concernId, outcome: "unfounded", note: "" };
    for (const actor of [batch.staff, await aDonor(), aGuest(), site]) {
      await expect(run(closeConcern, { actor, input })).rejects.toMatchObject({
        code: expect.stringMatching(/^not_/) as string,
      });
      await expect(ask(concernsSeen, { actor, input: {} })).rejects.toMatchObject(missing);
    }
    await expect(
      run(reopenConcern, { actor: steward, input: { concernId } }),
    ).rejects.toMatchObject({ code: "step_not_possible" });
    await close(concernId, "unfounded");
    await expect(close(concernId, "mended")).rejects.toMatchObject({ code: "step_not_possible" });
    await run(reopenConcern, { actor: steward, input: { concernId } });
    const seen = await ask(concernsSeen, { actor: steward, input: {} });
    expect(seen.open.find(({ id }) => id === concernId)).toMatchObject({ outcome: null });
  });

  test("is written down by the site alone, so that nobody writes in another's name", async () => {
    for (const actor of [await aDonor(), steward, aGuest()])
      await expect(
        run(reportConcern, { actor, input: aForm(of(batch.wishes[0]!)) }),
      ).rejects.toMatchObject(missing);
  });

  test("is refused when it says too little, too much or a number that must never be stored", async () => {
    const said = (given: Record<string, unknown>) => report(of(batch.wishes[0]!), given);
    const issue = (field: string, code: string) => ({ issues: [{ field, code }] });
    for (const [kind, typed, code] of [
      ["other", "", "field_missing"],
      ["other", "  九个字都没写到 ", "field_too_short"],
      ["identity", "真名", "field_too_short"],
      ["wrong", "长".repeat(1001), "field_too_long"],
      ["wrong", "他的身份证号是 11010519491231002X 吧", "text_holds_forbidden"],
    ] as const)
      await expect(said({ kind, words: typed })).rejects.toMatchObject(issue("words", code));
    await expect(said({ email: "nobody@" })).rejects.toMatchObject(
      issue("email", "email_malformed"),
    );
    await expect(said({ kind: "everything" })).rejects.toMatchObject(
      issue("kind", "choice_unknown"),
    );
    const lines = `${"一行字\r\n".repeat(249)}末`;
    await said({ kind: "wrong", words: lines.slice(0, 1200), reporter: anybody() });
  });

  test("names the kinds and outcomes that the database knows, the urgent one first", async () => {
    const labels = async (type: string) =>
      (
        await rows<{ label: string }>(
          "select enumlabel as label from pg_enum where enumtypid = $1::regtype order by enumsortorder",
          [type],
        )
      ).map(({ label }) => label);
    expect(await labels("concern_kind")).toEqual([...concernKinds]);
    expect(await labels("concern_outcome")).toEqual([...outcomes]);
  });

  test("may be about each thing that has a page", async () => {
    const [known] = await rows<{ told: string }>(
      "select pg_get_constraintdef(oid) as told from pg_constraint where conname = 'concerns_about_check'",
    );
    for (const kind of thingKinds) expect(known!.told).toMatch(new RegExp(`[(|]${kind}[|)]`));
    const fund = await aFundAtWork();
    const { id } = await report(`fund:${fund.slug}`, {
      kind: "fraud",
      words: "数字对不上，请看一看。",
    });
    const opened = await run(openConcern, { actor: steward, input: { concernId: id } });
    expect(opened).toMatchObject({ about: `fund:${fund.slug}`, hid: false });
  });
});

describe("where a command's code errs, the database still keeps concerns", () => {
  test("from everybody but stewards, and their keys with them", async () => {
    const { id } = await report(of(batch.wishes[1]!), {
      kind: "wrong",
      words: "尺码写成了身高。" + "请看",
    });
    const insert = `insert into concerns (form_id, about, organization_id, kind, locale, known, reported_at, reported_on)
      values (gen_random_uuid(), 'wish:abcd1234', '${batch.organizerId}', 'other', 'en', true, now(), current_date)`;
    const key = `select k.id from keys.sealing_keys k where k.organization_id is null`;
    for (const actor of [batch.staff, await aDonor(), aGuest()]) {
      expect(await seeing(actor, "select id from concerns")).toEqual([]);
      expect(await seeing(actor, key)).toEqual([]);
      expect(await seeing(actor, `update concerns set note_sealed = 'x' returning id`)).toEqual([]);
      await expect(seeing(actor, insert)).rejects.toThrow(/row-level security/);
      await expect(seeing(actor, "delete from concerns")).rejects.toThrow(/permission denied/);
    }
    const mine = await seeing(steward, `select id from concerns where id = '${id}'`);
    expect(mine).toEqual([{ id }]);
    expect((await seeing(steward, key)).length).toBeGreaterThan(0);
    await expect(seeing(steward, insert)).rejects.toThrow(/row-level security/);
  });

  test("from being changed in what was said, or signed by another", async () => {
    const { id } = await report(of(batch.wishes[1]!), {
      kind: "other",
      words: "这里写的东西看不明白",
    });
    const set = (what: string) => seeing(steward, `update concerns set ${what} where id = '${id}'`);
    for (const what of ["kind = 'other'", "hid_at = now()", "about = 'wish:abcd1234'"])
      await expect(set(what)).rejects.toThrow(/never changes/);
    const closed = "state = 'closed', outcome = 'mended', closed_at = now()";
    await expect(set(`${closed}, closed_by = '${batch.staff.personId}'`)).rejects.toThrow(
      /names somebody else/,
    );
    await expect(set("state = 'closed'")).rejects.toThrow(/concerns_closed_has_outcome_check/);
  });
});

describe("one person", () => {
  test("who clicks twice says it once, at the same moment too", async () => {
    const { wishes } = await aBatchToClaim();
    const form = aForm(of(wishes[0]!), { reporter: as(await aDonor()) });
    const send = () => run(reportConcern, { actor: site, input: form });
    const [first, second] = await Promise.all([send(), send()]);
    expect(second).toEqual(first);
    expect(await send()).toEqual(first);
    // A browser without cookies is another guest at each click; the form is the same.
    const again = { ...form, reporter: anybody() };
    expect(await run(reportConcern, { actor: site, input: again })).toEqual(first);
    expect(await rows("select 1 from concerns where wish_id = $1", [wishes[0]!.id])).toHaveLength(
      1,
    );
  });

  test("says the same of the same thing once a day, and something else of it too", async () => {
    const { wishes, slug } = await aBatchToClaim();
    const about = of(wishes[0]!);
    const reporter = anybody();
    const both = await Promise.allSettled([
      report(about, { reporter }),
      report(about, { reporter }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "concern_reported_already" },
    });
    await report(about, { reporter, kind: "wrong", words: "价格也不对，写少了一个零" });
    await report(`batch:${slug}`, { reporter });
    await report(about, { reporter }, new Date(Date.now() + day));
  });
});

describe("only what everybody sees", () => {
  test("can be reported; what is hidden, frozen, a draft or nothing is answered alike", async () => {
    const { wishes, slug, staff, organizerId } = await aBatchToClaim({ wishes: 4 });
    const [seen, hidden, frozen, draft] = wishes as [never, never, never, never];
    await run(hideWish, { actor: staff, input: { ...idOf(hidden), reason: "先看看" } });
    await run(freezeWish, { actor: steward, input: idOf(frozen) });
    await rows("update wishes set publish_until = null where id = $1", [idOf(draft).wishId]);
    const names = [of(hidden), of(frozen), of(draft), "wish:zzzzzzzz", `photo:${randomUUID()}`];
    for (const about of [
      ...names,
      "photo:1",
      "batch:none",
      "person:abc",
      "wish:",
      "",
      "x".repeat(500),
    ]) {
      expect(await thingToReport(about), about).toBeNull();
      await expect(report(about), about).rejects.toMatchObject(missing);
    }
    expect(await thingToReport(of(seen))).toMatchObject({ kind: "wish", title: "双肩书包" });
    expect(await thingToReport(`batch:${slug}`)).toMatchObject({ title: "第一批", number: null });
    await run(freezeOrganization, { actor: steward, input: { organizationId: organizerId } });
    expect(await thingToReport(of(seen))).toBeNull();
    expect(await thingToReport(`batch:${slug}`)).toBeNull();
  });
  const idOf = ({ id }: { id: string }) => ({ wishId: id });
});

test("a concern about the site itself is the stewards' alone, and hides nothing", async () => {
  const { id } = await report("site:whole", { words: "页脚的链接打不开了，请看一看。" });
  const opened = await run(openConcern, { actor: steward, input: { concernId: id } });
  expect(opened).toMatchObject({ about: "site:whole", organization: null, hid: false });
  const { open } = await ask(concernsSeen, { actor: steward, input: {} });
  expect(open.map((one) => one.id)).toContain(id);
  const told = await ask(concernsTold, { actor: batch.staff, input: {} });
  expect(told.map(({ about }) => about)).not.toContain("site:whole");
  await expect(report("site:other", { words: "没有这样的东西可说。" })).rejects.toMatchObject(
    missing,
  );
  await close(id, "mended");
});

test("words, address, note and marks are gone 90 days after closing, and their key with them", async () => {
  const { wishes } = await aBatchToClaim();
  const said = { kind: "other", words: "想说的话有十个字以上的", email: "a@example.org" };
  const { id: concernId } = await report(of(wishes[0]!), said);
  const { id: waits } = await report(of(wishes[0]!), said);
  const note = "打过电话了";
  await run(closeConcern, { actor: steward, input: { concernId, outcome: "mended", note } });
  const look = (id: string) => run(openConcern, { actor: steward, input: { concernId: id } });
  const [before] = await rows<{ key_id: string }>("select key_id from concerns where id = $1", [
    concernId,
  ]);
  const on = (days: number) => ({ now: new Date(Date.now() + days * day) });

  await runSweep(forgetConcerns, on(89));
  expect(await look(concernId)).toMatchObject({ ...said, note, forgotten: false });
  expect(await runSweep(forgetConcerns, on(91))).toBeGreaterThan(0);
  expect(await look(concernId)).toMatchObject({
    ...{ words: "", email: "", note: "", forgotten: true, outcome: "mended", kind: "other" },
  });
  expect(await rows("select 1 from keys.sealing_keys where id = $1", [before!.key_id])).toEqual([]);
  const [left] = await rows(
    "select num_nonnulls(key_id, words_sealed, email_sealed, note_sealed, reporter_mark, network_mark) as kept from concerns where id = $1",
    [concernId],
  );
  expect(left).toEqual({ kept: 0 });
  expect(await look(waits)).toMatchObject(said);
  await expect(run(reopenConcern, { actor: steward, input: { concernId } })).rejects.toMatchObject({
    code: "concern_forgotten",
  });
});

test("a closed concern whose key a backup left out is forgotten to the end", async () => {
  const { wishes } = await aBatchToClaim();
  const { id } = await report(of(wishes[0]!), { kind: "other", words: "这是一段会留下来的话" });
  await rows(
    "delete from keys.sealing_keys where id = (select key_id from concerns where id = $1)",
    [id],
  );
  await expect(
    run(closeConcern, {
      actor: steward,
      input: { concernId: id, outcome: "mended", note: "说明" },
    }),
  ).rejects.toMatchObject({ code: "concern_forgotten", field: "note" });
  await close(id, "mended");
  await runSweep(forgetConcerns);
  const [left] = await rows(
    "select words_sealed, forgotten_at is not null as gone from concerns where id = $1",
    [id],
  );
  expect(left).toEqual({ words_sealed: null, gone: true });
});

describe("who is told", () => {
  const letters = (kind: string, personId: string) =>
    rows<{ at: Date; params: { concernId: string } }>(
      "select created_at as at, params from letters where kind = $1 and person_id = $2 order by created_at",
      [kind, personId],
    );

  test("stewards at once that a child may be recognised, the coordinators too; once an hour for one wish", async () => {
    const [mine, { wishes, staff }] = [await aSteward(), await aBatchToClaim({ wishes: 2 })];
    const { id } = await report(of(wishes[0]!));
    await report(of(wishes[0]!));
    await report(of(wishes[1]!));
    expect(await letters("concern-urgent", mine.personId)).toHaveLength(2);
    expect((await letters("concern-told", staff.personId))[0]?.params).toEqual({ concernId: id });
    expect(await letters("concern-told", staff.personId)).toHaveLength(2);
    expect(await gather["concern-urgent"]({ concernId: id }, {})).toEqual(
      expect.objectContaining({ number: 1, batch: "第一批", hid: false }),
    );
  });

  test("stewards of the rest at most once an hour, and of what came meanwhile when it is over", async () => {
    const { wishes } = await aBatchToClaim({ wishes: 3 });
    const mine = await aSteward();
    const begun = Date.now() + 40 * day;
    const at = (minutes: number) => new Date(begun + minutes * 60_000);
    const said = { kind: "wrong", words: "这里写的尺码和价格对不上" };
    for (const [place, wish] of wishes.entries()) await report(of(wish), said, at(place * 10));
    const told = async () =>
      (await letters("concern-reported", mine.personId)).map((one) => one.at);
    expect(await told()).toEqual([at(0)]);
    await runSweep(tellStewardsOfConcerns, { now: at(50) });
    expect(await told()).toEqual([at(0)]);
    await runSweep(tellStewardsOfConcerns, { now: at(61) });
    expect(await told()).toEqual([at(0), at(61)]);
    await runSweep(tellStewardsOfConcerns, { now: at(200) });
    expect(await told()).toHaveLength(2);
  });

  test("staff of the organizer which thing, of what kind and when, and nothing of a suspected fraud", async () => {
    const { wishes, staff, slug } = await aBatchToClaim({ wishes: 2 });
    const words = "这一批是不是骗人的，请查一查";
    const fraud = await report(`batch:${slug}`, { kind: "fraud", words });
    await report(of(wishes[1]!), { kind: "unfit", words, email: "a@example.org" });
    const told = await ask(concernsTold, { actor: staff, input: {} });
    expect(told).toEqual([
      {
        ...{ about: of(wishes[1]!), slug, batch: "第一批", wishId: wishes[1]!.id, number: 2 },
        ...{
          title: "双肩书包",
          kind: "unfit",
          reportedAt: expect.any(String) as string,
          hid: false,
        },
      },
    ]);
    await close(fraud.id, "unfounded");
    const logged = await rows(
      `select 1 from events e where organization_id = $1 and subject ->> 'concernId' = $2
       union all select 1 from audit_entries where organization_id = $1 and subject_id = $2::uuid`,
      [staff.memberships[0]!.organizationId, fraud.id],
    );
    expect(logged).toEqual([]);
    const stranger = (await aBatchToClaim()).staff;
    expect(await ask(concernsTold, { actor: stranger, input: {} })).toEqual([]);
    await expect(ask(concernsTold, { actor: await aDonor(), input: {} })).rejects.toMatchObject(
      missing,
    );
  });

  test("the steward first of what is urgent, with how many wait", async () => {
    const { open } = await ask(concernsSeen, { actor: steward, input: {} });
    const kinds = open.map(({ kind }) => concernKinds.indexOf(kind));
    expect(kinds).toEqual([...kinds].sort());
    const waiting = await ask(concernsWaiting, { actor: steward, input: {} });
    expect(waiting).toMatchObject({
      count: open.length,
      urgent: open.filter(({ kind }) => kind === "identity").length,
    });
  });
});
