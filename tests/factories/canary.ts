import { randomUUID } from "node:crypto";
import { openSession } from "~/domain/accounts/sessions.server";
import { applyForOrganization } from "~/domain/accounts/apply.server";
import { reviseBusinessPage } from "~/domain/accounts/revise-business-page.server";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { system, type Guest, type Person } from "~/domain/actor";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { recordClaim } from "~/domain/claims/record-claim.server";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { closeConcern } from "~/domain/concerns/close-concern.server";
import { reportConcern } from "~/domain/concerns/report-concern.server";
import { addSignedList } from "~/domain/deliveries/add-list.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { inviteWitness } from "~/domain/deliveries/invite-witness.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { addConsentScan } from "~/domain/photos/add-scan.server";
import { composeBatchReport } from "~/domain/reports/compose-report.server";
import { passLeftoverOn } from "~/domain/funds/adjust/ask.server";
import { takeInInvoice } from "~/domain/funds/invoice-files.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { recordReturn } from "~/domain/funds/return-purchase.server";
import { run } from "~/domain/run.server";
import { addFurtherWish } from "~/domain/wishes/add-wish.server";
import { approveWish } from "~/domain/wishes/approve-wish.server";
import { guestIn, newGuest } from "~/http/guest.server";
import { readImport } from "~/jobs/read-import";
import {
  aMember,
  anOrganization,
  anOrganizer,
  aPerson,
  application,
  aSteward,
  signedInAs,
} from "./accounts";
import { aBatch, agreedTo, anApprovedWish, aDraftWish } from "./batches";
import { aBatchClosing, aBoughtOrder, aPdf, aPurchase, take, takenBy } from "./allocations";
import { aCardGift } from "./card-gift";
import { aHold } from "./claims";
import { aDeposit, aDonorInvitation, aFundAtWork, aPledge, someMoney } from "./funds";
import { aStoredPhoto } from "./gifts";
import { aSettledStatement, aStatement, workList } from "./statements";
import { anUpload } from "./imports";
import { aGivenThing } from "./receipts";
import { allocation as reserve, aPublishedReport, income, purchase, today } from "./reports";
import { rows } from "../setup/database";
import { sealAll } from "../setup/seal";

/** What is known about one child, each with a text that stands nowhere else. */
export const child = {
  legalName: "麒麟标记",
  birth: "2015-03-07",
  school: "凤栖标记小学",
  village: "龙潭标记村",
  guardianName: "白泽标记",
  guardianPhone: "0855-7654321",
  notes: "朱雀标记父母在外地做工",
  measures: "玄武标记腰围六十二",
};

/** What else not everybody may read. */
export const told = {
  draftWords: "饕餮标记还没有人读过",
  unsignedName: "獬豸标记",
  unsignedGuardian: "当康标记",
  hubAddress: "青龙标记大道八十八号",
  hubPhone: "0855-1112233",
  contactName: "赤狐标记先生",
  contactPhone: "13911112222",
  donorEmail: "canary.donor@example.org",
  courierEmail: "canary.courier@example.org",
  concernWords: "夔牛标记家住在河边第三户",
  concernEmail: "canary.reporter@example.org",
  concernNote: "毕方标记已经打过电话",
  payerName: "白虎标记女士",
  goodsDonor: "穷奇标记公司",
  statementName: "烛龙标记先生",
  statementRemark: "重明标记留言",
};

export const markers = { ...child, ...told };
export type Marker = keyof typeof markers;

const claimOf = async (actor: Person, publicId: string) => {
  const { id } = await run(holdWish, { actor, input: { wishId: publicId } });
  await run(commitClaim, { actor, input: { claimId: id, way: "ship" } });
  return id;
};

