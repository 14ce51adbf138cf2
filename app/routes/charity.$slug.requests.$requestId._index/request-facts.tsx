import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText } from "~/i18n/reader";
import { GivenThings } from "~/parts/given-things";
import { useLangOf } from "~/parts/language";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import type { loader } from "./route";

export type Request = SerializeFrom<typeof loader>;

/** What was given to whom, when the last of it came, and when the receipt was asked for. */
export function RequestFacts({ request }: { request: Request }) {
  const { page, goods: text, day: received } = useText().receipts;
  const { day } = useFormat();
  const written = useLangOf();
  const { things, organizer, askedAt, declined } = request;
  const last = things
    .map(({ receivedOn }) => receivedOn)
    .sort()
    .at(-1);
  return (
    <Facts
      items={[
        { label: page.things, value: <GivenThings things={things} /> },
        { label: text.organizer, value: <span lang={written(organizer)}>{organizer}</span> },
        ...(last ? [{ label: received, value: day(`${last}T04:00:00.000Z`) }] : []),
        { label: text.asked, value: <Day at={askedAt} /> },
        ...(declined
          ? [{ label: text.wasDeclined, value: <span lang={written(declined)}>{declined}</span> }]
          : []),
      ]}
    />
  );
}
