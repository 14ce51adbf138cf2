import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { WitnessWords } from "~/parts/witness-words";
import { Badge } from "~/ui/badge";
import { Actions, LinkButton } from "~/ui/button";
import { Panel } from "~/ui/panel";
import { PhotoFrame } from "~/ui/photo";
import type { loader } from "./route";

type Delivery = ReturnType<typeof useLoaderData<typeof loader>>;
type Gift = Delivery["gifts"][number];

/** One gift of the delivery, its photos, what was said of it, and who may do what next. */
export function DeliveredGift({ gift, delivery }: { gift: Gift; delivery: Delivery }) {
  const { deliveries, photos } = useText();
  const { page, states } = deliveries;
  const granted = gift.state === "confirmed";
  const differs = !granted && gift.words.some(({ outcome }) => outcome === "discrepancy");
  const address = `/organizer/confirmations/${gift.claimId}`;
  return (
    <Panel title={<GiftLine gift={gift} />}>
      <Badge tone={granted ? "done" : differs ? "fault" : "wait"}>
        {granted ? states.confirmed : differs ? states.differs : states.delivered}
      </Badge>
      {gift.photos.map((photo) => (
        <PhotoFrame
          key={photo.id}
          src={`${photo.src}&size=small`}
          alt={photos.alt}
          width={photo.width}
          height={photo.height}
          caption={photo.state === "waiting" ? deliveries.confirm.waits : deliveries.confirm.seen}
        />
      ))}
      <WitnessWords words={gift.words} />
      {differs &&
        (delivery.accepts ? (
          <Actions>
            <LinkButton to={address}>{deliveries.confirm.settle}</LinkButton>
          </Actions>
        ) : (
          <p>{deliveries.confirm.settlesElse}</p>
        ))}
      {!granted && !differs && (
        <Actions>
          {delivery.confirms && <LinkButton to={address}>{page.confirm}</LinkButton>}
          {delivery.invites && <LinkButton to={`${address}/code`}>{page.code}</LinkButton>}
        </Actions>
      )}
    </Panel>
  );
}
