import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

type Just = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["just"]>;

/** What the last check-in did, and the way to take it back. */
export function JustDone({ just: { key, code, done } }: { just: Just }) {
  const { just: text } = useText().hub;
  const came = done.filter(({ undoable }) => undoable);
  return (
    <Panel title={text.title}>
      <p role="status">
        {[code, came.length > 0 ? text.received(came.length) : text.noted]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <ul className="plain-list inside">
        {came.map((gift) => (
          <li key={gift.claimId}>
            <GiftLine gift={gift} />
          </li>
        ))}
      </ul>
      <p>{text.next}</p>
      <Actions>
        {came.length > 0 && (
          <LinkButton small to={`/organizer/hub/${key}/undo`}>
            {text.undo}
          </LinkButton>
        )}
        <TextLink to={`/organizer/hub/${key}`}>{text.look}</TextLink>
      </Actions>
    </Panel>
  );
}
