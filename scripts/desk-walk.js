const steps = {
  "desk approve": ["reviewer", "reads the texts without finds and approves them together"],
  "desk publish": ["coordinator", "posts the batch"],
  "desk check in": ["coordinator", "takes in three parcels of twenty at the hub"],
  "desk hand over": ["courier", "records one handing-over, with one reason for no photo"],
  "desk confirm": ["witness", "confirms all that is right"],
};

/**
 * The page docs/desk-walk.md, from what the walk told.
 * @param {{ told: Record<string, any>[], day: string, machine: string }} given
 */
export function deskWalk({ told, day, machine }) {
  const walked = told.filter(({ name }) => name in steps);
  const sum = (key) => walked.reduce((total, step) => total + step[key], 0);
  return `${[
    "# A batch of sixty, from its table to the last confirmation",
    "",
    "Written by `npm run bench -- desk`. Do not edit.",
    "",
    `Walked on ${day} by a browser, on ${machine}. Sixty wishes were taken in from a table and their guardians' consents approved; donors claimed them and sent three parcels. A click is a press of a button or a field filled in, from the board on; the seconds are the machine's, loading of pages included, not the time a person reads. Nothing is done sixty times; only photos, where they are taken, are taken one by one.`,
    "",
    "| who | what | clicks | seconds |",
    "| --- | --- | ---: | ---: |",
    ...walked.map(
      ({ name, clicks, seconds }) =>
        `| ${steps[name].join(" | ")} | ${clicks} | ${seconds.toFixed(1)} |`,
    ),
    `| | together | ${sum("clicks")} | ${sum("seconds").toFixed(1)} |`,
  ].join("\n")}\n`;
}
