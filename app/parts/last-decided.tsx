import { useText } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { readingAt, type Walk } from "./review-walk";

export type Decided = {
  id: string;
  number: number;
  said: "approved" | "sentBack" | "waits";
  state: string;
};

/** What was decided a moment ago, and the way back while there is one. */
export function LastDecided({ last, walk }: { last: Decided; walk: Walk }) {
  const { drafts, wishes } = useText();
  const { said, undo } = drafts.review;
  return (
    <div className="review-said">
      <p>
        {wishes.number(last.number)} {said[last.said]}
      </p>
      {last.state === "approved" && (
        <Form action={readingAt(last.id, walk, { step: "undoing" })}>
          <Button kind="quiet" small data-key="undo" aria-keyshortcuts="u">
            {undo}
          </Button>
        </Form>
      )}
    </div>
  );
}
