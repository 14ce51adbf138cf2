import { Fragment, type Dispatch, type SetStateAction } from "react";
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
  setStruck: Dispatch<SetStateAction<Piece[]>>;
}) {
  const { kinds, strikeIt } = useText().drafts.review;
  const others = (pieces: Piece[], start: number) =>
    pieces.filter((piece) => piece.field !== field || piece.start !== start);
  // Two quick presses may come before the page is drawn anew: each goes on from what the other left.
  const press = (piece: Piece, checked: boolean) =>
    setStruck((now) => [...others(now, piece.start), ...(checked ? [piece] : [])]);
  return (
    <>
      {finds.map(({ kind, start, end }, place) => {
        const piece = { field, start, text: text.slice(start, end) };
        return (
          <Fragment key={start}>
            {text.slice(finds[place - 1]?.end ?? 0, start)}
            <label className="find-mark find-press">
              <input
                type="checkbox"
                name="strike"
                value={`${field}:${start}:${piece.text}`}
                checked={others(struck, start).length < struck.length}
                onChange={({ target }) => press(piece, target.checked)}
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
