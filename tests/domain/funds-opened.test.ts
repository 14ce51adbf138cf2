import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { openCharity } from "~/domain/funds/open-charity.server";
import { openFund } from "~/domain/funds/open-fund.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aCounty, aPerson, aSteward } from "../factories/accounts";
import { rows } from "../factories/allocations";
import { aCharity, aFundAtWork } from "../factories/funds";
import { toldOf } from "../factories/told";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
const now = new Date(Date.now() - 5_000);
const invited = (organizationId: string) =>
  rows(
    `select i.email, i.roles::text[], l.locale from invitations i
     join letters l on l.params ->> 'invitationId' = i.id::text where i.organization_id = $1`,
    [organizationId],
  );

describe("a host charity", () => {
  const form = () => ({
    ...{ name: "禾川县慈善会", slug: `charity-${randomUUID().slice(0, 8)}`, place: "Hechuan" },
    ...{ registration: "53990101MJ0000001X", contactEmail: "charity@example.org" },
    ...{ receiptsJurisdiction: "us", coordinatorEmail: "first@example.org", locale: "en" },
  });

  test("is there as the steward said, and its first coordinator is asked to come", async () => {
    await aCounty();
    const [actor, input] = [await aSteward(), form()];
    const { id } = await run(openCharity, { actor, input, now });
    const [opened] = await rows(
      `select o.kind, o.name, o.slug, o.registration, o.contact_email, o.about, o.place_code, o.state,
         o.host_id, c.receipts_jurisdiction, c.opened_by, c.opened_at from organizations o
       join charities c on c.charity_id = o.id where o.id = $1`,
      [id],
    );
    expect(opened).toEqual({
      ...{ kind: "charity", name: input.name, slug: input.slug, state: "verified", host_id: null },
      ...{ registration: input.registration, contact_email: input.contactEmail, about: "" },
      ...{ place_code: "990101", receipts_jurisdiction: "us" },
      ...{ opened_by: actor.personId, opened_at: now },
    });
    expect(await invited(id)).toEqual([
      { email: "first@example.org", roles: ["coordinator"], locale: "en" },
    ]);
    expect(await toldOf(id)).toContainEqual(["charity_opened", { charityId: id }]);
  });

  test("is opened by a steward alone, at a place that is known", async () => {
    const [steward, input] = [await aSteward(), form()];
    const unknown = { ...input, place: "无此县" };
    await expect(run(openCharity, { actor: steward, input: unknown })).rejects.toMatchObject({
      ...{ code: "place_unknown", field: "place" },
    });
    await expect(run(openCharity, { actor: await aPerson(), input })).rejects.toMatchObject({
      code: expect.stringMatching(/^not_/) as string,
    });
  });
});

