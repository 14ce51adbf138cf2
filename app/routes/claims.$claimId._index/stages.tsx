import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { ClaimFacts } from "~/parts/claim-facts";
import { ClaimRoad } from "~/parts/claim-road";
import { Actions, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Section, Two } from "~/ui/page";
import { PhotoFrame } from "~/ui/photo";
import { NextStep } from "./next-step";
import { Promised } from "./promised";
import type { loader } from "./route";

type Claim = SerializeFrom<typeof loader>["claim"];
type Money = SerializeFrom<typeof loader>["money"];
type Step = { claim: Claim; mailed: boolean; mayPay: boolean };

/** While it is only held, the clock runs: what to do comes before everything else. */
export function Held({ claim, mailed, mayPay }: Step) {
  const { road } = useText().claims;
  return (
    <>
      {claim.road.heldUntil && !claim.holdOver && (
        <p className="mb-4">
          <Day at={claim.road.heldUntil} as="left" />
        </p>
      )}
      <Two aside={<ClaimFacts claim={claim} />}>
        <NextStep claim={claim} mailed={mailed} mayPay={mayPay} />
      </Two>
      <Section title={road}>
        <ClaimRoad claim={claim.road} />
      </Section>
    </>
  );
}

/** Once it is promised: how far it has come, what is next, and the photo when there is one. */
export function Kept({ claim, promise }: { claim: Claim; promise: Money["promise"] }) {
  const { moving, next } = useText().claims;
  return (
    <>
      <div className="mt-6">
        <ClaimRoad claim={claim.road} />
      </div>
      {claim.photos.length > 0 && (
        <Section title={next.photo}>
          {claim.photos.map((photo) => (
            <PhotoFrame
              key={photo.id}
              src={photo.src}
              width={photo.width}
              height={photo.height}
              alt={next.photo}
              caption={next.photoNote}
              enlarges
            />
          ))}
        </Section>
      )}
      <Section title={next.title}>
        <Two aside={<ClaimFacts claim={claim} />}>
          {promise ? (
            <Promised claim={claim} promise={promise} />
          ) : (
            <NextStep claim={claim} mailed />
          )}
          {claim.mine && claim.movable && (
            <Actions>
              <TextLink to={`/claims/${claim.id}/move`}>{moving.title}</TextLink>
            </Actions>
          )}
        </Two>
      </Section>
    </>
  );
}
