import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addConsentScan } from "~/domain/photos/add-scan.server";
import { scansOfSheet } from "~/domain/photos/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { filesIn, withPhotos } from "~/http/photos.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";
import { AddScan, Scans } from "./scans";

export const handle: Handle = { hydrates: true, title: (text) => text.photos.scans };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(scansOfSheet, { actor: await staff(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const input = await formInput(request);
  return withPhotos({ files: { photos: filesIn(input.photos) }, paper: true, input }, (uploads) =>
    submit(addConsentScan, {
      actor,
      input: { sheetId: params.sheetId, photos: uploads.map(({ picture }) => picture) },
      then: () => redirect(to(request, `/organizer/consents/${params.sheetId}/scans`)),
    }),
  );
};

export default function ConsentScans() {
  const { sheetId, scans } = useLoaderData<typeof loader>();
  const { photos, consents } = useText();
  return (
    <Page
      title={photos.scans}
      lead={photos.scansLead}
      crumbs={[
        { to: `/organizer/consents/${sheetId}`, label: consents.sheet.title },
        { label: photos.scans },
      ]}
      narrow
    >
      <Scans scans={scans} />
      <AddScan />
    </Page>
  );
}
