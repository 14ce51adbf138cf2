import type { WireChild, WireRow, WireWish } from "~/domain/imports/shapes";
import { useText, useTo } from "~/i18n/reader";
import { Drawing } from "~/ui/drawing";
import { MoneyText } from "~/ui/money";
import { usePlaceName } from "./desk";
import { Folded } from "./folded";

const joined = (...parts: (string | null | undefined | false)[]) =>
  parts.filter(Boolean).join(" · ");

/** The child as it was understood. */
export function RowChild({ child }: { child: WireChild }) {
  const { imports, wishes } = useText();
  const placeName = usePlaceName();
  const aged = /^(\d+) @/.exec(child.birth);
  return (
    <div className="understood">
      <b>{child.legalName}</b>
      <span>
        {joined(
          aged ? imports.list.age(Number(aged[1])) : child.birth,
          wishes.ageBand[child.ageBand],
          child.township ? placeName(child.township) : imports.list.noPlace,
          child.school,
          child.village,
          child.guardianName,
          child.guardianPhone,
          child.measures,
          child.notes,
        )}
      </span>
    </div>
  );
}

/** Whose row it is, as far as the table says, where it wasn't understood. */
export function RowAsWritten({ row: { raw } }: { row: WireRow }) {
  return (
    <div className="understood">
      {raw.legalName && <b>{raw.legalName.text}</b>}
      {raw.title && <span>{raw.title.text}</span>}
    </div>
  );
}

/** The wishes of a row as they were understood, and whether the guardian agreed. */
export function RowWishes({ row }: { row: WireRow }) {
  const { imports } = useText();
  const { consent } = row;
  if (row.wishes.length === 0) return null;
  return (
    <div className="understood">
      {row.wishes.map((wish) => (
        <Wish key={wish.item} wish={wish} />
      ))}
      {consent && (
        <span>
          {consent.on ? `${imports.consent.given} ${consent.on}` : imports.consent.undated}
        </span>
      )}
    </div>
  );
}

function Wish({ wish }: { wish: WireWish }) {
  const to = useTo();
  const { category, title, size, colour, style, words, alias, price, wishId } = wish;
  const called = joined(title, size, colour, style);
  return (
    <div className="understood-wish">
      <Drawing name={category} size="small" />
      <div>
        <b>{wishId ? <a href={to(`/organizer/wishes/${wishId}`)}>{called}</a> : called}</b>{" "}
        <MoneyText value={{ minor: price.max, currency: price.currency }} />
        {(words || alias) && (
          <span>
            {alias}
            {words && <Folded text={words} />}
          </span>
        )}
      </div>
    </div>
  );
}
