import { useEffect, type ReactNode } from "react";
import { useText } from "~/i18n/reader";
import { useSentence } from "~/ui/answer";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { broke, forgetSent, refusedAhead, type Sender, type SentAhead } from "./sent-ahead";

/** What a phone's camera makes when it is asked for these. */
export const pictures = "image/jpeg,image/png,image/webp";

/**
 * A field for photos. With script each is sent at once and the form names it by its token; without,
 * the files travel with the form.
 */
export function PhotoSender({
  name,
  label,
  hint,
  sender,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  sender: Sender;
}) {
  const mine = sender.photos.filter(({ field }) => field === name);
  return (
    <div>
      <Field
        {...{ name, label, hint }}
        optional
        type="file"
        accept={pictures}
        multiple
        onChange={({ target }) => {
          sender.add(name, [...(target.files ?? [])]);
          target.value = "";
        }}
      />
      {mine.length > 0 && (
        <ul className="sent-photos">
          {mine.map((photo, place) => (
            <Sent key={photo.id} photo={photo} place={place + 1} sender={sender} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Sent({ photo, place, sender }: { photo: SentAhead; place: number; sender: Sender }) {
  const { deliver } = useText().deliveries;
  const sentence = useSentence();
  const { id, field, name, state, part, thumb, token, code } = photo;
  const called = `${deliver.photo} ${place}`;
  const refused = refusedAhead(photo);
  return (
    <li>
      {thumb && <img src={thumb} alt={called} width={48} height={48} />}
      {state === "failed" && name && <b>{name}</b>}
      <span>{refused ? deliver.refused : deliver[state]}</span>
      {state === "sending" && <progress value={part} max={1} aria-label={called} />}
      {refused && code && <span>{sentence(code)}</span>}
      {broke(photo) && (
        <Button type="button" kind="quiet" small onClick={() => sender.retry(id)}>
          {deliver.retry}
        </Button>
      )}
      <Button
        type="button"
        kind="quiet"
        small
        aria-label={`${deliver.remove} ${called}`}
        onClick={() => sender.remove(id)}
      >
        {deliver.remove}
      </Button>
      {token && <input type="hidden" name={field.replace("photos", "tokens")} value={token} />}
    </li>
  );
}

/** How far all of them are; says it to who listens too. */
export function SentSoFar({ photos }: Pick<Sender, "photos">) {
  const { common, deliveries } = useText();
  const { deliver } = deliveries;
  const count = (...states: SentAhead["state"][]) =>
    photos.filter(({ state }) => states.includes(state)).length;
  const [sent, pending] = [count("sent"), count("waiting", "sending")];
  const [failed, refused] = [photos.filter(broke), photos.filter(refusedAhead)];
  return (
    <div role="status">
      {photos.length > 0 && (
        <p>
          <progress
            value={photos.reduce((sum, { part }) => sum + part, 0)}
            max={photos.length}
            aria-label={deliver.photos}
          />{" "}
          {deliver.progress(sent)} {pending > 0 && deliver.pending(pending)}{" "}
          {failed.length > 0 && deliver.broken(failed.length)}
        </p>
      )}
      {refused.length > 0 && (
        <p>
          {deliver.without(refused.length)}{" "}
          {refused
            .map(({ name }) => name)
            .filter(Boolean)
            .join(common.comma)}
        </p>
      )}
    </div>
  );
}

/** Whether something is still on its way, or broke there: the form waits for it, but not for what was refused. */
export const unsent = ({ photos }: Sender) =>
  photos.some((photo) => photo.state !== "sent" && !refusedAhead(photo));

/** On the page after: what was sent ahead for these claims is used. */
export function ForgetSent({ claimIds }: { claimIds: readonly string[] }) {
  const names = claimIds.map((id) => `photos-${id}`).join(" ");
  useEffect(() => forgetSent(names.split(" ")), [names]);
  return null;
}