describe("a fund", () => {
  const form = (hostId: string) => ({
    ...{ hostId, name: "石桥基金", slug: `fund-${randomUUID().slice(0, 8)}`, currency: "EUR" },
    ...{
      modes: ["public", "elsewhere"],
      certificate: "C-1",
      purpose: "给没有人认领的小心愿托底。",
    },
    ...{ elsewhereUrl: "https://platform.example/f", transferDetails: "账号：9900 0000 1234" },
    ...{ places: "柳溪镇", categories: ["bag"], leftoverRule: "donor" },
    ...{ referencePrefix: "WXYZ", coordinatorEmail: "chair@example.org", locale: "en" },
  });

  test("is there as the steward said, and its chair is asked to come", async () => {
    const { steward: actor, organizationId } = await aCharity();
    const given = form(organizationId);
    for (const places of ["无此县", "禾川县，无此县"])
      await expect(run(openFund, { actor, input: { ...given, places } })).rejects.toMatchObject({
        ...{ code: "place_unknown", field: "places" },
      });
    const input = { ...given, places: "禾川县，青河市、990101" };
    const { id } = await run(openFund, { actor, input, now });
    const [opened] = await rows(
      `select o.kind, o.name, o.slug, o.registration, o.contact_email, o.about, o.place_code, o.host_id,
         f.currency, f.modes::text[], f.certificate, f.elsewhere_url, f.purpose, f.transfer_details,
         f.place_codes, f.categories::text[], f.leftover_rule, f.reference_prefix, f.opened_by, f.opened_at,
         f.revised_at, f.closed_at
       from organizations o join funds f on f.fund_id = o.id where o.id = $1`,
      [id],
    );
    expect(opened).toEqual({
      ...{ kind: "fund", name: input.name, slug: input.slug, host_id: organizationId },
      ...{ registration: "", about: "", contact_email: input.coordinatorEmail },
      ...{ place_code: "990101", place_codes: ["990101", "9901"], categories: ["bag"] },
      ...{ currency: "EUR", modes: input.modes, certificate: "C-1", purpose: input.purpose },
      ...{ elsewhere_url: input.elsewhereUrl, transfer_details: input.transferDetails },
      ...{ leftover_rule: "donor", reference_prefix: "WXYZ", closed_at: null },
      ...{ opened_by: actor.personId, opened_at: now, revised_at: now },
    });
    expect(await invited(id)).toEqual([
      { email: "chair@example.org", roles: ["coordinator"], locale: "en" },
    ]);
    expect(await toldOf(id)).toContainEqual(["fund_opened", { fundId: id }]);
    const anywhere = { ...form(organizationId), places: "", referencePrefix: "WXYY" };
    const wide = await run(openFund, { actor, input: anywhere });
    expect(await rows("select place_code from organizations where id = $1", [wide.id])).toEqual([
      { place_code: null },
    ]);
  });

  test("is for what its chair says, and that he said so is told", async () => {
    const { chair, fundId, slug } = await aFundAtWork();
    const aims = {
      ...{
        purpose: "只给冬天的衣服。",
        transferDetails: "户名：慈善会",
        categories: ["bag", "ball"],
      },
      ...{ places: "禾川县", leftoverRule: "general" },
    };
    await expect(
      run(reviseFund, { actor: chair, input: { slug, ...aims, places: "无此县" } }),
    ).rejects.toMatchObject({ code: "place_unknown", field: "places" });
    const before = (await toldOf(fundId)).length;
    await run(reviseFund, { actor: chair, input: { slug, ...aims }, now });
    const [revised] = await rows(
      `select purpose, transfer_details, categories::text[], place_codes, leftover_rule, revised_at
       from funds where fund_id = $1`,
      [fundId],
    );
    expect(revised).toEqual({
      ...{ purpose: aims.purpose, transfer_details: aims.transferDetails, revised_at: now },
      ...{ categories: aims.categories, place_codes: ["990101"], leftover_rule: "general" },
    });
    expect((await toldOf(fundId)).slice(before)).toEqual([["fund_revised", { fundId }]]);
  });

  test("ends on the day on which a steward first said so, and may begin again", async () => {
    const { charity, fundId, chair } = await aFundAtWork();
    const revise = (closed: "yes" | undefined, at: Date, actor = charity.steward) =>
      run(reviseTerms, {
        ...{ actor, now: at },
        input: { fundId, modes: ["invited"], certificate: "C-2", closed },
      });
    const terms = async () =>
      (
        await rows(
          "select modes::text[], certificate, closed_at, revised_at from funds where fund_id = $1",
          [fundId],
        )
      )[0];
    const later = new Date(now.getTime() + 2_000);
    await expect(revise("yes", now, chair)).rejects.toEqual(refusedBy("not_allowed"));
    const before = (await toldOf(fundId)).length;
    const said = { modes: ["invited"], certificate: "C-2" };
    await revise("yes", now);
    expect(await terms()).toEqual({ ...said, closed_at: now, revised_at: now });
    await revise("yes", later);
    expect(await terms()).toEqual({ ...said, closed_at: now, revised_at: later });
    await revise(undefined, later);
    expect(await terms()).toEqual({ ...said, closed_at: null, revised_at: later });
    const revised = (await toldOf(fundId)).slice(before);
    expect(revised).toEqual(Array(3).fill(["fund_revised", { fundId }]));
    await expect(
      run(reviseTerms, {
        actor: charity.steward,
        input: { fundId: charity.organizationId, modes: ["none"] },
      }),
    ).rejects.toEqual(refusedBy("not_found"));
  });
});
