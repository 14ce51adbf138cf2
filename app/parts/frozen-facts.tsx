import { useText } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";

type Wish = { publicId: string; batch: string; organizer: string; frozenAt: string | null };

/** Which wish a steward is about to freeze or to let go on. */
export function WishToFreeze({ wish }: { wish: Wish }) {
  const { wishes } = useText().steward;
  return (
    <Facts
      items={[
        { label: wishes.organizer, value: wish.organizer },
        { label: wishes.batch, value: wish.batch },
        ...since(wishes.since, wish.frozenAt),
      ]}
    />
  );
}

type Person = { createdAt: string; frozenAt: string | null };

/** Whom a steward is about to freeze or to let in again. */
export function PersonToFreeze({ person }: { person: Person }) {
  const { people } = useText().steward;
  return (
    <Facts
      items={[
        { label: people.joined, value: <Day at={person.createdAt} as="dayTime" /> },
        ...since(people.since, person.frozenAt),
      ]}
    />
  );
}

const since = (label: string, frozenAt: string | null) =>
  frozenAt ? [{ label, value: <Day at={frozenAt} as="dayTime" /> }] : [];
