import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addSignedList } from "~/domain/deliveries/add-list.server";
import { deliveryPage } from "~/domain/deliveries/hand-over-queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { filesIn, withPhotos } from "~/http/photos.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { shrinkChosen } from "~/ui/shrink";

export const handle: Handle = { hydrates: true, title: (text) => text.deliveries.list.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { id } = await show(deliveryPage, { actor: await staff(request), input: params });
  return { id };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await staff(request);
  const input = await formInput(request);
  return withPhotos({ files: { photos: filesIn(input.photos) }, paper: true, input }, (uploads) =>
    submit(addSignedList, {
      actor,
      input: { deliveryId: params.deliveryId, photos: uploads.map(({ picture }) => picture) },
      then: () => redirect(to(request, `/organizer/deliveries/${params.deliveryId}`)),
    }),
  );
};

export default function AddList() {
  const { id } = useLoaderData<typeof loader>();
  const { deliveries } = useText();
  const { list } = deliveries;
  return (
    <Page title={list.title} lead={list.lead} narrow>
      <Panel>
        <Form encType="multipart/form-data">
          <Refused />
          <Field
            name="photos"
            label={list.photo}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            onChange={({ target }) => void shrinkChosen(target)}
          />
          <Actions>
            <Button>{list.button}</Button>
            <TextLink to={`/organizer/deliveries/${id}`}>{deliveries.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
