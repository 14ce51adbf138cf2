import { readNumbers } from "~/domain/wishes/numbers";
import { useText } from "~/i18n/reader";
import { useSentence, type RefusalCode } from "~/ui/answer";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { boardOf } from "./bulk-step";

export type Left = { key: number; code: RefusalCode };
export type Outcome = { done: number[]; left: Left[] };

/** What an action answers when something was left: `Response.json({ outcome })`. */
export const outcomeIn = (answer: unknown): Outcome | undefined =>
  typeof answer === "object" && answer !== null && "outcome" in answer
    ? (answer.outcome as Outcome)
    : undefined;

/** Numbers of wishes as people read them, runs told by their ends. */
export function useNumbers(): (numbers: readonly number[]) => string {
  const { bulk } = useText();
  return (numbers) => readNumbers(numbers, bulk.and);
}

/** More than these are told by their reason, so that each reason is read once. */
const oneByOne = 6;

/** The wishes that were left as they are, each with its reason. */
export function LeftOver({ title, left, more }: { title: string; left: Left[]; more?: boolean }) {
  const { wishes } = useText();
  const numbers = useNumbers();
  const sentence = useSentence();
  if (left.length === 0 && !more) return null;
  const byReason = [...Map.groupBy(left, ({ code }) => code)];
  return (
    <Section title={title}>
      {more && <Callout>{sentence("too_many_at_once")}</Callout>}
      <ul className="plain-list">
        {left.length <= oneByOne
          ? left.map(({ key, code }) => (
              <li key={key}>
                <b>{wishes.number(key)}</b> {sentence(code)}
              </li>
            ))
          : byReason.map(([code, those]) => (
              <li key={code}>
                <b>{numbers(those.map(({ key }) => key))}</b> {sentence(code)}
              </li>
            ))}
      </ul>
    </Section>
  );
}

/**
 * Nothing of what was picked can be done, or nothing was picked: said, with the way back to the board
 * that keeps it picked, or to the list it was picked from.
 */
export function NoneOfPicked({
  title,
  batch,
  left,
  list,
}: {
  title: string;
  batch: string;
  left: Left[];
  list: { to: string; label: string };
}) {
  const { bulk } = useText();
  const board = {
    to: boardOf(
      batch,
      left.map(({ key }) => key),
    ),
    label: bulk.back,
  };
  return (
    <Empty
      title={batch && left.length === 0 ? bulk.nothing : title}
      action={batch ? board : list}
    />
  );
}
