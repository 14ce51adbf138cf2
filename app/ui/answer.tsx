import { createContext, useContext, type ReactNode } from "react";
import { filled } from "~/i18n/filled";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useLocale } from "~/i18n/reader";
import { refusals } from "~/i18n/refusals";
import type { RefusalCode } from "~/platform/refusal";

export type { RefusalCode };

/** What an action says when it refuses: why, and what was typed. */
export type Answer = {
  errors: { field?: string; code: RefusalCode; about?: unknown }[];
  typed?: Record<string, unknown>;
};

const nothing: Answer = { errors: [] };
const Revising = createContext(false);
const AnswerContext = createContext<Answer>(nothing);
const OneOfMany = createContext("");

/**
 * Gives an answer to what is inside. `of` tells the same form's copies on one page apart; `revises`
 * that the fields change what is there, which somebody else may do too.
 */
export function Answered({
  answer,
  of = "",
  revises = false,
  children,
}: {
  answer?: unknown;
  of?: string;
  revises?: boolean;
  children: ReactNode;
}) {
  return (
    <OneOfMany.Provider value={of}>
      <Revising.Provider value={revises}>
        <AnswerContext.Provider value={isAnswer(answer) ? answer : nothing}>
          {children}
        </AnswerContext.Provider>
      </Revising.Provider>
    </OneOfMany.Provider>
  );
}

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === "object" &&
  answer !== null &&
  "errors" in answer &&
  Array.isArray(answer.errors);

export const useAnswer = (): Answer => useContext(AnswerContext);

/** The sentence of a refusal in the reader's language, with the limit that it names, if it names one. */
export function useSentence(): (code: RefusalCode, about?: unknown) => string {
  const locale = useLocale();
  const { money } = useFormat();
  return (code, about) =>
    filled(refusals[code][locale], hasLimit(about) ? { limit: money(about.limit) } : {});
}

const hasLimit = (about: unknown): about is { limit: WireMoney } =>
  typeof about === "object" && about !== null && "limit" in about;

/** What a control shows again: what was typed before the refusal, else what it came with. */
export function useControl(name: string) {
  const { errors, typed } = useAnswer();
  const sentence = useSentence();
  const refused = errors.find((error) => error.field === name);
  return {
    error: refused && sentence(refused.code, refused.about),
    typed: typedTexts(typed && (name in typed ? typed[name] : inside(typed, name))),
  };
}

/**
 * What a field that is changed showed when it was opened, to be sent along: where somebody else
 * changed it meanwhile and that has been told, what it says now. Undefined in a form that makes
 * something new.
 */
export function useShown(name: string, value = "") {
  const { errors, typed } = useAnswer();
  const revises = useContext(Revising);
  const overtaken = errors.some(
    ({ field, code }) => field === name && code === "changed_meanwhile",
  );
  if (!revises) return { overtaken: false };
  const before = inside(typed, `shown.${name}`);
  return {
    overtaken,
    shown: !typed || overtaken ? value : typeof before === "string" ? before : "",
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
