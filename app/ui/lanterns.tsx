import { useFormat, useTo } from "~/i18n/reader";
import { classes } from "./classes";

export const lanternStates = ["open", "held", "taken", "sent", "granted"] as const;
export type LanternState = (typeof lanternStates)[number];

const body = "M16 9.5Q5 10.5 4.5 20.5 5 30.5 16 31.5q11-1 11.5-11Q27 10.5 16 9.5z";
const frame = "M16 0v8M11.5 9.2q4.5-1 9 0M11.5 31.8q4.5 1 9 0M16 33v6";
const ribs = "M16 9.8q-6.5 10.8 0 21.5M16 9.8q6.5 10.8 0 21.5";

/** Shape says the state: bare, half papered, ribbed, solid, lit. On 32 × 42. */
export const lanternShapes: Record<LanternState, string> = {
  open: `<path d="${body}${frame}"/>`,
  held: `<path class="lantern-paper" d="M16 9.5Q5 10.5 4.5 20.5 5 30.5 16 31.5z"/><path d="${body}${frame}M16 10v21"/>`,
  taken: `<path class="lantern-paper" d="${body}"/><path d="${body}${frame}"/><path stroke-width="1.2" d="${ribs}"/>`,
  sent: `<path fill="currentColor" d="${body}"/><path d="${frame}"/><path class="lantern-ribs" d="${ribs}"/>`,
  granted: `<path class="lantern-paper" d="${body}"/><path class="lantern-flame" d="M16 13.5q5.5 5.5 4.2 10-1.5 3.5-4.2 3.5t-4.2-3.5q-1.3-4.5 4.2-10z"/><path d="${body}${frame}M13.5 33v4M18.5 33v4"/>`,
};

const symbols = lanternStates
  .map(
    (state) => `<symbol id="lantern-${state}" viewBox="0 0 32 42">${lanternShapes[state]}</symbol>`,
  )
  .join("");

/** The five drawings, once a page, for every lantern that refers to them. */
export const LanternSymbols = () => (
  <svg className="unseen" aria-hidden="true" dangerouslySetInnerHTML={{ __html: symbols }} />
);

export const Lantern = ({ state }: { state: LanternState }) => (
  <svg className={classes("lantern", `lantern-is-${state}`)} aria-hidden="true">
    <use href={`#lantern-${state}`} />
  </svg>
);

type Hung = { number: number; title: string; state: LanternState; to: string; current?: boolean };
type Names = Record<LanternState, string>;

type Row = { label: string; names: Names; items: Hung[]; few?: boolean; written?: string };

/**
 * Lanterns on a wire, 6, 10 or 20 a row; a `few` in one row, on a phone two. Each names its thing, in
 * the language that is `written`, and by `names` its state, to who cannot see it.
 */
export function Lanterns({ label, names, items, few, written }: Row) {
  const path = useTo();
  return (
    <ul className={classes("lanterns", few && "lanterns-few")} aria-label={label}>
      {items.map(({ number, title, state, to, current }) => (
        <li key={to}>
          <a href={path(to)} aria-current={current ? "true" : undefined} title={names[state]}>
            <Lantern state={state} />
            {number}
            <span className="unseen">
              {" "}
              <span lang={written}>{title}</span> {names[state]}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function LanternLegend({
  names,
  counts,
}: {
  names: Names;
  counts: Record<LanternState, number>;
}) {
  const format = useFormat();
  return (
    <ul className="legend">
      {lanternStates.map((state) => (
        <li key={state}>
          <Lantern state={state} />
          <span>
            {names[state]} <b>{format.number(counts[state])}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
