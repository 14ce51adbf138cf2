import { filled } from "~/i18n/filled";
import { useText, useTo } from "~/i18n/reader";
import { ClaimRoad } from "~/parts/claim-road";
import type { ClaimWire } from "~/parts/claim-wires";
import { useWrittenIn } from "~/parts/language";
import { Badge } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { PhotoFrame } from "~/ui/photo";

type Photo = { id: string; src: string; width: number; height: number };
type Claim = ClaimWire & { photos: Photo[]; mine: boolean; by: string | null };

/** A claim under way: the thing, its road, and the photo once there is one to see. */
export function MyClaim({ claim }: { claim: Claim }) {
  return (
    <article className="mb-10 grid gap-4">
      <Head claim={claim} />
      <ClaimRoad claim={claim.road} />
      <Photos photos={claim.photos} />
    </article>
  );
}

/** What is only held: until when, and the step that makes it a claim. */
export function HeldClaim({ claim }: { claim: Claim }) {
  const { me } = useText();
  return (
    <article className="mb-8 grid gap-2">
      <Head claim={claim} />
      {claim.road.heldUntil && (
        <p>
          <Day at={claim.road.heldUntil} as="left" />
        </p>
      )}
      <p>
        {me.heldNote} <TextLink to={`/claims/${claim.id}`}>{me.sayHow}</TextLink>
      </p>
    </article>
  );
}

/** A claim that is over: the thing, how it ended, and the photo. */
export function PastClaim({ claim }: { claim: Claim }) {
  const { states } = useText().claims.desk;
  const { state, confirmedAt, endedAt } = claim.road;
  const at = confirmedAt ?? endedAt;
  return (
    <article className="mb-8 grid gap-2">
      <Head claim={claim} />
      <p className="flex flex-wrap gap-x-4 text-sm">
        <Badge tone={state === "confirmed" ? "done" : "stop"}>{states[state]}</Badge>
        {at && <Day at={at} />}
      </p>
      <Photos photos={claim.photos} />
    </article>
  );
}

function Head({ claim: { id, wish, batch, mine, by } }: { claim: Claim }) {
  const { me, wishes } = useText();
  const to = useTo();
  const written = useWrittenIn();
  return (
    <div>
      <h3 lang={written}>
        <a href={to(`/claims/${id}`)}>{wish.title}</a>
      </h3>
      <p className="text-sm text-ink-soft">
        <span lang={written}>{[wish.alias, batch.title].filter(Boolean).join(" · ")}</span>{" "}
        <span className="whitespace-nowrap">{wishes.number(wish.number)}</span>
        {!mine && (
          <>
            {" · "}
            {by ? filled(me.by, { name: by }) : me.byColleague}
          </>
        )}
      </p>
    </div>
  );
}

function Photos({ photos }: { photos: Photo[] }) {
  const { next } = useText().claims;
  return photos.map((photo) => (
    <PhotoFrame
      key={photo.id}
      src={photo.src}
      width={photo.width}
      height={photo.height}
      alt={next.photo}
      caption={next.photoNote}
      enlarges
    />
  ));
}
