import { renderToBuffer } from "@react-pdf/renderer";
import type { ComponentType, ReactElement } from "react";
import { Reader } from "~/i18n/reader";
import { wordsOf } from "~/i18n/words";
import { ConsentPapers } from "./consent-papers";
import type { Drawings, Job } from "./drawings";
import { GiftConfirmation } from "./gift-confirmation";
import { GiftLabels } from "./gift-labels";
import { Giving } from "./giving";
import { HandOverSheet } from "./hand-over-sheet";
import { PackingList } from "./packing-list";
import { layOutType } from "./paper";
import { ParcelLabel } from "./parcel-label";
import type { Pictures } from "./pictures";
import { Poster } from "./poster";
import { Receipt } from "./receipt";
import { ReportPaper } from "./report";

export type Papers = Omit<Drawings, keyof Pictures>;

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

/** A paper, as a PDF's bytes. */
export function drawPaper({ kind, props, locale, now }: Job<Papers>): Promise<Uint8Array> {
  layOutType();
  const Shown = papers[kind] as ComponentType<object>;
  return renderToBuffer(
    <Reader locale={locale} words={wordsOf(locale)} now={now}>
      <Shown {...props} />
    </Reader>,
  );
}
