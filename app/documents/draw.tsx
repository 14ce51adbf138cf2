import { renderToBuffer } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { Reader } from "~/i18n/reader";
import { wordsOf, type Locale } from "~/i18n/words";
import { ConsentPapers } from "./consent-papers";
import type { Drawings } from "./drawings";
import { GiftLabels } from "./gift-labels";
import { HandOverSheet } from "./hand-over-sheet";
import { PackingList } from "./packing-list";
import { layOutType } from "./paper";
import { ParcelLabel } from "./parcel-label";
import { Poster } from "./poster";
import { wishListPng } from "./wish-list";

type Papers = Omit<Drawings, "wishList">;
type Job = {
  [Kind in keyof Drawings]: { kind: Kind; props: Drawings[Kind]; locale: Locale; now: string };
}[keyof Drawings];

const papers: { [Kind in keyof Papers]: (props: Papers[Kind]) => ReactElement } = {
  poster: Poster,
  giftLabels: GiftLabels,
  parcelLabel: ParcelLabel,
  packingList: PackingList,
  handOverSheet: HandOverSheet,
  consentSheets: ConsentPapers,
};

function pdfOf<Kind extends keyof Papers>(
  kind: Kind,
  props: Papers[Kind],
  { locale, now }: { locale: Locale; now: string },
): Promise<Uint8Array> {
  layOutType();
  const Shown = papers[kind] as (props: Papers[Kind]) => ReactElement;
  return renderToBuffer(
    <Reader locale={locale} words={wordsOf(locale)} now={now}>
      <Shown {...props} />
    </Reader>,
  );
}

/** The program `draw`: one job on its standard input, the drawn bytes on its output. */
async function main() {
  const given: Buffer[] = [];
  for await (const part of process.stdin) given.push(part as Buffer);
  const job = JSON.parse(Buffer.concat(given).toString("utf8")) as Job;
  const bytes =
    job.kind === "wishList"
      ? await wishListPng(job.props, job)
      : await pdfOf(job.kind, job.props, job);
  process.stdout.write(bytes, () => process.exit(0));
}

await main();
