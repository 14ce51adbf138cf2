import { Fragment } from "react";
import type { Find } from "~/domain/privacy/finds";
import { useText } from "~/i18n/reader";

/** A text with what may tell who the child is marked, each mark said in a word. */
export function Marked({ text, finds }: { text: string; finds: Find[] }) {
  const { kinds } = useText().drafts.review;
  return (
    <>
      {finds.map(({ kind, start, end }, place) => (
        <Fragment key={start}>
          {text.slice(finds[place - 1]?.end ?? 0, start)}
          <mark className="find-mark">
            {text.slice(start, end)}
            <small>{kinds[kind]}</small>
          </mark>
        </Fragment>
      ))}
      {text.slice(finds.at(-1)?.end ?? 0)}
    </>
  );
}
