import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Actions, Button, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Chosen = ReturnType<typeof useLoaderData<typeof loader>>;

/** What a phone's camera makes when it is asked for these. */
const pictures = "image/jpeg,image/png,image/webp";

export function DeliveryForm({ gifts, deliveredAt, clientId }: Chosen) {
  const { deliveries } = useText();
  const { deliver } = deliveries;
  return (
    <Form encType="multipart/form-data">
      <Refused />
      <input type="hidden" name="clientId" value={clientId} />
      {gifts.map((gift) => (
        <Panel key={gift.claimId} title={<GiftLine gift={gift} />}>
          <input type="hidden" name="claimIds" value={gift.claimId} />
          <Field
            name={`photos-${gift.claimId}`}
            label={deliver.photos}
            hint={deliver.photosHint}
            optional
            type="file"
            accept={pictures}
            multiple
          />
        </Panel>
      ))}
      <Panel title={deliver.at} hiddenTitle>
        <Field name="deliveredAt" label={deliver.at} type="datetime-local" value={deliveredAt} />
        <Field
          name="noPhotoReason"
          label={deliver.noPhoto}
          hint={deliver.noPhotoHint}
          optional
          maxLength={300}
        />
        <Actions>
          <Button>{deliver.button}</Button>
          <TextLink to="/organizer/deliveries">{deliveries.back}</TextLink>
        </Actions>
      </Panel>
    </Form>
  );
}
