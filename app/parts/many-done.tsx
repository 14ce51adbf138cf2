import { useText } from "~/i18n/reader";
import { useSentence, type RefusalCode } from "~/ui/answer";
import { Section } from "~/ui/page";

export type Left = { key: number; code: RefusalCode };
export type Outcome = { done: number[]; left: Left[] };

/** What an action answers when something was left: `Response.json({ outcome })`. */
export const outcomeIn = (answer: unknown): Outcome | undefined =>
  typeof answer === "object" && answer !== null && "outcome" in answer
    ? (answer.outcome as Outcome)
    : undefined;

/** The wishes that were left as they are, each with its reason. */
export function LeftOver({ title, left }: { title: string; left: Left[] }) {
  const { wishes } = useText();
  const sentence = useSentence();
  if (left.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="plain-list">
        {left.map(({ key, code }) => (
          <li key={key}>
            <b>{wishes.number(key)}</b> {sentence(code)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
