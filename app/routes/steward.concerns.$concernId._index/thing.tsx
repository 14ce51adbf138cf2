import { useText } from "~/i18n/reader";
import { Facts } from "~/ui/figures";
import { Note } from "~/ui/note";
import { Panel } from "~/ui/panel";
import { PhotoFrame } from "~/ui/photo";
import { Shortcuts } from "~/ui/todo";

type Wish = {
  id: string;
  publicId: string;
  title: string;
  words: string;
  size: string;
  colour: string;
  style: string;
  alias: string;
  hidden: boolean;
  frozen: boolean;
};
type Concern = {
  about: string;
  batch: string | null;
  organization: string | null;
  organizationId: string | null;
  wish: Wish | null;
  photo: { src: string; width: number; height: number } | null;
};

/** What the concern is about, as everybody saw it, and the ways to stop it. */
export function Thing({ concern }: { concern: Concern }) {
  const { one } = useText().concerns;
  const { wish, photo } = concern;
  const off = wish !== null && (wish.hidden || wish.frozen);
  return (
    <>
      <Panel title={one.thing}>
        {wish && <WishAsShown wish={wish} />}
        {photo && <PhotoFrame {...photo} alt={one.photo} />}
        {off ? <p>{one.offPage}</p> : <PublicPage concern={concern} />}
      </Panel>
      <Panel title={one.stop}>
        <Stops concern={concern} />
      </Panel>
    </>
  );
}

function WishAsShown({ wish }: { wish: Wish }) {
  const { drafts } = useText();
  const spec = [wish.size, wish.colour, wish.style].filter(Boolean).join(" · ");
  return (
    <>
      {wish.words && <Note>{wish.words}</Note>}
      <Facts
        items={[
          { label: drafts.wish.title, value: wish.title },
          { label: drafts.wish.alias, value: wish.alias },
          ...(spec ? [{ label: drafts.wish.size, value: spec }] : []),
        ]}
      />
    </>
  );
}

/** Where the pages of things lie that are no wish's. */
const pages: Readonly<Record<string, string>> = {
  batch: "batches",
  business: "businesses",
  fund: "funds",
  report: "reports",
};

function PublicPage({ concern: { about, wish } }: { concern: Concern }) {
  const { one } = useText().concerns;
  const [kind, name] = about.split(":");
  const folder = pages[kind ?? ""];
  const to = wish ? `/wishes/${wish.publicId}` : folder ? `/${folder}/${name}` : "/";
  return <Shortcuts items={[{ to, label: one.see }]} />;
}

function Stops({ concern: { wish, organizationId } }: { concern: Concern }) {
  const { one } = useText().concerns;
  const ofWish = wish && {
    to: `/steward/wishes/${wish.id}/${wish.frozen ? "unfreeze" : "freeze"}`,
    label: wish.frozen ? one.unfreezeWish : one.freezeWish,
  };
  return (
    <Shortcuts
      items={[
        ...(ofWish ? [ofWish] : []),
        ...(organizationId
          ? [{ to: `/steward/organizations/${organizationId}`, label: one.organizationPage }]
          : []),
        { to: "/steward/people", label: one.freezePerson },
      ]}
    />
  );
}
