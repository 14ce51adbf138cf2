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
import { batchPreview, fundPreview, reportPreview, sitePreview, wishPreview } from "./previews";
import { GiftConfirmation } from "./gift-confirmation";
import { Giving } from "./giving";
import { Receipt } from "./receipt";
import { ReportPaper } from "./report";
import { wishListPng } from "./wish-list";

type Pictures = Pick<
  Drawings,
  "wishList" | "wishPreview" | "batchPreview" | "fundPreview" | "reportPreview" | "sitePreview"
>;
type Papers = Omit<Drawings, keyof Pictures>;
type Reading = { locale: Locale; now: string };
type Job = {
  [Kind in keyof Drawings]: { kind: Kind; props: Drawings[Kind] } & Reading;
}[keyof Drawings];

const papers: { [Kind in keyof Papers]: (props: Papers[Kind]) => ReactElement } = {
  poster: Poster,
  giftLabels: GiftLabels,
  parcelLabel: ParcelLabel,
  packingList: PackingList,
  handOverSheet: HandOverSheet,
  consentSheets: ConsentPapers,
  report: ReportPaper,
  receipt: Receipt,
  giving: Giving,
  giftConfirmation: GiftConfirmation,
};

const pictures: {
  [Kind in keyof Pictures]: (props: Pictures[Kind], reading: Reading) => Promise<Uint8Array>;
} = { wishList: wishListPng, wishPreview, batchPreview, fundPreview, reportPreview, sitePreview };

const isPicture = (kind: string): kind is keyof Pictures => kind in pictures;

function pngOf<Kind extends keyof Pictures>(kind: Kind, props: Pictures[Kind], reading: Reading) {
  const draws = pictures[kind] as (props: Pictures[Kind], reading: Reading) => Promise<Uint8Array>;
  return draws(props, reading);
}

function pdfOf<Kind extends keyof Papers>(
  kind: Kind,
  props: Papers[Kind],
  { locale, now }: Reading,
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
  const { kind } = job;
  const bytes = isPicture(kind)
    ? await pngOf(kind, job.props as Pictures[typeof kind], job)
    : await pdfOf(kind, job.props as Papers[typeof kind], job);
  process.stdout.write(bytes, () => process.exit(0));
}

await main();
