import { filled, type Compose } from "../kinds";

/** So many numbers are written out; the board has them all. */
const most = 40;

export const wishesAllocated: Compose<"wishes-allocated"> = (taken, { text, comma }) => {
  const { wishesAllocated: said, facts } = text;
  const { fund, batch, slug, numbers } = taken;
  const shown = numbers.slice(0, most).join(comma);
  return {
    subject: filled(said.subject, { fund, batch }),
    paragraphs: [said.took(numbers.length), said.next],
    facts: [
      { label: facts.fund, value: fund },
      { label: facts.batch, value: batch },
      { label: said.numbers, value: numbers.length > most ? `${shown} …` : shown },
    ],
    action: { label: said.action, path: `/organizer/batches/${slug}?claim=fund` },
  };
};
