import { boardMarks, boardSteps, claimKinds } from "~/domain/claims/board-input";
import { useText } from "~/i18n/reader";
import { usePlaceName } from "~/parts/desk";
import { Button } from "~/ui/button";
import { Select } from "~/ui/field";
import { Tabs } from "~/ui/tabs";
import { go, type Board } from "./board-look";

/** Finding by number or word, kind, place and claimant. Its button is the form's first: Enter presses it. */
export function BoardFind({ board: { look, categories, places } }: { board: Board }) {
  const { board, wishes } = useText();
  const { find } = board;
  const placeName = usePlaceName();
  return (
    <div className="find" role="search">
      <div className="field">
        <label htmlFor="board-q">{find.label}</label>
        <div className="find-words">
          <input
            id="board-q"
            className="control"
            type="search"
            name="q"
            defaultValue={look.q}
            placeholder={find.hint}
          />
          <Button kind="quiet" {...go("page", 1)}>
            {find.go}
          </Button>
        </div>
      </div>
      <div className="find-choices">
        <Select
          name="category"
          label={find.category}
          blank={find.everyCategory}
          options={categories.map((value) => ({ value, label: wishes.category[value] }))}
          value={look.category ?? ""}
        />
        <Select
          name="place"
          label={find.place}
          blank={find.everyPlace}
          options={places.map((place) => ({ value: place.code, label: placeName(place) }))}
          value={look.place ?? ""}
        />
        <Select
          name="claim"
          label={find.claim}
          blank={find.everyClaim}
          options={claimKinds.map((value) => ({ value, label: board.kinds[value] }))}
          value={look.claim ?? ""}
        />
      </div>
    </div>
  );
}

/** The steps at which wishes stand, each with how many of those looked for. */
export function BoardSteps({ board: { look, every, counts } }: { board: Board }) {
  const { board } = useText();
  const there = [
    ...boardSteps.filter((step) => every[step] > 0 || step === look.step),
    ...boardMarks.filter((mark) => counts[mark] > 0 || mark === look.step),
  ];
  const items = there.map((step) => ({
    send: go("step", step),
    label: board.steps[step],
    count: counts[step],
    current: step === look.step,
  }));
  const all = { label: board.find.all, count: counts.all, current: !look.step };
  return <Tabs label={board.find.steps} items={[{ send: go("step", ""), ...all }, ...items]} />;
}
