import { useText } from "~/i18n/reader";
import { Actions, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Callout } from "~/ui/panel";
import { useWrittenIn } from "./language";

type Hold = { id: string; title: string; heldUntil: string };

/** What a guest holds while he signs in to claim it: the thing, the minutes left, the way to give it back. */
export function HoldInSight({ hold }: { hold: Hold | null }) {
  const { accounts, claims } = useText();
  const written = useWrittenIn();
  if (!hold) return null;
  return (
    <Callout>
      <p>
        <b lang={written}>{hold.title}</b>
        {accounts.signIn.holding} <Day at={hold.heldUntil} as="left" />
      </p>
      <Actions>
        <TextLink to={`/claims/${hold.id}/release`}>{claims.next.release}</TextLink>
      </Actions>
    </Callout>
  );
}
