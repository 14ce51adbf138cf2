import { useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { numbersAsRead, textOfNumbers } from "~/domain/wishes/numbers";
import { useText, useTo } from "~/i18n/reader";
import { useWrittenIn } from "./language";
import { useSentence, type RefusalCode } from "~/ui/answer";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { Page, Section } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** A picked wish on the page of a bulk step; with a code it is left as it is. */
export type BulkRow = {
  number: number;
  title: string;
  about?: ReactNode;
  code: RefusalCode | null;
  /** Its live claim; the form names the claims that were seen, so that no other is touched. */
  claimId?: string | null;
  /** Where this one can be looked at by itself. */
  to?: string;
};

/** What an action answers: `Response.json({ outcome })`. */
export type BulkOutcome = { done: number[]; left: { key: number; code: RefusalCode }[] };

export type StepWords = {
  title: string;
  lead: string;
  /** Nothing of what is picked can be done. */
  none: string;
  /** What can't be taken back, said before. */
  final: string;
  go: (count: number) => string;
  done: (count: number) => string;
  /** What can be taken back and where, said after. */
  after: string;
};

type Step = {
  batch: { slug: string; title: string };
  rows: BulkRow[];
  words: StepWords;
  /** Lets a form that is sent twice count once. */
  once: string;
  /** More was picked than one step takes. */
  more?: boolean;
  danger?: boolean;
  /** Every wish there is, not those of an address: the form names none. */
  whole?: boolean;
  /** Each row is to be read before the form is sent: none is folded away. */
  toRead?: boolean;
  /** Further fields of the form. */
  children?: ReactNode;
  /** What else is said once it is done. */
  outcome?: (done: readonly number[]) => ReactNode;
};

/**
 * A step for many picked wishes: what will be done to which, what will be left and why, one
 * confirmation; and what became of it, with the way back to the board that keeps the rest picked.
 */
export function BulkStep(step: Step) {
  const outcome = useActionData<{ outcome?: BulkOutcome }>()?.outcome;
  return outcome ? <Done {...step} said={outcome} /> : <Asked {...step} />;
}

function Around({ batch, title, lead, children }: Around) {
  const written = useWrittenIn();
  return (
    <Page
      title={title}
      lead={lead}
      crumbs={[
        { to: boardOf(batch.slug), label: <bdi lang={written}>{batch.title}</bdi> },
        { label: title },
      ]}
      narrow
    >
      {children}
    </Page>
  );
}
type Around = { batch: Step["batch"]; title: string; lead?: string; children: ReactNode };

function Asked({ batch, rows, words, once, more, danger, whole, toRead, children }: Step) {
  const { bulk } = useText();
  const ready = rows.filter(({ code }) => code === null);
  const left = rows.filter(({ code }) => code !== null);
  const all = rows.map(({ number }) => number);
  const back = <TextLink to={boardOf(batch.slug, whole ? [] : all)}>{bulk.back}</TextLink>;
  return (
    <Around batch={batch} title={words.title} lead={words.lead}>
      {more && <Callout>{bulk.more}</Callout>}
      {ready.length === 0 ? (
        <>
          <Callout>{rows.length === 0 && !whole ? bulk.nothing : words.none}</Callout>
          <Actions>{back}</Actions>
        </>
      ) : (
        <Panel title={bulk.ready(ready.length)}>
          <Rows rows={ready} open={toRead} />
          <Form>
            <Refused />
            <input type="hidden" name="idempotencyKey" value={once} />
            {!whole && (
              <input
                type="hidden"
                name="pick"
                value={textOfNumbers(ready.map(({ number }) => number))}
              />
            )}
            {ready.some(({ claimId }) => claimId !== undefined) && (
              <input
                type="hidden"
                name="seen"
                value={ready.flatMap(({ claimId }) => claimId ?? []).join(".")}
              />
            )}
            {children}
            <Callout>{words.final}</Callout>
            <Actions>
              <Button kind={danger ? "danger" : "primary"}>{words.go(ready.length)}</Button>
              {back}
            </Actions>
          </Form>
        </Panel>
      )}
      <Left rows={left} />
    </Around>
  );
}

function Done({ batch, rows, words, whole, said, outcome }: Step & { said: BulkOutcome }) {
  const { bulk } = useText();
  const done = new Set(said.done);
  const refused = new Map(said.left.map(({ key, code }) => [key, code]));
  const known = new Map(rows.map((row) => [row.number, row]));
  // Those that were left out before the form was sent are still picked, and still told.
  const numbers = new Set([...known.keys(), ...refused.keys()]);
  const left = [...numbers]
    .filter((number) => !done.has(number))
    .sort((a, b) => a - b)
    .map((number) => ({
      ...(known.get(number) ?? { number, title: "" }),
      code: refused.get(number) ?? known.get(number)?.code ?? null,
    }));
  const kept = whole ? [] : left.map(({ number }) => number);
  return (
    <Around
      batch={batch}
      title={words.done(done.size)}
      lead={done.size > 0 ? words.after : undefined}
    >
      {done.size > 0 && (
        <Section title={bulk.done(done.size)}>
          <Rows rows={rows.filter(({ number }) => done.has(number))} />
        </Section>
      )}
      {outcome?.(said.done)}
      <Left rows={left} />
      <Actions>
        <LinkButton to={boardOf(batch.slug, kept)} kind="primary">
          {kept.length > 0 ? bulk.backKeeping(kept.length) : bulk.back}
        </LinkButton>
      </Actions>
    </Around>
  );
}

/** Few are told one by one; many by their reason, so that it is read once. */
function Left({ rows }: { rows: BulkRow[] }) {
  const { bulk } = useText();
  const whyOf = useWhy();
  if (rows.length === 0) return null;
  const reasons = [...new Set(rows.map(whyOf))];
  return (
    <Section title={bulk.left(rows.length)}>
      {rows.length <= seenAtOnce ? (
        <Rows rows={rows} why />
      ) : (
        reasons.map((reason) => (
          <div key={reason} className="mt-6">
            <h3>{reason}</h3>
            <Rows rows={rows.filter((row) => whyOf(row) === reason)} />
          </div>
        ))
      )}
    </Section>
  );
}

function useWhy(): (row: BulkRow) => string {
  const { bulk } = useText();
  const sentence = useSentence();
  return ({ code }) => (code ? sentence(code) : bulk.notAsked);
}

/** More rows than these are told by their numbers, and opened when somebody wants to see each. */
const seenAtOnce = 12;

function Rows({ rows, why, open }: { rows: BulkRow[]; why?: boolean; open?: boolean }) {
  const { bulk } = useText();
  const list = (
    <ul className="read-list">
      {rows.map((row) => (
        <Row key={row.number} row={row} why={why} />
      ))}
    </ul>
  );
  if (open || rows.length <= seenAtOnce) return list;
  const numbers = rows.map(({ number }) => number);
  return (
    <>
      <p>{numbersAsRead(numbers, bulk.and)}</p>
      <details className="more">
        <summary>{bulk.each}</summary>
        {list}
      </details>
    </>
  );
}

function Row({ row, why }: { row: BulkRow; why?: boolean }) {
  const { wishes, bulk } = useText();
  const whyOf = useWhy();
  const written = useWrittenIn();
  const path = useTo();
  const { number, title, about, to } = row;
  return (
    <li className="read-head min-h-11 border-t border-rule py-1">
      <b>
        {wishes.number(number)} <span lang={written}>{title}</span>
      </b>
      {why ? <span>{whyOf(row)}</span> : about}
      {to && (
        <a
          className="text-link"
          href={path(to)}
          aria-label={`${bulk.look} ${wishes.number(number)}`}
        >
          {bulk.look}
        </a>
      )}
    </li>
  );
}

/** The board of a batch, with these wishes picked. */
export const boardOf = (slug: string, picked: readonly number[] = []): string =>
  `/organizer/batches/${slug}${picked.length > 0 ? `?pick=${textOfNumbers(picked)}` : ""}`;
