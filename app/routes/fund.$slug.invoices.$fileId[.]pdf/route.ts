import type { LoaderFunctionArgs } from "@remix-run/node";
import { invoiceBytes } from "~/domain/funds/invoice-files.server";
import { openInvoice } from "~/domain/funds/open-invoice.server";
import { trustee } from "~/http/doors.server";
import { notFound } from "~/http/pages.server";
import { reveal } from "~/http/submit.server";

/** A PDF as somebody sent it: to be saved and opened elsewhere, and never as a page of this site. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await reveal(openInvoice, { actor: await trustee(request), input: params });
  const bytes = await invoiceBytes(file);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="invoice-${params.fileId?.slice(0, 8)}.pdf"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
