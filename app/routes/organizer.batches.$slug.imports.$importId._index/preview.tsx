import type { WireImport } from "~/domain/imports/shapes";
import { useFormat, useText } from "~/i18n/reader";
import { ImportSum } from "~/parts/import-sum";
import { useSentence } from "~/ui/answer";
import { Banner } from "~/ui/banner";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Section, Two } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { ToDoList } from "~/ui/todo";
import { Understood } from "./understood";

/** The sum first, then what can be done with it. */
export function Preview({ about, at }: { about: WireImport; at: string }) {
  const sentence = useSentence();
  const { counts, failure, can } = about;
  return (
    <>
      {failure && <Banner tone="stop">{sentence(failure.code)}</Banner>}
      <ImportSum rowsRead={about.rowsRead} counts={counts} />
      <Two
        aside={
          <>
            <Compared about={about} />
            {counts.placeless > 0 && counts.right > 0 && can.keep && (
              <Placeless count={counts.placeless} at={at} />
            )}
            <Understood about={about} at={at} />
          </>
        }
      >
        {can.keep && <Steps about={about} at={at} />}
      </Two>
      {counts.imported > 0 && <Next about={about} at={at} />}
    </>
  );
}

/** Import what is right, download the rest. */
function Steps({ about: { slug, counts }, at }: { about: WireImport; at: string }) {
  const { preview: words, done } = useText().imports;
  const coming = counts.new + counts.changed;
  const nothing =
    counts.right > 0 ? words.allSame : counts.imported > 0 ? words.allIn : words.nothingRight;
  return (
    <Panel title={counts.imported ? done.title(counts.imported) : words.lead}>
      {coming === 0 && <p>{nothing}</p>}
      {counts.imported > 0 && <p>{done.review}</p>}
      <Actions>
        {coming > 0 && (
          <LinkButton kind="primary" to={`${at}/taking`}>
            {words.go(coming)}
          </LinkButton>
        )}
        {counts.refused > 0 && (
          <Form action={`${at}/refused`} reloadDocument>
            <Button kind="quiet">{words.download(counts.refused)}</Button>
          </Form>
        )}
        {counts.imported > 0 && (
          <LinkButton to={`/organizer/batches/${slug}`}>{done.batch}</LinkButton>
        )}
      </Actions>
      {counts.refused > 0 && <p className="fine">{words.downloadHint}</p>}
    </Panel>
  );
}

function Compared({ about: { counts, goneAt } }: { about: WireImport }) {
  const words = useText().imports.preview;
  const format = useFormat();
  const again = counts.same + counts.changed > 0;
  const compared = (["new", "changed", "same"] as const).map((one) => ({
    label: words[one],
    value: format.number(counts[one]),
  }));
  return (
    <>
      {again && <h2 className="facts-title">{words.changes}</h2>}
      <Facts
        items={[
          ...(again ? compared : []),
          { label: words.keptUntil, value: <Day at={goneAt} as="dayTime" /> },
        ]}
      />
    </>
  );
}

/** Most children of a table live in one township, which it says nowhere. */
function Placeless({ count, at }: { count: number; at: string }) {
  const words = useText().imports.preview;
  return (
    <Callout>
      <p>{words.placeless(count)}</p>
      <TextLink to={`${at}/columns#field-townshipCode`}>{words.givePlace}</TextLink>
    </Callout>
  );
}

function Next({ about: { counts, consents, can }, at }: { about: WireImport; at: string }) {
  const words = useText().imports.done;
  const agreed = {
    count: can.recordConsents ? consents.waiting : 0,
    title: words.consents,
    note: words.consentsWhy,
    to: `${at}/consents`,
    action: words.consentsAction,
  };
  const refused = {
    count: counts.refused,
    title: words.left,
    note: words.leftWhy,
    to: `${at}?show=refused#rows`,
    action: words.leftAction,
  };
  const items = [agreed, refused].filter(({ count }) => count > 0);
  if (items.length === 0) return null;
  return (
    <Section title={words.next}>
      <ToDoList items={items} />
    </Section>
  );
}
