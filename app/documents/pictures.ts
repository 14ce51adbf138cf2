import type { Drawings, Job, Reading } from "./drawings";
import { batchPreview, fundPreview, reportPreview, sitePreview, wishPreview } from "./previews";
import { wishListPng } from "./wish-list";

export type Pictures = Pick<
  Drawings,
  "wishList" | "wishPreview" | "batchPreview" | "fundPreview" | "reportPreview" | "sitePreview"
>;

const pictures: {
  [Kind in keyof Pictures]: (props: Pictures[Kind], reading: Reading) => Promise<Uint8Array>;
} = { wishList: wishListPng, wishPreview, batchPreview, fundPreview, reportPreview, sitePreview };

/** A picture, as a PNG's bytes. */
export function drawPicture({ kind, props, ...reading }: Job<Pictures>): Promise<Uint8Array> {
  const draw = pictures[kind] as (props: unknown, reading: Reading) => Promise<Uint8Array>;
  return draw(props, reading);
}
