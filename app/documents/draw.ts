import type { Job } from "./drawings";
import type { Papers } from "./papers";
import type { Pictures } from "./pictures";

const pictureKinds: Record<keyof Pictures, true> = {
  wishList: true,
  wishPreview: true,
  batchPreview: true,
  fundPreview: true,
  reportPreview: true,
  sitePreview: true,
};
const isPicture = (job: Job): job is Job<Pictures> => job.kind in pictureKinds;

/** The program `draw`: one job on its standard input, the drawn bytes on its output. */
async function main() {
  const given: Buffer[] = [];
  for await (const part of process.stdin) given.push(part as Buffer);
  const job = JSON.parse(Buffer.concat(given).toString("utf8")) as Job;
  // What draws papers takes longer to load than a picture to be drawn.
  const bytes = isPicture(job)
    ? await (await import("./pictures")).drawPicture(job)
    : await (await import("./papers")).drawPaper(job as Job<Papers>);
  process.stdout.write(bytes, () => process.exit(0));
}

await main();
