import { Fragment } from "react";
import type { Find } from "~/domain/privacy/finds";
import type { StruckField } from "~/domain/wishes/input";
import { useText } from "~/i18n/reader";

export type Piece = { field: StruckField; start: number; text: string };

/** A text whose marked places are boxes to tick: a ticked one is struck through. */
export function Strikable({
  field,
  text,
  finds,
  struck,
  setStruck,
}: {
  field: StruckField;
  text: string;
  finds: Find[];
  struck: Piece[];
  setStruck: (struck: Piece[]) => void;
}) {
  const { kinds, strikeIt } = useText().drafts.review;
  const others = (start: number) =>
    struck.filter((piece) => piece.field !== field || piece.start !== start);
  return (
    <>
      {finds.map(({ kind, start, end }, place) => {
        const piece = { field, start, text: text.slice(start, end) };
        const rest = others(start);
        return (
          <Fragment key={start}>
            {text.slice(finds[place - 1]?.end ?? 0, start)}
            <label className="find-mark find-press">
              <input
                type="checkbox"
                name="strike"
                value={`${field}:${start}:${piece.text}`}
                checked={rest.length < struck.length}
                onChange={({ target }) => setStruck(target.checked ? [...rest, piece] : rest)}
              />
              <span className="unseen">{strikeIt}</span>
              <span className="find-text">{piece.text}</span>
              <small>{kinds[kind]}</small>
            </label>
          </Fragment>
        );
      })}
      {text.slice(finds.at(-1)?.end ?? 0)}
    </>
  );
}
