import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { coverPhoto } from "~/domain/photos/cover-photo.server";
import { gridOf } from "~/domain/photos/grid";
import { cellsInput } from "~/domain/photos/input";
import { photosToDecide } from "~/domain/photos/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { notFound } from "~/http/pages.server";
import { withCovered } from "~/http/photos.server";
import { refused, show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Refusal } from "~/platform/refusal";
import { Confirm } from "~/ui/confirm";
import { PhotoGrid } from "~/ui/photo";

export const handle: Handle = { hydrates: true, title: (text) => text.photos.covering.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const waiting = await show(photosToDecide, { actor: await staff(request), input: {} });
  const photo = waiting.find(({ id, own }) => id === params.photoId && !own);
  if (!photo) throw notFound();
  return photo;
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const [actor, photoId] = [await staff(request), params.photoId!];
  const marked = cellsInput.safeParse(await formInput(request));
  if (!marked.success) return refused(new Refusal("photo_nothing_marked", "cells"), {});
  return withCovered({ actor, photoId, cells: marked.data.cells }, (picture, from) =>
    submit(coverPhoto, {
      actor,
      input: { photoId, from, picture },
      then: () => redirect(to(request, `/organizer/photos/${photoId}`)),
    }),
  );
};

export default function CoverPhoto() {
  const photo = useLoaderData<typeof loader>();
  const { covering, alt } = useText().photos;
  return (
    <Confirm
      title={covering.title}
      lead={covering.lead}
      button={covering.go}
      back={{ to: `/organizer/photos/${photo.id}`, label: covering.back }}
    >
      <PhotoGrid
        {...{ src: photo.src, alt, width: photo.width, height: photo.height }}
        {...gridOf(photo)}
        name="cells"
        cell={(row, column) => filled(covering.cell, { row: `${row}`, column: `${column}` })}
      />
    </Confirm>
  );
}
