import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { decideOnPhoto } from "~/domain/photos/decide-photo.server";
import { photosToDecide } from "~/domain/photos/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { notFound } from "~/http/pages.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { PhotoDecision } from "~/parts/photo-decision";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { PhotoFrame } from "~/ui/photo";

export const handle: Handle = { hydrates: true, title: (text) => text.photos.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const waiting = await show(photosToDecide, { actor: await staff(request), input: {} });
  const photo = waiting.find(({ id }) => id === params.photoId);
  if (!photo) throw notFound();
  return photo;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(decideOnPhoto, {
    actor: await staff(request),
    input: { ...(await formInput(request)), photoId: params.photoId },
    then: () => redirect(to(request, "/organizer/photos")),
  });

export default function DecidePhoto() {
  const photo = useLoaderData<typeof loader>();
  const { photos, deliveries } = useText();
  return (
    <Confirm
      title={photos.title}
      button={photos.decide}
      back={{ to: "/organizer/photos", label: deliveries.back }}
    >
      <PhotoFrame src={photo.src} alt={photos.alt} width={photo.width} height={photo.height} />
      {!photo.own && (
        <TextLink to={`/organizer/photos/${photo.id}/covering`}>{photos.cover}</TextLink>
      )}
      <PhotoDecision photo={photo} />
    </Confirm>
  );
}
