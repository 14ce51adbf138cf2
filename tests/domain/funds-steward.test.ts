import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import type { Actor } from "~/domain/actor";
import { goodsHostSeen, keepGoodsHost } from "~/domain/funds/keep-goods-host.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { charitiesSeen, charitySeen, fundSeen } from "~/domain/funds/steward-queries.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aMember } from "../factories/accounts";
import { rows } from "../factories/allocations";
import { answered, everybody } from "../factories/answers";
import { aBatchToClaim } from "../factories/claims";
import { aCharity, aFundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const called = (organizationId: string, name: string) =>
  rows("update organizations set name = $2 where id = $1", [organizationId, name]);
const frozen = (organizationId: string, at: Date | null) =>
  rows("update organizations set frozen_at = $2 where id = $1", [organizationId, at]);

let [poplar, maple, elm] = [] as Awaited<ReturnType<typeof aCharity>>[];
let [winter, autumn, spring] = [] as Awaited<ReturnType<typeof aFundAtWork>>[];
let people: Record<string, Actor>;
beforeAll(async () => {
  poplar = await aCharity();
  maple = await aCharity({ jurisdiction: "us" });
  elm = await aCharity({ jurisdiction: "other" });
  winter = await aFundAtWork({ charity: maple, name: "Winter", modes: ["invited", "elsewhere"] });
  autumn = await aFundAtWork({ charity: maple, name: "Autumn", currency: "USD" });
  spring = await aFundAtWork({ charity: poplar, name: "Spring" });
  people = await everybody(winter);
  for (const [one, name] of [
    [poplar, "Poplar"],
    [maple, "Maple"],
    [elm, "Elm"],
  ] as const)
    await called(one.organizationId, name);
});

describe("a steward's list of charities", () => {
  const mine = async () =>
    (await ask(charitiesSeen, { actor: poplar!.steward, input: {} })).filter(({ id }) =>
      [poplar, maple, elm].some((one) => one!.organizationId === id),
    );
  const slugOf = async (id: string) =>
    (await rows<{ slug: string }>("select slug from organizations where id = $1", [id]))[0]!.slug;

  test("has each by name with its funds by name, how they take money, and what is frozen or has ended", async () => {
    const { steward } = maple!;
    await run(reviseTerms, {
      actor: steward,
      input: { fundId: autumn!.fundId, modes: ["none"], closed: "yes" },
    });
    await frozen(spring!.fundId, new Date());
    await frozen(elm!.organizationId, new Date());
    const fund = ({ fundId: id, slug }: NonNullable<typeof winter>, more: object) => ({
      ...{ id, slug, currency: "CNY", closed: false, frozen: false },
      ...more,
    });
    const of = async ({ organizationId: id }: NonNullable<typeof poplar>, more: object) => ({
      ...{ id, slug: await slugOf(id), frozen: false },
      ...more,
    });
    expect(await mine()).toEqual([
      await of(elm!, { name: "Elm", receiptsJurisdiction: "other", frozen: true, funds: [] }),
      await of(maple!, {
        ...{ name: "Maple", receiptsJurisdiction: "us" },
        funds: [
          fund(autumn!, { name: "Autumn", modes: ["none"], currency: "USD", closed: true }),
          fund(winter!, { name: "Winter", modes: ["invited", "elsewhere"] }),
        ],
      }),
      await of(poplar!, {
        ...{ name: "Poplar", receiptsJurisdiction: "cn" },
        funds: [fund(spring!, { name: "Spring", modes: ["public"], frozen: true })],
      }),
    ]);
    await frozen(spring!.fundId, null);
  });

  test("is a steward's alone, and so is each charity and each fund of it", async () => {
    const [charityId, fundId] = [maple!.organizationId, winter!.fundId];
    for (const asks of [
      (actor: Actor) => ask(charitiesSeen, { actor, input: {} }),
      (actor: Actor) => ask(charitySeen, { actor, input: { charityId } }),
      (actor: Actor) => ask(fundSeen, { actor, input: { fundId } }),
    ])
      expect(await answered(people, asks)).toEqual(["steward"]);
  });
});

test("a fund is opened under a charity that is one, and isn't frozen", async () => {
  const seen = (charityId: string) =>
    ask(charitySeen, { actor: maple!.steward, input: { charityId } });
  expect(await seen(maple!.organizationId)).toEqual({
    ...{ id: maple!.organizationId, name: "Maple", receiptsJurisdiction: "us" },
  });
  for (const id of [elm!.organizationId, winter!.fundId, randomUUID()])
    await expect(seen(id)).rejects.toEqual(refusedBy("not_found"));
});

test("a steward sees a fund's terms, how many work there, and who is asked and hasn't come", async () => {
  const { fundId, slug, charity, chair } = winter!;
  const seen = () => ask(fundSeen, { actor: charity.steward, input: { fundId } });
  const own = { organizationId: fundId };
  await aMember(own, "treasurer", "publisher");
  const gone = await aMember(own, "approver");
  await rows("update memberships set ended_at = now() where person_id = $1", [gone.personId]);
  const invite = (email: string, organizationId = fundId, actor = chair) =>
    run(inviteMember, { actor, input: { organizationId, email, roles: ["approver"] } });
  await invite("waits@example.org");
  await invite("came@example.org");
  await invite("taken-back@example.org");
  await invite("elsewhere@example.org", autumn!.fundId, autumn!.chair);
  await rows("update invitations set accepted_at = now() where email = 'came@example.org'");
  await rows("update invitations set revoked_at = now() where email = 'taken-back@example.org'");
  const [{ until, prefix }] = (await rows(
    `select i.expires_at as until, f.reference_prefix as prefix from invitations i
     join funds f on f.fund_id = i.organization_id where i.email = 'waits@example.org'`,
  )) as [{ until: Date; prefix: string }];
  const told = {
    ...{ id: fundId, slug, name: "Winter", hostName: "Maple", currency: "CNY" },
    ...{ modes: ["invited", "elsewhere"], certificate: "", referencePrefix: prefix },
    ...{ elsewhereUrl: "https://platform.example/fund", people: 5, frozen: false, closed: false },
    asked: [{ email: "waits@example.org", expiresAt: until.toISOString() }],
  };
  expect(await seen()).toEqual(told);
  await run(reviseTerms, {
    actor: charity.steward,
    input: { fundId, modes: ["public"], certificate: "53990000MJ0000001X-2026", closed: "yes" },
  });
  await frozen(fundId, new Date());
  expect(await seen()).toEqual({
    ...{ ...told, modes: ["public"], elsewhereUrl: "", frozen: true, closed: true },
    certificate: "53990000MJ0000001X-2026",
  });
  await expect(
    ask(fundSeen, { actor: charity.steward, input: { fundId: charity.organizationId } }),
  ).rejects.toEqual(refusedBy("not_found"));
});

describe("in whose name an organizer takes things", () => {
  test("a steward sees whose it is by now and whose it could be, by name, none that is frozen", async () => {
    const { organizerId } = await aBatchToClaim();
    const actor = maple!.steward;
    const seen = async () => {
      const { charities, ...organizer } = await ask(goodsHostSeen, {
        ...{ actor, input: { organizerId } },
      });
      return { organizer, charities: charities.map(({ name }) => name) };
    };
    const said = (charityId: string) =>
      run(keepGoodsHost, { actor, input: { organizerId, charityId } });
    const own = { id: organizerId, name: "青溪县儿童关爱中心" };
    expect(await seen()).toEqual({
      organizer: { ...own, charityId: null },
      charities: ["Maple", "Poplar", "禾川县慈善会"],
    });
    for (const { organizationId } of [maple!, poplar!]) {
      await said(organizationId);
      expect((await seen()).organizer).toEqual({ ...own, charityId: organizationId });
    }
    const kept = await rows("select charity_id, said_by from goods_hosts where organizer_id = $1", [
      organizerId,
    ]);
    expect(kept).toEqual([{ charity_id: poplar!.organizationId, said_by: actor.personId }]);
    await said("");
    expect((await seen()).organizer).toEqual({ ...own, charityId: null });
    expect(
      await answered(people, (one) => ask(goodsHostSeen, { actor: one, input: { organizerId } })),
    ).toEqual(["steward"]);
  });

  test("of an organizer alone, and of nothing else", async () => {
    for (const organizerId of [winter!.fundId, maple!.organizationId, randomUUID()])
      await expect(
        ask(goodsHostSeen, { actor: maple!.steward, input: { organizerId } }),
      ).rejects.toEqual(refusedBy("not_found"));
  });
});
