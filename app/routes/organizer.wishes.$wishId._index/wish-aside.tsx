import { useText } from "~/i18n/reader";
import { usePlaceName } from "~/parts/desk";
import type { AgeBand, WishState } from "~/parts/wires";
import { Facts } from "~/ui/figures";
import { Panel } from "~/ui/panel";
import { Shortcuts } from "~/ui/todo";

type Wish = {
  id: string;
  publicId: string;
  childId: string;
  batchSlug: string;
  state: WishState;
  isPublic: boolean;
  hidden: boolean;
  claim: object | null;
  ageBand: AgeBand | null;
  nameZh: string;
  nameEn: string;
  may: { keep: boolean; review: boolean; hide: boolean; withdraw: boolean };
};

/** Whose wish it is, as far as staff need it, and what else can be done with it. */
export function WishAside({ wish }: { wish: Wish }) {
  const { drafts, history, wishes, organizer } = useText();
  const placeName = usePlaceName();
  const { page } = drafts;
  const at = `/organizer/wishes/${wish.id}`;
  const ways = [
    { to: `/organizer/children/${wish.childId}`, label: page.child, when: true },
    { to: `${at}/history`, label: history.link, when: true },
    {
      to: `/organizer/batches/${wish.batchSlug}/wishes/new?child=${wish.childId}`,
      label: drafts.new.further,
      when: wish.may.keep,
    },
    {
      to: `/organizer/review/${wish.id}`,
      label: page.readIt,
      when: wish.may.review && wish.state === "draft",
    },
    { to: `/wishes/${wish.publicId}`, label: page.see, when: wish.isPublic && !wish.hidden },
    { to: `${at}/showing`, label: page.show, when: wish.may.hide && wish.hidden },
    { to: `${at}/hiding`, label: page.hide, when: wish.may.hide && wish.isPublic && !wish.hidden },
    { to: `${at}/removal`, label: page.remove, when: wish.may.keep && wish.state === "draft" },
    {
      to: `${at}/withdrawal`,
      label: page.withdraw,
      when: wish.may.withdraw && wish.state !== "draft",
    },
  ];
  return (
    <Panel title={drafts.child.legend}>
      <Facts
        items={[
          { label: organizer.batch.where, value: placeName(wish) },
          { label: organizer.batch.age, value: wish.ageBand && wishes.ageBand[wish.ageBand] },
        ]}
      />
      {wish.claim && <p>{page.claim}</p>}
      <Shortcuts items={ways.filter(({ when }) => when)} />
    </Panel>
  );
}
