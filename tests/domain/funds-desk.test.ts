import { afterAll, describe, expect, test } from "vitest";
import { system, type Actor } from "~/domain/actor";
import { committee, fundDesk, fundSettings, myFunds } from "~/domain/funds/desk-queries.server";
import { donorInvitations } from "~/domain/funds/donor-invitations.server";
import { inviteDonor } from "~/domain/funds/invite-donor.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { rows } from "../factories/allocations";
import { answered, everybody } from "../factories/answers";
import { aFundAtWork, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const frozen = (organizationId: string, at: Date | null) =>
  rows("update organizations set frozen_at = $2 where id = $1", [organizationId, at]);
const wholeDesk = [
  ...["chair", "treasurer", "approver", "publisher"],
  ...["hostCoordinator", "hostTreasurer", "hostApprover"],
];

describe("a fund's desk", () => {
  test("says over every page what the fund is, and to each what he may do there", async () => {
    const fund = await aFundAtWork({ modes: ["public", "invited"] });
    const { slug } = fund;
    const [host] = await rows<{ slug: string }>("select slug from organizations where id = $1", [
      fund.charity.organizationId,
    ]);
    const desk = (actor: Actor) => ask(fundDesk, { actor, input: { slug } });
    const may = { record: false, approve: false, allocate: false, invite: false, keep: false };
    expect(await desk(fund.publisher)).toEqual({
      ...{ slug, name: "石桥社区慈善基金", hostName: "禾川县慈善会", hostSlug: host!.slug },
      ...{ currency: "CNY", modes: ["public", "invited"], may },
    });
    const people = await everybody(fund);
    const mayOf = async (actor: Actor) => (await desk(actor)).may;
    expect(await mayOf(fund.chair)).toEqual({ ...may, allocate: true, invite: true, keep: true });
    expect(await mayOf(people.hostCoordinator)).toEqual({ ...may, allocate: true, invite: true });
    expect(await mayOf(fund.approver)).toEqual({ ...may, approve: true });
    for (const actor of [fund.treasurer, people.hostTreasurer])
      expect(await mayOf(actor)).toEqual({ ...may, record: true, allocate: true, invite: true });
    for (const asks of [desk, (actor: Actor) => ask(committee, { actor, input: { slug } })])
      expect(await answered(people, asks)).toEqual(wholeDesk);
    const open = await aFundAtWork();
    expect(
      (await ask(fundDesk, { actor: open.chair, input: { slug: open.slug } })).may,
    ).toMatchObject({ invite: false, keep: true });
  });

  test("shows its chair alone what he may change, places by code and with their names", async () => {
    const fund = await aFundAtWork();
    const { slug } = fund;
    const settings = (actor: Actor) => ask(fundSettings, { actor, input: { slug } });
    const [{ prefix }] = (await rows(
      "select reference_prefix as prefix from funds where fund_id = $1",
      [fund.fundId],
    )) as [{ prefix: string }];
    const told = {
      ...{ slug, name: "石桥社区慈善基金", hostName: "禾川县慈善会", modes: ["public"] },
      ...{ certificate: "53990000MJ0000001X-2026", elsewhereUrl: "", currency: "CNY" },
      ...{ referencePrefix: prefix, purpose: "给没有人认领的小心愿托底。" },
      ...{ transferDetails: "户名：禾川县慈善会\n账号：9900 0000 1234", categories: [] },
      ...{ places: "990101", placeNames: ["禾川县"], leftoverRule: "programme" },
    };
    expect(await settings(fund.chair)).toEqual(told);
    expect(await answered(await everybody(fund), settings)).toEqual(["chair"]);
    const revise = (places: string, more = {}) =>
      run(reviseFund, {
        ...{ actor: fund.chair, input: { slug, purpose: "只给冬天的衣服。", places, ...more } },
      });
    await rows("update places set name_en = 'Qinghe City' where code = '9901'");
    await revise("禾川县，青河市", { categories: ["coat", "shoes"], leftoverRule: "donor" });
    expect(await settings(fund.chair)).toEqual({
      ...{ ...told, purpose: "只给冬天的衣服。", transferDetails: "", leftoverRule: "donor" },
      ...{ places: "9901，990101", placeNames: ["青河市", "禾川县"] },
      categories: ["coat", "shoes"],
    });
    await revise("");
    expect(await settings(fund.chair)).toMatchObject({ places: "", placeNames: [] });
  });

  test("is listed by name for who may sit there, while neither it nor its host is frozen", async () => {
    const winter = await aFundAtWork({ name: "Winter" });
    const { charity } = winter;
    const autumn = await aFundAtWork({ charity, name: "Autumn" });
    const mine = (actor: Actor) => ask(myFunds, { actor, input: {} });
    const of = ({ slug }: FundAtWork, name: string) => ({ slug, name, hostName: "禾川县慈善会" });
    const both = [of(autumn, "Autumn"), of(winter, "Winter")];
    expect(await mine(charity.coordinator)).toEqual(both);
    expect(await mine(winter.publisher)).toEqual([of(winter, "Winter")]);
    expect(await mine(charity.steward)).toEqual([]);
    await frozen(winter.fundId, new Date());
    expect(await mine(charity.coordinator)).toEqual([of(autumn, "Autumn")]);
    await frozen(winter.fundId, null);
    await frozen(charity.organizationId, new Date());
    expect(await mine(charity.coordinator)).toEqual([]);
    await expect(mine(system("test"))).rejects.toEqual(refusedBy("not_found"));
  });

  test("lists the newest of whom it asked first, each with his days", async () => {
    const fund = await aFundAtWork({ modes: ["invited"] });
    const now = new Date();
    const emails = ["first@example.org", "second@example.org"];
    for (const [at, email] of emails.entries())
      await run(inviteDonor, {
        ...{ actor: fund.chair, input: { slug: fund.slug, email } },
        now: new Date(now.getTime() + at * 60_000),
      });
    const seen = await ask(donorInvitations, {
      ...{ actor: fund.chair, input: { slug: fund.slug } },
      now: new Date(now.getTime() + 60 * 86_400_000),
    });
    const days = 60 * 86_400_000;
    expect(seen.invitations).toEqual(
      [...emails].reverse().map((email, at) => ({
        ...{ id: expect.any(String) as string, email, over: at === 1 },
        invitedAt: new Date(now.getTime() + (1 - at) * 60_000).toISOString(),
        expiresAt: new Date(now.getTime() + (1 - at) * 60_000 + days).toISOString(),
      })),
    );
  });
});
