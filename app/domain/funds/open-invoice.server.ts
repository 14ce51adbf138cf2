import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { openDataKeys } from "../privacy/seal.server";
import { invoiceFileInput } from "./input";
import { mayLookAtMoney } from "./may";

/** Hands a PDF invoice out to who records and who approves. The look is audited. */
export const openInvoice = command("funds.openInvoice", {
  input: invoiceFileInput,
  subject: ({ tx }, { slug, fileId }) =>
    tx
      .selectFrom("invoiceFiles as f")
      .innerJoin("organizations as o", "o.id", "f.fundId")
      .innerJoin("organizations as h", "h.id", "o.hostId")
      .select(["f.id", "f.purchaseId", "f.storageKey", "f.keyId"])
      .select(["o.id as organizationId", "h.id as hostId"])
      .where("f.id", "=", fileId)
      .where("o.slug", "=", slug)
      .where("o.frozenAt", "is", null)
      .where("h.frozenAt", "is", null)
      .executeTakeFirst(),
  may: ({ actor }, file) => mayLookAtMoney(actor, file),

  async handle({ tx, note }, _, { purchaseId, organizationId, storageKey, keyId }) {
    await note({
      action: "funds.lookedAtPurchase",
      subjectType: "purchase",
      subjectId: purchaseId,
      organizationId,
      fields: ["files"],
    });
    const keys = await openDataKeys(tx, [keyId]);
    const seal = keys.get(keyId);
    if (!seal) throw new Refusal("not_found");
    return { storageKey, seal };
  },
});
