import { boardSorts } from "~/domain/claims/board-input";
import { useFormat, useNow, useText, useTo } from "~/i18n/reader";
import { stepTones, usePlaceName } from "~/parts/desk";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Drawing } from "~/ui/drawing";
import { MoneyText } from "~/ui/money";
import { Pick, Table, type Sorting } from "~/ui/table";
import { go, type Board, type BoardWish } from "./board-look";

const aDay = 86_400_000;

/** The order the board stands in; a second press on a head turns it round. */
function sortingOf(sort: string): Sorting {
  const descending = sort.startsWith("-");
  const by = descending ? sort.slice(1) : sort;
  const next = (key: string) => (key === by && !descending ? `-${key}` : key);
  return { by, descending, keys: boardSorts, send: (key) => go("sort", next(key)) };
}

type Whole = { checked: boolean; tick: (checked: boolean) => void };

/** One page of wishes with what each waits for; those picked are ticked. `whole` ticks all of it. */
export function BoardTable({
  board,
  here,
  whole,
}: {
  board: Board;
  here: ReadonlySet<number>;
  whole?: Whole;
}) {
  const words = useText().board;
  const placeName = usePlaceName();
  const format = useFormat();
  const to = useTo();
  return (
    <Table
      label={words.label}
      rows={board.wishes}
      rowKey={({ id }) => id}
      sort={sortingOf(board.look.sort)}
      columns={[
        {
          key: "pick",
          bare: true,
          head: whole && <PickPage label={words.pick.page} {...whole} />,
          cell: ({ number, title }) => (
            <Pick
              name="on"
              value={`${number}`}
              label={`${words.pick.one} ${number} ${title}`}
              checked={here.has(number)}
            />
          ),
        },
        {
          key: "number",
          head: words.columns.number,
          numeric: true,
          cell: ({ number }) => format.number(number),
        },
        {
          key: "thing",
          head: words.columns.thing,
          main: true,
          cell: ({ id, category, title, size }) => (
            <a
              className="inline-flex min-h-11 items-center gap-2"
              href={to(`/organizer/wishes/${id}`)}
            >
              <Drawing name={category} size="small" />
              {[title, size].filter(Boolean).join(" ")}
            </a>
          ),
        },
        { key: "alias", head: words.columns.alias, cell: ({ alias }) => alias },
        { key: "place", head: words.columns.place, cell: placeName },
        {
          key: "price",
          head: words.columns.price,
          numeric: true,
          cell: ({ price }) => <MoneyText value={price} />,
        },
        { key: "state", head: words.columns.state, cell: (wish) => <Standing wish={wish} /> },
        {
          key: "claimant",
          head: words.columns.claimant,
          cell: (wish) => <Claimant wish={wish} slug={board.batch.slug} />,
        },
        {
          key: "due",
          head: words.columns.due,
          numeric: true,
          cell: ({ claim }) => <Due claim={claim} timeZone={board.batch.timeZone} />,
        },
        { key: "next", head: words.columns.next, cell: (wish) => <Next wish={wish} /> },
      ]}
    />
  );
}

const PickPage = ({ label, checked, tick }: { label: string } & Whole) => (
  <label className="pick">
    <input type="checkbox" checked={checked} onChange={(event) => tick(event.target.checked)} />
    <span className="unseen">{label}</span>
  </label>
);

function Standing({ wish: { step, hidden, frozen } }: { wish: BoardWish }) {
  const { steps } = useText().board;
  return (
    <>
      <Badge tone={stepTones[step]}>{steps[step]}</Badge>
      {hidden && <Badge tone="stop">{steps.hidden}</Badge>}
      {frozen && <Badge tone="fault">{steps.frozen}</Badge>}
    </>
  );
}

function Claimant({ wish: { claim }, slug }: { wish: BoardWish; slug: string }) {
  const { kinds } = useText().board;
  const to = useTo();
  if (!claim) return null;
  return (
    <a
      className="inline-flex min-h-11 items-center"
      href={to(`/organizer/batches/${slug}/claims/${claim.id}`)}
    >
      {claim.business ?? kinds[claim.kind]}
    </a>
  );
}

function Due({ claim, timeZone }: { claim: BoardWish["claim"]; timeZone: string }) {
  if (claim?.due) return <Day at={claim.due} timeZone={timeZone} />;
  return claim?.heldUntil ? <Day at={claim.heldUntil} as="left" timeZone={timeZone} /> : null;
}

function Next({ wish: { step, late, claim } }: { wish: BoardWish }) {
  const { next, bring, late: lateBy } = useText().board;
  const now = useNow();
  const waits = step === "promised" && claim?.way === "bring" ? bring : next[step];
  if (!late || !claim?.due) return <>{waits}</>;
  const days = Math.floor((Date.parse(now) - Date.parse(claim.due)) / aDay);
  return (
    <>
      {waits} <strong className="soon">{lateBy(days)}</strong>
    </>
  );
}
