import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { PhotoDecision } from "~/parts/photo-decision";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Callout, Panel } from "~/ui/panel";
import { PhotoFrame } from "~/ui/photo";
import type { loader } from "./route";

type Photo = ReturnType<typeof useLoaderData<typeof loader>>[number];

/** A photo and the second person's word on it; without script the word has a page of its own. */
export function PhotoToDecide({ photo }: { photo: Photo }) {
  const { photos, common } = useText();
  return (
    <Panel title={<GiftLine gift={photo} />}>
      <PhotoFrame
        src={photo.src}
        alt={photos.alt}
        width={photo.width}
        height={photo.height}
        caption={photos.taker + common.colon + photo.taker}
      />
      {photo.own ? (
        <Callout>{photos.own}</Callout>
      ) : (
        <Form action={`/organizer/photos/${photo.id}`} of={photo.id}>
          <PhotoDecision photo={photo} />
          <Actions>
            <Button>{photos.decide}</Button>
            <TextLink to={`/organizer/photos/${photo.id}/covering`}>{photos.cover}</TextLink>
          </Actions>
        </Form>
      )}
    </Panel>
  );
}
