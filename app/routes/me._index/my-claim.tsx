import { useText, useTo } from "~/i18n/reader";
import { ClaimRoad } from "~/parts/claim-road";
import type { ClaimWire } from "~/parts/claim-wires";
import { useWrittenIn } from "~/parts/language";
import { PhotoFrame } from "~/ui/photo";

type Photo = { id: string; src: string; width: number; height: number };

/** One of a person's claims: the thing, its road, and the photo once there is one to see. */
export function MyClaim({ claim }: { claim: ClaimWire & { photos: Photo[] } }) {
  const { claims, wishes } = useText();
  const to = useTo();
  const written = useWrittenIn();
  const { wish, batch } = claim;
  return (
    <article className="mb-10 grid gap-4">
      <h3>
        <a href={to(`/claims/${claim.id}`)} lang={written}>
          {wish.title}
        </a>
        <span className="ml-3 text-sm font-normal text-ink-soft">
          <span lang={written}>{[wish.alias, batch.title].filter(Boolean).join(" · ")}</span>{" "}
          {wishes.number(wish.number)}
        </span>
      </h3>
      <ClaimRoad claim={claim.road} />
      {claim.photos.map((photo) => (
        <PhotoFrame
          key={photo.id}
          src={photo.src}
          width={photo.width}
          height={photo.height}
          alt={claims.next.photo}
          caption={claims.next.photoNote}
        />
      ))}
    </article>
  );
}
