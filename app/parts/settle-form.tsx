import { useText } from "~/i18n/reader";
import { filled } from "~/i18n/filled";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import type { WireLine } from "./statement-line";

/** What can be said of one line: a button each, named with the line for who listens. */
export function SettleForm({ line, at, alone }: { line: WireLine; at: string; alone?: boolean }) {
  const { line: text } = useText().statements;
  const { standing, candidate, canBeGift, number } = line;
  if (standing === "before") return null;
  const settles = (
    <span className="unseen">{filled(text.settles, { number: String(number) })}</span>
  );
  const settled = standing === "pledge" || standing === "gift" || standing === "aside";
  return (
    <Form action={at} of={line.id}>
      <input type="hidden" name="was" value={standing} />
      <Actions>
        {settled ? (
          <Button kind="quiet" small name="as" value="undo">
            {settles}
            {text.undo}
          </Button>
        ) : (
          <>
            {canBeGift && candidate && (
              <Button kind="quiet" small name="as" value="pledge">
                {settles}
                {filled(text.asPledge, { reference: candidate.reference })}
              </Button>
            )}
            {canBeGift && (
              <Button kind="quiet" small name="as" value="gift">
                {settles}
                {text.asGift}
              </Button>
            )}
            {standing === "decide" && (
              <Button kind="quiet" small name="as" value="aside">
                {settles}
                {text.asAside}
              </Button>
            )}
          </>
        )}
        {canBeGift && !alone && (
          <TextLink to={at}>
            {settles}
            {text.other}
          </TextLink>
        )}
      </Actions>
    </Form>
  );
}
