import { useEffect, useRef, useState, type RefObject } from "react";
import {
  pieceOfWord,
  struckFields,
  withoutStruck,
  type StruckField,
  type StruckPiece,
} from "~/domain/wishes/strikes";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Marked } from "~/parts/marked";
import { Button } from "~/ui/button";
import { Drawing } from "~/ui/drawing";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Note } from "~/ui/note";
import { Refused } from "~/ui/refused";
import { sentThrough, type Hold, type Read } from "./reading";
import { Strikable } from "./strikable";

const specs = ["size", "colour", "style"] as const;

/** The text as donors will see it. What is marked is struck by pressing it, and saved together. */
export function TextOnTag({
  text,
  heading,
  busy,
  hold,
}: {
  text: Read;
  heading: RefObject<HTMLHeadingElement>;
  busy: boolean;
  hold: Hold;
}) {
  const { wishes, drafts } = useText();
  const { review, wish } = drafts;
  const written = useWrittenIn();
  const tag = useRef<HTMLElement>(null);
  const [struck, setStruck] = useState<StruckPiece[]>([]);
  // The boxes themselves say what is ticked: the first may have been before our script came.
  const ticked = () => [
    ...(tag.current?.querySelectorAll<HTMLInputElement>('[name="strike"]:checked') ?? []),
  ];
  const read = () => setStruck(ticked().flatMap(({ value }) => pieceOfWord(value) ?? []));
  useEffect(read, []);
  const putBack = () => {
    for (const box of ticked()) box.checked = false;
    read();
  };
  const marks = struckFields.some((field) => text.finds[field]);
  const part = (field: StruckField) => (
    <Strikable field={field} text={text[field]} finds={text.finds[field] ?? []} />
  );
  const left = struckFields
    .map((field) => ({ field, pieces: struck.filter((piece) => piece.field === field) }))
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ field, pieces }) => ({
      label: wish[field],
      value: withoutStruck(text[field], pieces) || review.nothingLeft,
    }));
  return (
    <Form className="review-text" aria-busy={busy} onSubmit={sentThrough(hold)}>
      <Refused />
      <article className="tag tag-large tag-open" ref={tag} onChange={read}>
        <div className="tag-top">
          <Drawing name={text.category} size="large" />
          <p className="tag-number">
            <span lang={written}>{text.batchTitle}</span> <span>{wishes.number(text.number)}</span>
          </p>
        </div>
        <h1 ref={heading} tabIndex={-1} lang={written}>
          {part("title")}
        </h1>
        <p className="tag-child" lang={written}>
          <Marked text={text.alias} finds={text.finds.alias ?? []} />
        </p>
        {text.words && (
          <Note large lang={written}>
            {part("words")}
          </Note>
        )}
        <Facts
          items={specs
            .filter((field) => text[field])
            .map((field) => ({ label: wish[field], value: part(field) }))}
        />
      </article>
      {marks && (
        <div className="review-strike">
          <p>{struck.length > 0 ? review.after : review.strikeHow}</p>
          {left.length > 0 && <Facts items={left} />}
          <Button kind={struck.length > 0 ? "primary" : "quiet"} data-strike="save">
            {review.strike}
          </Button>
          {struck.length > 0 && (
            <Button kind="quiet" type="button" onClick={putBack}>
              {review.putBack}
            </Button>
          )}
        </div>
      )}
    </Form>
  );
}
