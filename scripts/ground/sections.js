/** The parts of a paper by their headings of the second order; before the first stands "". */
const partsOf = (text) =>
  new Map(
    text
      .trim()
      .split(/^(?=## )/m)
      .map((part) => [/^## (.*)/.exec(part)?.[1] ?? "", part.trim()]),
  );

const joined = (parts) => `${[...parts.values()].join("\n\n")}\n`;

/** A paper written anew, with those parts of the old one that it doesn't have itself. */
export const withOldParts = (text, old) =>
  joined(new Map([...partsOf(text), ...missing(text, old)]));

const missing = (text, old) => {
  const own = partsOf(text);
  return [...partsOf(old)].filter(([heading]) => !own.has(heading));
};

/** A paper in which one part is written anew, or comes last. */
export const withPart = (text, heading, body) =>
  joined(partsOf(text).set(heading, `## ${heading}\n\n${body}`));
