import { afterAll, describe, expect, test } from "vitest";
import { purchaseToMend } from "~/domain/funds/allocation-queries.server";
import { invoiceBytes, takeInInvoice } from "~/domain/funds/invoice-files.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { openInvoice } from "~/domain/funds/open-invoice.server";
import { ask, run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { storage } from "~/platform/storage.server";
import {
  aBatchClosing,
  aFundWith,
  aPdf,
  aPurchase,
  rows,
  take,
  takenBy,
} from "../factories/allocations";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });

/** A fund with money that took so many wishes at 120 yuan. */
async function aTaking(wishes: number) {
  const [fund, batch] = [await aFundWith("1000"), await aBatchClosing(wishes)];
  await take(fund, batch.wishes);
  return { fund, taken: await takenBy(fund) };
}

describe("an invoice", () => {
  test("a foreign invoice keeps its sum and the bank's rate, typed or counted", async () => {
    const { fund, taken } = await aTaking(2);
    const told = async (more: Record<string, unknown>, at: number) => {
      const { id } = await aPurchase(fund, { [taken[at]!.id]: "78" }, more);
      return run(lookAtPurchase, { actor: fund.approver, input: { purchaseId: id } });
    };
    const euros = { invoiceCurrency: "EUR", invoiceAmount: "10" };
    const counted = await told(euros, 0);
    expect(counted).toMatchObject({
      invoice: { minor: "1000", currency: "EUR" },
      rate: { stated: "7.8", comesTo: { minor: "7800", currency: "CNY" } },
    });
    const yen = { invoiceCurrency: "JPY", invoiceAmount: "1600", invoiceRate: "0.0485" };
    expect(await told(yen, 1)).toMatchObject({
      rate: { stated: "0.0485", comesTo: { minor: "7760", currency: "CNY" } },
    });
    for (const [more, code, field] of [
      [{ invoiceCurrency: "EUR" }, "field_missing", "invoiceAmount"],
      [{ ...euros, invoiceRate: "0" }, "rate_malformed", "invoiceRate"],
    ] as const)
      await expect(told(more, 0)).rejects.toMatchObject({ code, field });
    const own = await aTaking(1);
    const { id } = await aPurchase(own.fund, { [own.taken[0]!.id]: "1" }, { invoiceRate: "3" });
    const seen = await run(lookAtPurchase, {
      actor: own.fund.approver,
      input: { purchaseId: id },
    });
    expect(seen.rate).toBeNull();
    await expect(
      rows("update purchases set invoice_rate = 2 where invoice_currency = currency"),
    ).rejects.toMatchObject({ constraint: "purchases_rate_is_foreign_check" });
  });

  test("mending fills in the bank's rate only where somebody typed one", async () => {
    const { fund, taken } = await aTaking(2);
    const rateToMend = async (at: number, more: Record<string, unknown>) => {
      const euros = { invoiceCurrency: "EUR", invoiceAmount: "10", ...more };
      const { id: purchaseId } = await aPurchase(fund, { [taken[at]!.id]: "78.50" }, euros);
      return (await ask(purchaseToMend, { actor: fund.treasurer, input: { purchaseId } })).order;
    };
    expect(await rateToMend(0, {})).toMatchObject({ invoiceAmount: "10", invoiceRate: "" });
    expect(await rateToMend(1, { invoiceRate: "7.8" })).toMatchObject({ invoiceRate: "7.8" });
  });

  test("a PDF is kept sealed as it came, and handed to who records and approves alone", async () => {
    const { fund, taken } = await aTaking(1);
    const files = [await takeInInvoice(aPdf())];
    const { id: purchaseId } = await aPurchase(fund, { [taken[0]!.id]: "100" }, { files });
    const seen = await run(lookAtPurchase, { actor: fund.approver, input: { purchaseId } });
    expect(seen.files).toMatchObject([{ kilobytes: 1 }]);
    const input = { slug: fund.slug, fileId: seen.files[0]!.id };
    const opened = await run(openInvoice, { actor: fund.approver, input });
    expect((await invoiceBytes(opened))?.equals(aPdf())).toBe(true);
    const stored = await storage().get(files[0]!.storageKey);
    expect(stored!.bytes.includes("%PDF")).toBe(false);
    const looks = await rows(
      "select count(*)::int as count from audit_entries where action = 'funds.lookedAtPurchase' and subject_id = $1 and 'files' = any (fields)",
      [purchaseId],
    );
    expect(looks).toEqual([{ count: 1 }]);
    const other = await aFundWith("0");
    await expect(run(openInvoice, { actor: fund.publisher, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(
      run(openInvoice, { actor: other.treasurer, input: { ...input, slug: other.slug } }),
    ).rejects.toEqual(refusedBy("not_found"));
    expect(
      (await run(lookAtPurchase, { actor: fund.publisher, input: { purchaseId } })).files,
    ).toEqual([]);
  });

  test.each([
    ["with a script", aPdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")],
    ["that carries files", aPdf("/Names<</EmbeddedFiles 3 0 R>>")],
    ["that is locked", aPdf("/Encrypt 3 0 R")],
    ["cut off", aPdf().subarray(0, 60)],
    ["that is a page", Buffer.from("<html><script>alert(1)</script></html> %PDF-1.4 %%EOF")],
    ["with a page before it", Buffer.concat([Buffer.from("<html>"), aPdf()])],
  ])("a file %s is no invoice", async (_, bytes) => {
    await expect(takeInInvoice(bytes)).rejects.toEqual(refusedBy("invoice_file_unreadable"));
  });

  test("nor is one that is too large", async () => {
    const large = Buffer.concat([aPdf(), Buffer.alloc(5 * 1024 * 1024, 32)]);
    await expect(takeInInvoice(large)).rejects.toEqual(refusedBy("invoice_file_too_large"));
  });
});
