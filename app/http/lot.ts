import { randomInt } from "node:crypto";
import { lots } from "~/domain/wishes/ring";

/** The header in which the edge hands the visit's lot on; what a client sends is overwritten. */
export const lotHeader = "x-lot";

/** Draws where a visit's ring of wishes begins: 0 to 15. */
export const drawLot = (): number => randomInt(lots);

/** The lot that the edge drew for this request; drawn here where no edge stood before. */
export function lotOf(request: Request): number {
  const drawn = request.headers.get(lotHeader) ?? "";
  return /^\d{1,3}$/.test(drawn) && Number(drawn) < lots ? Number(drawn) : drawLot();
}
