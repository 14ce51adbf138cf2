import { afterAll, expect, test } from "vitest";
import { withInvoices } from "~/http/invoices.server";
import { closePools } from "~/platform/db.server";

afterAll(closePools);

test("a file that is neither a picture nor a PDF is told what an invoice may be", async () => {
  const photos = new File(["总价 120 元"], "发票.txt", { type: "application/pdf" });
  const answer = await withInvoices({ photos, supplier: "石桥供销社" }, async () => {
    throw new Error("no order is to be recorded");
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [{ field: "photos", code: "invoice_file_unreadable" }],
    typed: { supplier: "石桥供销社" },
  });
});
