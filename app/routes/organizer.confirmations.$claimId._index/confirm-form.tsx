import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { PhotoFrame } from "~/ui/photo";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Gift = ReturnType<typeof useLoaderData<typeof loader>>;

/** The witness's word, and the photos read in the same step. */
export function ConfirmForm({ gift }: { gift: Gift }) {
  const { deliveries } = useText();
  const { confirm } = deliveries;
  const waiting = gift.photos.filter(({ state }) => state === "waiting");
  return (
    <Panel title={confirm.go} hiddenTitle>
      <Form>
        <Refused />
        <input type="hidden" name="clientId" value={gift.clientId} />
        {waiting.map((photo) => (
          <PhotoChoice key={photo.id} photo={photo} />
        ))}
        <Checks
          name="relation"
          legend={confirm.relation}
          options={(["teacher", "guardian", "village_worker", "staff"] as const).map((value) => ({
            value,
            label: confirm.relations[value],
          }))}
        />
        <Checks
          name="outcome"
          legend={confirm.outcome}
          options={[
            { value: "match", label: confirm.match },
            { value: "discrepancy", label: confirm.discrepancy, hint: confirm.discrepancyHint },
          ]}
        />
        <TextArea name="note" label={confirm.what} optional rows={2} maxLength={300} />
        <Actions>
          <Button>{confirm.button}</Button>
          <TextLink to="/organizer/confirmations">{deliveries.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}

function PhotoChoice({ photo }: { photo: Gift["photos"][number] }) {
  const { photos, deliveries } = useText();
  const { confirm } = deliveries;
  return (
    <>
      <PhotoFrame src={photo.src} alt={photos.alt} width={photo.width} height={photo.height} />
      <TextLink to={`/organizer/photos/${photo.id}/covering`}>{photos.cover}</TextLink>
      <Checks
        name={`photo-${photo.id}`}
        legend={confirm.photo}
        hint={photo.share ? undefined : photos.unshared}
        options={[
          { value: "approve", label: photo.share ? confirm.approve : photos.keep },
          ...(photo.publish ? [{ value: "publish", label: confirm.publish }] : []),
          { value: "refuse", label: confirm.refuse },
        ]}
      />
    </>
  );
}
