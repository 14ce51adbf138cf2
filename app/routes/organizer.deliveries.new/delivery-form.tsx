import type { useLoaderData } from "@remix-run/react";
import { useText, useTo } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { PhotoSender, SentSoFar, unsent } from "~/parts/photo-sender";
import { useSentAhead, type Sender } from "~/parts/sent-ahead";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Chosen = ReturnType<typeof useLoaderData<typeof loader>>;

export function DeliveryForm({
  gifts,
  deliveredAt,
  clientId,
}: Pick<Chosen, "gifts" | "deliveredAt" | "clientId">) {
  const { deliveries } = useText();
  const { deliver } = deliveries;
  const address = useTo()("/organizer/deliveries/photos");
  const sender = useSentAhead(
    address,
    gifts.map(({ claimId }) => `photos-${claimId}`),
  );
  return (
    <Form encType="multipart/form-data">
      <Refused />
      <input type="hidden" name="clientId" value={clientId} />
      {gifts.length > 1 && <Shared gifts={gifts} sender={sender} />}
      <Panel title={deliver.each}>
        <ul className="plain-list">
          {gifts.map((gift) => (
            <li key={gift.claimId} className="word-line">
              <input type="hidden" name="claimIds" value={gift.claimId} />
              <PhotoSender
                name={`photos-${gift.claimId}`}
                label={<GiftLine gift={gift} />}
                sender={sender}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={deliver.at} hiddenTitle>
        <Field name="deliveredAt" label={deliver.at} type="datetime-local" value={deliveredAt} />
        <Field
          name="noPhotoReason"
          label={deliver.noPhoto}
          hint={deliver.noPhotoHint}
          optional
          maxLength={300}
        />
        <SentSoFar photos={sender.photos} />
        <Actions>
          <Button disabled={unsent(sender)}>{deliver.button}</Button>
          <TextLink to="/organizer/deliveries">{deliveries.back}</TextLink>
        </Actions>
      </Panel>
    </Form>
  );
}

function Shared({ gifts, sender }: Pick<Chosen, "gifts"> & { sender: Sender }) {
  const { deliver } = useText().deliveries;
  return (
    <Panel title={deliver.shared}>
      <PhotoSender
        name="photos-shared"
        label={deliver.photos}
        hint={deliver.sharedHint}
        sender={sender}
      />
      <details>
        <summary>{deliver.sharedWhich}</summary>
        <Checks
          name="shared"
          legend={deliver.sharedWhich}
          type="checkbox"
          value={gifts.map(({ claimId }) => claimId)}
          options={gifts.map((gift) => ({
            value: gift.claimId,
            label: <GiftLine gift={gift} />,
          }))}
        />
      </details>
    </Panel>
  );
}
