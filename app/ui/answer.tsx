import { createContext, useContext, type ReactNode } from "react";
import { useLocale } from "~/i18n/reader";
import { refusals } from "~/i18n/refusals";
import type { RefusalCode } from "~/platform/refusal";

export type { RefusalCode };

/** What an action says when it refuses: why, and what was typed. */
export type Answer = {
  errors: { field?: string; code: RefusalCode; about?: unknown }[];
  typed?: Record<string, unknown>;
};

const nothing: Answer = { errors: [] };
const AnswerContext = createContext<Answer>(nothing);
const OneOfMany = createContext("");

/** Gives an answer to what is inside. `of` tells the same form's copies on one page apart. */
export function Answered({
  answer,
  of = "",
  children,
}: {
  answer?: unknown;
  of?: string;
  children: ReactNode;
}) {
  return (
    <OneOfMany.Provider value={of}>
      <AnswerContext.Provider value={isAnswer(answer) ? answer : nothing}>
        {children}
      </AnswerContext.Provider>
    </OneOfMany.Provider>
  );
}

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === "object" &&
  answer !== null &&
  "errors" in answer &&
  Array.isArray(answer.errors);

export const useAnswer = (): Answer => useContext(AnswerContext);

/** The sentence of a refusal in the reader's language. */
export function useSentence(): (code: RefusalCode) => string {
  const locale = useLocale();
  return (code) => refusals[code][locale];
}

/** What a control shows again: what was typed before the refusal, else what it came with. */
export function useControl(name: string) {
  const { errors, typed } = useAnswer();
  const sentence = useSentence();
  const refused = errors.find((error) => error.field === name);
  return {
    error: refused && sentence(refused.code),
    typed: typedTexts(typed && (name in typed ? typed[name] : inside(typed, name))),
  };
}

/** What a name with dots (`values.birth`) leads to. */
const inside = (typed: unknown, name: string): unknown =>
  name
    .split(".")
    .reduce<unknown>(
      (at, part) =>
        typeof at === "object" && at !== null ? (at as Record<string, unknown>)[part] : undefined,
      typed,
    );

const typedTexts = (value: unknown): string[] | undefined =>
  value === undefined
    ? undefined
    : [value].flat().filter((text): text is string => typeof text === "string");

/** The id of a control by its name, unlike that of the same name in another form of the page. */
export function useControlId(): (name: string) => string {
  const of = useContext(OneOfMany);
  return (name) =>
    `field-${[name, of]
      .filter(Boolean)
      .join("-")
      .replace(/[^\w-]+/g, "-")}`;
}
