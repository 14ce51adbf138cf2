import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { photosToDecide } from "~/domain/photos/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { PhotoToDecide } from "./photo-to-decide";

export const handle: Handle = { hydrates: true, title: (text) => text.photos.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(photosToDecide, { actor: await staff(request), input: {} });

export default function Photos() {
  const waiting = useLoaderData<typeof loader>();
  const { photos, deliveries } = useText();
  return (
    <Page
      title={photos.title}
      lead={photos.lead}
      crumbs={[{ to: "/organizer", label: deliveries.desk }, { label: photos.title }]}
      narrow
    >
      {waiting.length === 0 && <Empty title={photos.empty} />}
      {waiting.map((photo) => (
        <PhotoToDecide key={photo.id} photo={photo} />
      ))}
    </Page>
  );
}
