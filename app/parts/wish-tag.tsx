import { useFormat, useText, useTo } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";
import { LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import type { LanternState } from "~/ui/lanterns";
import { MoneyText } from "~/ui/money";
import { Note } from "~/ui/note";
import { Stamp } from "~/ui/stamp";
import { useWrittenIn } from "./language";
import { lanternOf } from "./standing";
import { WishChild, WishTop } from "./wish-child";
import type { WishSeen } from "./wires";

/** Wishes as paper tags hung from one wire. */
export function WishTags({ wishes, level }: { wishes: WishSeen[]; level?: 2 | 3 }) {
  return (
    <ul className="tags">
      {wishes.map((wish) => (
        <li key={wish.id}>
          <WishTag wish={wish} level={level} />
        </li>
      ))}
    </ul>
  );
}

export function WishTag({ wish, level = 2 }: { wish: WishSeen; level?: 2 | 3 }) {
  const text = useText();
  const path = useTo();
  const written = useWrittenIn();
  const Heading = `h${level}` as const;
  const standing = lanternOf(wish) ?? "closed";
  return (
    <article className={`tag tag-${standing}`}>
      <WishTop wish={wish} />
      <Heading lang={written}>
        <a href={path(`/wishes/${wish.id}`)}>{wish.title}</a>
      </Heading>
      <WishChild wish={wish} />
      {wish.photo && <TagPhoto wish={wish} photo={wish.photo} />}
      {wish.words && <Note lang={written}>{wish.words}</Note>}
      <p className="tag-spec" lang={written}>
        {wish.spec}
      </p>
      <div className="tag-foot">
        <div>
          {wish.price && <MoneyText value={wish.price} large />}
          <Standing wish={wish} standing={standing} />
        </div>
        <NextStep wish={wish} standing={standing} />
      </div>
      {standing === "granted" && <Stamp label={text.wishes.status.granted} />}
    </article>
  );
}

type Photo = NonNullable<WishSeen["photo"]>;

/** The thing where it arrived; its size is given, so nothing jumps. */
function TagPhoto({ wish, photo }: { wish: WishSeen; photo: Photo }) {
  const { common, pages } = useText();
  const { src, width, height } = photo;
  return (
    <img
      className="tag-photo"
      src={`${src}?size=small`}
      alt={`${pages.wish.photo}${common.colon}${wish.title}`}
      {...{ width, height }}
      loading="lazy"
      decoding="async"
    />
  );
}

type StandingProps = { wish: WishSeen; standing: LanternState | "closed" };

const tones: Record<LanternState | "closed", Tone> = {
  open: "open",
  held: "wait",
  taken: "way",
  sent: "way",
  granted: "done",
  closed: "stop",
};

function Standing({ wish, standing }: StandingProps) {
  const { wishes } = useText();
  const format = useFormat();
  if (standing === "open" && wish.closesAt)
    return (
      <p className="tag-left">
        <Day at={wish.closesAt} as="left" />
      </p>
    );
  return (
    <Badge tone={tones[standing]}>
      {standing === "granted" && wish.grantedAt ? (
        <span>
          {wishes.arrived} <span className="tag-count">{format.day(wish.grantedAt)}</span>
        </span>
      ) : (
        wishes.status[standing]
      )}
    </Badge>
  );
}

/** The one thing a reader can do with the tag. */
function NextStep({ wish, standing }: StandingProps) {
  const { common, wishes } = useText();
  const about = (
    <span className="unseen">
      {common.colon}
      {wish.title}
    </span>
  );
  if (standing === "open")
    return (
      <LinkButton kind="primary" to={`/wishes/${wish.id}`}>
        {wishes.grant}
        {about}
      </LinkButton>
    );
  if (standing === "held" || standing === "taken" || standing === "sent")
    return (
      <TextLink to={`/wishes?category=${wish.category}`}>
        {wishes.similar}
        {about}
      </TextLink>
    );
  return null;
}
