import type { Role } from "~/domain/actor";
import { boardSteps, type BoardStep } from "~/domain/claims/board-input";
import { mostAtOnce } from "~/domain/wishes/numbers";
import { useText, useTo } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { BulkBar } from "~/ui/table";
import { go, type Board } from "./board-look";

type Bulk = {
  key:
    | "approval"
    | "publication"
    | "reminders"
    | "checkIn"
    | "deliver"
    | "confirm"
    | "labels"
    | "sheet"
    | "export"
    | "cancellation"
    | "withdrawal";
  /** Under the batch, or where all batches meet: there the batch is said. */
  at: string;
  roles: readonly Role[];
  /** The wishes it can do something for. */
  steps: readonly BoardStep[];
};

const coordinator = ["coordinator"] as const;
const desk = ["coordinator", "reviewer", "courier", "witness"] as const;
const claimed = ["held", "promised", "underWay", "atHub", "handedOver", "differs"] as const;

const bulks: readonly Bulk[] = [
  { key: "approval", at: "approval", roles: ["reviewer"], steps: ["text", "consent"] },
  { key: "publication", at: "publication", roles: coordinator, steps: ["publish"] },
  { key: "reminders", at: "reminders", roles: coordinator, steps: ["promised", "underWay"] },
  {
    key: "checkIn",
    at: "check-in",
    roles: ["coordinator", "courier"],
    steps: ["promised", "underWay"],
  },
  { key: "deliver", at: "/organizer/deliveries/new", roles: ["courier"], steps: ["atHub"] },
  {
    key: "confirm",
    at: "/organizer/confirmations/together",
    roles: ["witness"],
    steps: ["handedOver"],
  },
  {
    key: "labels",
    at: "labels.pdf",
    roles: ["coordinator", "courier"],
    steps: ["promised", "underWay", "atHub"],
  },
  {
    key: "sheet",
    at: "/organizer/deliveries/sheet.pdf",
    roles: ["coordinator", "courier"],
    steps: ["atHub", "handedOver", "differs"],
  },
  { key: "export", at: "export", roles: desk, steps: boardSteps },
  { key: "cancellation", at: "cancellation", roles: coordinator, steps: claimed },
  {
    key: "withdrawal",
    at: "withdrawal",
    roles: coordinator,
    steps: boardSteps.filter((step) => step !== "granted" && step !== "withdrawn"),
  },
];

/** So many steps stand at hand; the rest folds away where the screen is narrow. */
const atHand = 3;

/** What can be done with the picked wishes, by who reads and by where they stand. */
export function BoardBulk({
  board,
  before,
  picked,
}: {
  board: Board;
  before: number;
  picked?: number;
}) {
  const { pick, bulk } = useText().board;
  const to = useTo();
  const { look, every, pickedAt, total, batch, roles } = board;
  const looked = boardSteps.filter(
    (step) =>
      (step === look.step || !boardSteps.includes(look.step as BoardStep)) && every[step] > 0,
  );
  const steps = new Set([...looked, ...pickedAt]);
  const offered = bulks.filter(
    (one) =>
      one.roles.some((role) => roles.includes(role)) && one.steps.some((step) => steps.has(step)),
  );
  const button = ({ key, at }: Bulk, place = atHand) => (
    <Button
      key={key}
      small
      kind={place === 0 ? "primary" : "quiet"}
      formAction={to(at.startsWith("/") ? at : `/organizer/batches/${batch.slug}/${at}`)}
      {...(at.startsWith("/") && { name: "batch", value: batch.slug })}
    >
      {bulk[key]}
    </Button>
  );
  const note =
    picked === undefined
      ? pick.before(before)
      : picked > mostAtOnce
        ? pick.tooMany(mostAtOnce)
        : picked > 0
          ? pick.count(picked)
          : pick.nothing;
  return (
    <BulkBar note={<span aria-live="polite">{note}</span>}>
      {total > 0 && (
        <Button kind="quiet" small {...go("choose", "all")}>
          {total > mostAtOnce ? pick.first(mostAtOnce) : pick.all(total)}
        </Button>
      )}
      {picked !== 0 && (
        <Button kind="quiet" small {...go("choose", "none")}>
          {pick.clear}
        </Button>
      )}
      {picked !== 0 && offered.length > 0 && (
        <div className="bulk-steps">
          {offered.slice(0, atHand).map(button)}
          {offered.length > atHand && (
            <details className="bulk-more">
              <summary>{pick.more}</summary>
              <div>{offered.slice(atHand).map((one) => button(one))}</div>
            </details>
          )}
        </div>
      )}
    </BulkBar>
  );
}
