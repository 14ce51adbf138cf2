import { useRef, useState, type FormEvent } from "react";
import { useText } from "~/i18n/reader";
import { ReturnFields } from "~/parts/return-fields";
import { readingAt, type Walk } from "~/parts/review-walk";
import { Actions, Button } from "~/ui/button";
import { Check } from "~/ui/field";
import { Form } from "~/ui/form";
import { Callout } from "~/ui/panel";
import { sentThrough, type Hold, type Read } from "./reading";
import { Strike } from "./strike";

/** Approve, strike, send back: each a form of its own, each with its key. */
export function Decisions({
  text,
  walk,
  next,
  hold,
}: {
  text: Read;
  walk: Walk;
  next: string | null;
  hold: Hold;
}) {
  const { review } = useText().drafts;
  const [unseen, setUnseen] = useState(false);
  const marked = Object.keys(text.finds).length > 0;
  const approvable = text.state === "draft" && !text.mine && text.collected;
  const on = next ? { next } : {};

  const approve = (event: FormEvent<HTMLFormElement>) => {
    const seen = event.currentTarget.elements.namedItem("seen");
    const missing = seen instanceof HTMLInputElement && !seen.checked;
    if (missing) seen.focus();
    setUnseen(missing);
    if (missing) event.preventDefault();
    else sentThrough(hold)(event);
  };
  return (
    <div className="review-decisions" role="group" aria-label={review.decide}>
      {approvable && text.tellsTooMuch && <Callout>{review.strikeFirst}</Callout>}
      {approvable && !text.tellsTooMuch && (
        <Form action={readingAt(text.id, walk, { step: "approval", ...on })} onSubmit={approve}>
          {marked && <Check name="seen" label={review.approval.seen} />}
          {unseen && <p role="alert">{review.unseen}</p>}
          <Button full data-key="approve" aria-keyshortcuts="a">
            {review.approve}
            <kbd aria-hidden="true">A</kbd>
          </Button>
        </Form>
      )}
      <Strike marked={marked} to={readingAt(text.id, walk, { step: "wording" })} />
      {text.state === "draft" && <SendBack {...{ text, walk, on, hold }} />}
    </div>
  );
}

function SendBack({
  text,
  walk,
  on,
  hold,
}: {
  text: Read;
  walk: Walk;
  on: { next?: string };
  hold: Hold;
}) {
  const { review } = useText().drafts;
  const box = useRef<HTMLDetailsElement>(null);
  const opened = () => {
    if (box.current?.open) box.current.querySelector("input")?.focus();
  };
  return (
    <details className="review-return" ref={box} onToggle={opened}>
      <summary className="button button-full" data-key="return" aria-keyshortcuts="b">
        {review.sendBack}
        <kbd aria-hidden="true">B</kbd>
      </summary>
      <Form
        action={readingAt(text.id, walk, { step: "return", ...on })}
        onSubmit={sentThrough(hold)}
      >
        <ReturnFields />
        <Actions>
          <Button kind="primary">{review.returning.go}</Button>
        </Actions>
      </Form>
    </details>
  );
}
