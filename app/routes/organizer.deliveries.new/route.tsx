import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { toHandOver } from "~/domain/deliveries/hand-over-queries.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { staff } from "~/http/doors.server";
import { formInput, type FormInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { filesIn, withPhotos, type Upload } from "~/http/photos.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { DeliveryForm } from "./delivery-form";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.deliver.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await staff(request);
  const claimIds = new URL(request.url).searchParams.getAll("claimIds");
  if (claimIds.length === 0) throw redirect(to(request, "/organizer/deliveries"));
  const chosen = await show(toHandOver, { actor, input: { claimIds } });
  return { ...chosen, clientId: randomUUID() };
};

const field = "photos-";

const filesOf = (form: FormInput) =>
  Object.fromEntries(
    [form.claimIds].flat().map((id) => [`${field}${id}`, filesIn(form[`${field}${id}`])]),
  );

const picturesOf = (uploads: Upload[]) =>
  uploads.map(({ field: name, picture }) => ({ ...picture, claimId: name.slice(field.length) }));

export const action = async ({ request }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const form = await formInput(request);
  return withPhotos({ files: filesOf(form), input: form }, (uploads) =>
    submit(recordDelivery, {
      actor,
      input: { ...form, photos: picturesOf(uploads) },
      then: ({ id }) => redirect(to(request, `/organizer/deliveries/${id}`)),
    }),
  );
};

export default function Deliver() {
  const chosen = useLoaderData<typeof loader>();
  const { deliver, record } = useText().deliveries;
  return (
    <Page
      title={deliver.title}
      lead={deliver.lead}
      crumbs={[{ to: "/organizer/deliveries", label: record.title }, { label: deliver.title }]}
      narrow
    >
      {chosen.gifts.length === 0 ? (
        <Empty title={deliver.gone} action={{ to: "/organizer/deliveries", label: record.title }} />
      ) : (
        <DeliveryForm {...chosen} />
      )}
    </Page>
  );
}
