import { Fragment } from "react";
import type { Find } from "~/domain/privacy/finds";
import { wordOfPiece, type StruckField } from "~/domain/wishes/strikes";
import { useText } from "~/i18n/reader";

/** A text whose marked places are boxes to tick: a ticked one is struck through. */
export function Strikable({
  field,
  text,
  finds,
}: {
  field: StruckField;
  text: string;
  finds: Find[];
}) {
  const { kinds, strikeIt } = useText().drafts.review;
  return (
    <>
      {finds.map(({ kind, start, end }, place) => {
        const piece = { field, start, text: text.slice(start, end) };
        return (
          <Fragment key={start}>
            {text.slice(finds[place - 1]?.end ?? 0, start)}
            <label className="find-mark find-press">
              <input type="checkbox" name="strike" value={wordOfPiece(piece)} />
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
