import type { WireImport, WireSheet } from "~/domain/imports/shapes";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { letterOf, neverKept, useColumnName } from "~/parts/import-said";
import { TextLink } from "~/ui/button";
import { Callout } from "~/ui/panel";

/** What each column was read as; what may never be kept is said without being asked. */
export function Understood({ about, at }: { about: WireImport; at: string }) {
  const { imports } = useText();
  const words = imports.understood;
  const left = new Set(
    about.sheets.flatMap(({ columns }) =>
      columns.flatMap(({ ignored }) => (ignored && neverKept.has(ignored) ? [ignored] : [])),
    ),
  );
  return (
    <>
      {left.size > 0 && (
        <Callout>
          {[...left].map((reason) => (
            <p key={reason}>{imports.ignored[reason]}</p>
          ))}
        </Callout>
      )}
      <details className="more">
        <summary>{words.title}</summary>
        {about.sheets.map((sheet) => (
          <Sheet key={sheet.sheet} sheet={sheet} />
        ))}
        {about.can.keep && <TextLink to={`${at}/columns`}>{words.change}</TextLink>}
      </details>
    </>
  );
}

function Sheet({ sheet: { sheet, name, headerRow, columns } }: { sheet: WireSheet }) {
  const { imports } = useText();
  const columnName = useColumnName();
  const { understood: words, list } = imports;
  return (
    <>
      <h3>
        {name ?? imports.sheets.numbered(sheet + 1)}
        <small> {headerRow ? words.header(headerRow) : words.noHeader}</small>
      </h3>
      <ul className="understood-columns">
        {columns.map(({ at, heading, column, ignored }) => (
          <li key={at} className={column ? undefined : "understood-not"}>
            <small>{filled(list.letter, { letter: letterOf(at) })}</small>
            {heading && <span>{heading}</span>}
            <b>{column ? columnName(column) : imports.ignored[ignored ?? "unknown"]}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