/** A desk with a marked child in every state that a page may show, and everybody who could look. */
export async function aCanaryWorld() {
  const desk = await anOrganizer();
  const { coordinator, reviewer, courier, witness, organizationId } = desk;
  const stranger = await anOrganizer();
  const strangers = await aMember(
    { organizationId: stranger.organizationId },
    "coordinator",
    "reviewer",
    "courier",
    "witness",
  );
  const donor = await aPerson({ email: told.donorEmail });
  const otherDonor = await aPerson();
  const applicant = await aPerson();
  await run(applyForOrganization, { actor: applicant, input: application() });
  await rows("update people set email = $2 where id = $1", [courier.personId, told.courierEmail]);

  const batch = await aBatch({ desk });
  await rows("update hubs set address = $2, phone = $3 where organizer_id = $1", [
    organizationId,
    told.hubAddress,
    told.hubPhone,
  ]);
  const wish = await aDraftWish(batch, { ...child, title: "书桌" });
  const { childId } = wish;
  const further = (title: string, words: string) =>
    run(addFurtherWish, {
      actor: coordinator,
      input: { batchId: batch.id, childId, category: "book", title, words, price: "80" },
    });
  const second = await further("故事书", "想看海的故事。");
  const sheetId = await agreedTo(desk, [childId], ["collect", "publish_text", "share_photo"]);
  for (const { id } of [wish, second])
    await run(approveWish, { actor: reviewer, input: { wishId: id } });
  const others = [];
  for (let at = 0; at < 5; at += 1) others.push(await anApprovedWish(batch));
  await run(publishBatch, { actor: coordinator, input: { slug: batch.slug } });
  const draft = await further("画笔", told.draftWords);
  await aDraftWish(batch, {
    legalName: told.unsignedName,
    guardianName: told.unsignedGuardian,
    townshipCode: "990101002",
  });

  const seen = await rows("select id, public_id, number from wishes where batch_id = $1", [
    batch.id,
  ]);
  const wishOf = (id: string) => seen.find((row) => row.id === id)!;
  const publicId = (id: string) => wishOf(id).public_id!;

  const delivered = await claimOf(donor, publicId(wish.id));
  await run(checkIn, {
    actor: coordinator,
    input: { gifts: [{ claimId: delivered, fits: "yes" }] },
  });
  const { id: deliveryId } = await run(recordDelivery, {
    actor: courier,
    input: {
      clientId: randomUUID(),
      claimIds: [delivered],
      deliveredAt: new Date().toISOString(),
      noPhotoReason: "",
      photos: [{ ...(await aStoredPhoto()), claimId: delivered }],
    },
  });
  const photos = [await aStoredPhoto(true)];
  await run(addSignedList, { actor: courier, input: { deliveryId, photos } });
  await run(addConsentScan, {
    actor: coordinator,
    input: { sheetId, photos: [await aStoredPhoto(true)] },
  });
  const { token: witnessToken } = await run(inviteWitness, {
    actor: courier,
    input: { claimId: delivered },
  });

  const received = await claimOf(donor, publicId(second.id));
  await run(checkIn, {
    actor: coordinator,
    input: { gifts: [{ claimId: received, fits: "yes" }] },
  });
  const sent = await claimOf(donor, publicId(others[3]!.id));
  await run(sendParcel, {
    actor: donor,
    input: { claimId: sent, carrier: "顺丰", tracking: "SF998877" },
  });
  const ended = await claimOf(donor, publicId(others[0]!.id));
  const cancel = (claimId: string) =>
    run(cancelClaim, { actor: coordinator, input: { claimId, reason: "换了孩子" } });
  await cancel(ended);
  const stocked = await claimOf(donor, publicId(others[0]!.id));
  await run(checkIn, {
    actor: coordinator,
    input: { gifts: [{ claimId: stocked, fits: "yes" }] },
  });
  await cancel(stocked);
  const [stock] = await rows("select id from hub_stock where organizer_id = $1", [organizationId]);
  const kept = await claimOf(donor, publicId(others[0]!.id));
  const recorded = await run(recordClaim, {
    actor: coordinator,
    input: {
      batchSlug: batch.slug,
      number: Number(wishOf(others[1]!.id).number),
      name: told.contactName,
      phone: told.contactPhone,
      way: "ship",
    },
  });

  const business = await anOrganization("business");
  const colleague = await aMember(business, "coordinator", "member");
  const ours = await run(holdWish, {
    actor: business.coordinator,
    input: { wishId: publicId(others[4]!.id) },
  });
  await run(commitClaim, {
    actor: business.coordinator,
    input: { claimId: ours.id, way: "ship", business: business.organizationId },
  });

  await run(reviseBusinessPage, {
    actor: business.coordinator,
    input: { organizationId: business.organizationId, wanted: "yes", counted: "yes", named: "yes" },
  });
  const [firm] = await rows("select slug from organizations where id = $1", [
    business.organizationId,
  ]);

  const guestCookie = newGuest().split(";", 1)[0]!;
  const guest: Guest = { kind: "guest", guestId: guestIn(guestCookie)! };
  const { id: held } = await run(holdWish, {
    actor: guest,
    input: { wishId: publicId(others[2]!.id) },
  });

  const invited = await run(inviteMember, {
    actor: coordinator,
    input: { organizationId, email: "invited@example.org", roles: ["courier"] },
  });
  const [parcel] = await rows("select code from parcels where organizer_id = $1", [organizationId]);
  const [hub] = await rows("select id from hubs where organizer_id = $1", [organizationId]);
  const [programme] = await rows("select slug from programmes where organizer_id = $1", [
    organizationId,
  ]);
  const [organization] = await rows("select slug from organizations where id = $1", [
    organizationId,
  ]);
  const [invitation] = await rows("select id from invitations where accepted_at is null");
  const [applied] = await rows("select id from organizations where applied_by = $1", [
    applicant.personId,
  ]);
  const papers = await rows("select id, kind from photos where organizer_id = $1", [
    organizationId,
  ]);
  const photoOf = (kind: string) => papers.find((row) => row.kind === kind)!.id!;

  const table = [
    "姓名,出生日期,乡镇,学校,村,监护人,电话,备注,身高腰围,心愿,预估价格",
    ...["台灯,60", "画册,面议"].map((wish) =>
      [
        child.legalName,
        child.birth,
        "石桥乡",
        child.school,
        child.village,
        child.guardianName,
        child.guardianPhone,
        child.notes,
        child.measures,
        wish,
      ].join(","),
    ),
  ];
  const { id: importId } = await anUpload({ ...batch, desk }, table.join("\n"));
  await readImport({ importId });
  const staged = await rows("select id from import_rows where import_id = $1 order by row", [
    importId,
  ]);

  const steward = await aSteward();
  const report = (kind: string) =>
    run(reportConcern, {
      actor: system("concerns"),
      input: {
        ...{ about: `wish:${publicId(wish.id)}`, kind, network: "somewhere" },
        ...{ words: told.concernWords, email: told.concernEmail },
        reporter: { kind: "person", id: otherDonor.personId },
      },
    });
  const [openConcern, closedConcern] = [await report("wrong"), await report("unfit")];
  await run(closeConcern, {
    actor: steward,
    input: { concernId: closedConcern.id, outcome: "mended", note: told.concernNote },
  });

  const fund = await aFundAtWork({ modes: ["public", "invited"], places: "" });
  const pledge = await aPledge(donor, fund);
  const { id: depositId } = await aDeposit(fund, "200", {
    reference: pledge.reference,
    payer: told.payerName,
    photos: [await aStoredPhoto(true)],
  });
  await someMoney(fund, "500");
  await take(fund, (await aBatchClosing(3)).wishes);
  const [allocation, ...bought] = await takenBy(fund);
  const { id: purchaseId } = await aPurchase(
    fund,
    { [allocation!.id]: "100" },
    { photos: [await aStoredPhoto(true)], files: [await takeInInvoice(aPdf())] },
  );
  const [invoice] = await rows("select id from invoice_files where purchase_id = $1", [purchaseId]);
  await aBoughtOrder(fund, { [bought[0]!.id]: "90", [bought[1]!.id]: "80" });
  const [line, whole] = await rows("select id from purchase_lines where allocation_id = any ($1)", [
    bought.map(({ id }) => id),
  ]);
  const { id: returnId } = await run(recordReturn, {
    actor: fund.treasurer,
    input: { lineId: line!.id, amount: "5", receivedOn: "2026-11-20", paidInto: "bank" },
  });
  const [soon, done] = [await aBatchClosing(1), await aBatchClosing(1)];
  const meant = await aPledge(donor, fund, "20", { purpose: `batch:${soon.slug}` });
  const payable = await aHold(donor, soon.wishes[0]!);
  await someMoney(fund, "20", { purpose: `batch:${done.slug}` });
  await rows("update batches set state = 'closed' where id = $1", [done.id]);
  const [purpose] = await rows("select id from purposes where batch_id = $1", [done.id]);
  const { id: adjustmentId } = await run(passLeftoverOn, {
    actor: fund.treasurer,
    input: { slug: fund.slug, purposeId: purpose!.id, reason: "这一期结束了" },
  });
  const invitedEmail = "invited@example.org";
  const pledgeToken = await aDonorInvitation(fund, invitedEmail);
  const [donorInvitation] = await rows("select id from pledge_invitations where email = $1", [
    invitedEmail,
  ]);
  const booked = await someMoney(fund);
  const [paid] = await rows("select id from payments where deposit_id = $1", [booked]);
  const { id: receiptId } = await run(issueReceipt, {
    actor: fund.treasurer,
    input: { paymentId: paid!.id!, donor: "林女士" },
  });
  const card = await aCardGift(fund, donor);
  // A small charity's one employee writes receipts and approves for its funds.
  const charityApprover = await aMember(fund.charity, "approver", "treasurer");
  const { goods, requests, goodsReceipt } = await aGivenThing(fund.charity, {
    ...{ donor, name: told.goodsDonor, treasurer: charityApprover },
  });
  const [charity] = await rows("select slug from organizations where id = $1", [
    fund.charity.organizationId,
  ]);
  const statement = await aStatement(fund, [
    { income: "66", from: told.statementName, remark: told.statementRemark },
    { expense: "3", remark: "手续费" },
  ]);
  const [statementLine] = (await workList(fund.treasurer, statement.id)).lines;
  const sentStatement = await aSettledStatement(fund, [
    { income: "77", from: told.statementName, remark: told.statementRemark },
  ]);
  // Who looks after one fund alone is led straight to its desk; he has two.
  await aFundAtWork({ charity: fund.charity });
  // Whoever runs the desk of a small fund; and the stranger keeps the money of another
  // fund of the same charity.
  const treasurer = await aMember({ organizationId: fund.fundId }, "coordinator", "treasurer");
  await rows(
    "insert into memberships (organization_id, person_id, role, since) values ($1, $2, 'treasurer', clock_timestamp())",
    [(await aFundAtWork({ charity: fund.charity })).fundId, strangers.personId],
  );
  await income(fund, 50_000n, today());
  await reserve(fund, delivered, 10_000n, today());
  await purchase(fund, delivered, { held: 10_000n, cost: 9_000n }, today());
  await sealAll();
  const fundReport = await aPublishedReport(fund, today());
  await rows(
    "update programmes set title = '书香进山' where id = (select programme_id from batches where id = $1)",
    [batch.id],
  );
  // Its report is composed as if the batch were closed for a moment: a report's pages lie at its own batch.
  const stands = async (state: string) => {
    await rows("alter table batches disable trigger user");
    await rows("update batches set state = $2::batch_state where id = $1", [batch.id, state]);
    await rows("alter table batches enable trigger user");
  };
  await stands("closed");
  const batchReport = await run(composeBatchReport, {
    actor: coordinator,
    input: { slug: batch.slug },
  });
  await stands("open");

  const claimIds = [
    ...[delivered, sent, kept, received, recorded.id, held, ours.id, stocked, payable],
    ...goods,
  ];
  const session = async ({ personId }: Person) => ({
    session: (await openSession(personId)).token,
  });
  return {
    /** For every name in an address, what it may be; the first part of the path that fits decides. */
    fills: {
      "/wishes/:wishId": [publicId(wish.id), publicId(draft.id)],
      "/organizer/review/:wishId": [draft.id],
      "/organizer/wishes/:wishId": [wish.id, draft.id],
      "/batches/:slug": [batch.slug],
      "/organizer/batches/:slug": [batch.slug],
      "/organizer/batches/:slug/claims/:claimId": [recorded.id, delivered],
      "/organizer/batches/:slug/imports/:importId": [importId],
      "/organizer/batches/:slug/imports/:importId/rows/:rowId": staged.map(({ id }) => id!),
      "/organizer/confirmations/:claimId": [delivered],
      "/organizer/programmes/:slug": [programme!.slug!],
      "/organizations/:slug": [organization!.slug!, firm!.slug!],
      "/businesses/:slug": [firm!.slug!],
      "/funds/:slug": [fund.slug],
      "/fund/:slug": [fund.slug],
      "/fund/:slug/deposits/:depositId": [depositId, booked],
      "/fund/:slug/lines/:lineId": [whole!.id!],
      "/fund/:slug/returns/:returnId": [returnId],
      "/fund/:slug/adjustments/:adjustmentId": [adjustmentId],
      "/fund/:slug/leftovers/:purposeId": [purpose!.id!],
      "/fund/:slug/invoices/:fileId.pdf": [`${invoice!.id}.pdf`],
      "/fund/:slug/purchases/:purchaseId": [purchaseId],
      "/fund/:slug/statements/:statementId": [statement.id, sentStatement.id],
      "/fund/:slug/statements/:statementId/lines/:lineId": [statementLine!.id],
      "/fund/:slug/donors/:invitationId": [donorInvitation!.id!],
      "/fund/:slug/reports/:reportId": [fundReport],
      "/organizer/batches/:slug/reports/:reportId": [batchReport.publicId],
      "/reports/:reportId": [fundReport],
      ...Object.fromEntries(
        ["pdf", "csv", "json"].map((ending) => [
          `/reports/:reportId.${ending}`,
          [`${fundReport}.${ending}`],
        ]),
      ),
      "/fund/:slug/payments/:paymentId": [card.paymentId],
      "/receipts/:receiptId": [receiptId, goodsReceipt],
      "/receipts/:receiptId.pdf": [`${receiptId}.pdf`, `${goodsReceipt}.pdf`],
      "/charity/:slug": [charity!.slug!],
      "/charity/:slug/requests/:requestId": requests,
      "/me/receipts/:year": [today().slice(0, 4)],
      "/me/receipts/:year.pdf": [`${today().slice(0, 4)}.pdf`],
      "/fund/:slug/refunds/:refundId": [card.refundId],
      "/practice/checkout/:id": [card.checkout],
      "/practice/checkout/:id/:step": ["decline"],
      "/pledges/:publicId": [pledge.publicId, card.publicId, meant.publicId],
      "/pledge/:token": [pledgeToken],
      "/steward/charities/:charityId": [fund.charity.organizationId],
      "/steward/funds/:fundId": [fund.fundId],
      "/claims/:claimId": claimIds,
      "/c/:token": [recorded.token],
      "/w/:token": [witnessToken],
      "/invitations/:token": [invited.token],
      "/organizer/children/:childId": [childId],
      "/organizer/consents/:sheetId": [sheetId],
      "/organizer/deliveries/:deliveryId": [deliveryId],
      "/organizer/hubs/:hubId": [hub!.id!],
      "/organizer/hub/:key": [parcel!.code!, kept, ended],
      "/organizer/hub/stock/:stockId": [stock!.id!],
      "/organizer/photos/:photoId": [photoOf("delivery")],
      "/organizer/papers/:photoId": [photoOf("consent_scan"), photoOf("signed_list")],
      "/organizer/confirmations/lists/:photoId": [photoOf("signed_list")],
      "/photos/:photoId": papers.map(({ id }) => id!),
      "/organizations/:slug/members/:personId": [courier.personId],
      "/organizations/:slug/invitations/:invitationId": [invitation!.id!],
      "/steward/concerns/:concernId": [openConcern.id, closedConcern.id],
      "/steward/organizations/:organizationId": [
        applied!.id!,
        organizationId,
        business.organizationId,
      ],
      "/steward/wishes/:wishId": [wish.id],
      "/steward/people/:personId": [applicant.personId],
      "/refused/:status": ["403"],
      "/b/:slug": [batch.slug],
      "/sitemaps/:part": ["pages.xml", "wishes.xml"],
      "/api/v1/wishes/:wishId": [publicId(wish.id), publicId(draft.id)],
    } as Record<string, string[]>,
    /** What a page is asked about beside its path. */
    queries: {
      "/concerns/new": `about=wish:${publicId(wish.id)}`,
      "/organizer/batches/:slug/publication": "pick=1-12",
      "/organizer/batches/:slug/reminders": "pick=1-12",
      "/organizer/batches/:slug/check-in": "pick=1-12",
      "/organizer/batches/:slug/cancellation": "pick=1-12",
      "/organizer/batches/:slug/withdrawal": "pick=1-12",
      "/organizer/batches/:slug/approval": "pick=1-12",
      "/organizer/deliveries/sheet": `claimIds=${received}`,
      "/organizer/deliveries/sheet.pdf": `claimIds=${received}`,
      "/organizer/batches/:slug/list.png": "every",
      "/organizer/deliveries/new": `claimIds=${received}`,
      "/organizer/confirmations/together": `delivery=${deliveryId}`,
    } as Record<string, string>,
    batch,
    /** The cookies of everybody who may look. */
    roles: {
      visitor: {},
      guest: { guest: guestCookie.slice("guest=".length) },
      donor: await session(donor),
      otherDonor: await session(otherDonor),
      linkHolder: { claim: recorded.token },
      coordinator: await session(coordinator),
      reviewer: await session(reviewer),
      courier: await session(await signedInAs(courier.personId)),
      witness: await session(witness),
      colleague: await session(colleague),
      treasurer: await session(treasurer),
      charityApprover: await session(charityApprover),
      stranger: await session(strangers),
      steward: await session(steward),
      applicant: await session(applicant),
      invited: await session(await aPerson({ email: "invited@example.org" })),
    } as Record<string, Record<string, string>>,
  };
}
