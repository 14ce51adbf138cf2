import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { WordLines } from "~/parts/word-lines";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { PhotoFrame } from "~/ui/photo";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Asked = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "gifts" | "clientId">;
type Photo = Asked["gifts"][number]["photos"][number];

/** All of them right unless marked, their photos beside them, and one word for all. */
export function TogetherForm({ gifts, clientId }: Asked) {
  const { deliveries } = useText();
  const { confirm, together } = deliveries;
  return (
    <Form>
      <Refused />
      <input type="hidden" name="clientId" value={clientId} />
      <Panel title={confirm.giftsIn(gifts.length)}>
        <WordLines
          gifts={gifts}
          beside={({ photos }) => photos.map((photo) => <Seen key={photo.id} photo={photo} />)}
        />
      </Panel>
      <AllPhotos photos={gifts.flatMap(({ photos }) => photos)} />
      <Panel title={confirm.relation} hiddenTitle>
        <Checks
          name="relation"
          legend={confirm.relation}
          options={(["teacher", "guardian", "village_worker", "staff"] as const).map((value) => ({
            value,
            label: confirm.relations[value],
          }))}
        />
        <Actions>
          <Button>{together.button(gifts.length)}</Button>
          <TextLink to="/organizer/confirmations">{deliveries.back}</TextLink>
        </Actions>
      </Panel>
    </Form>
  );
}

/** One word for all photos that this witness decides on, and says nothing else of. */
function AllPhotos({ photos }: { photos: Photo[] }) {
  const { together } = useText().deliveries;
  const mine = photos.filter(({ decides }) => decides);
  if (mine.length < 2) return null;
  return (
    <Panel title={together.photos(mine.length)}>
      <p>{together.photosLead}</p>
      <Checks
        name="allPhotos"
        legend={together.allPhotos}
        options={[
          { value: "", label: together.eachPhoto },
          { value: "approve", label: together.approveAll, hint: together.approveHint },
          { value: "refuse", label: together.refuseAll },
        ]}
      />
    </Panel>
  );
}

/** A photo, and what becomes of it where this witness may decide and didn't take it. */
function Seen({ photo }: { photo: Photo }) {
  const { photos, deliveries } = useText();
  const { confirm } = deliveries;
  const frame = (
    <PhotoFrame
      src={`${photo.src}&size=small`}
      alt={photos.alt}
      width={photo.width}
      height={photo.height}
      caption={photo.decides ? undefined : photo.state === "waiting" ? confirm.waits : confirm.seen}
    />
  );
  if (!photo.decides) return frame;
  return (
    <div>
      {frame}
      <input type="hidden" name="photoIds" value={photo.id} />
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
    </div>
  );
}
