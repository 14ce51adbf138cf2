import type { ReportSeen } from "~/domain/reports/wire";
import type { RefusalCode } from "~/ui/answer";
import type { DrawingName } from "~/ui/drawings";
import type { LanternState } from "~/ui/lanterns";

/** A thing as every paper names it: its number, what it is and how it is to be. */
export type PrintedThing = {
  number: number;
  title: string;
  size: string;
  colour: string;
  style: string;
};

type Hub = { name: string; address: string; phone: string; hours: string };

export type GiftLabel = PrintedThing & {
  category: DrawingName;
  /** The parcel it lies in, or comes in. */
  code: string | null;
  /** Where a camera leads to check it in; none before somebody claimed it. */
  address: string | null;
};

export type ListedWish = PrintedThing & {
  category: DrawingName;
  alias: string;
  price: { minor: string; currency: string };
  state: "open" | "taken" | "granted";
};

/** Everything that can be drawn, by its kind, and the plain facts that it takes. */
export type Drawings = {
  poster: {
    title: string;
    programme: string;
    organizer: string;
    place: { zh: string; en: string };
    closesAt: string;
    deliverBy: string;
    timeZone: string;
    /** How many wishes wait; null while the batch isn't open. */
    waiting: number | null;
    address: string;
  };
  giftLabels: { batch: string; single: boolean; labels: GiftLabel[] };
  parcelLabel: { code: string; pieces: number; hub: Hub; address: string; sheet: boolean };
  packingList: {
    code: string;
    carrier: string;
    hub: Hub;
    address: string;
    things: (PrintedThing & { claimId: string; batch: string })[];
  };
  handOverSheet: {
    lines: (PrintedThing & {
      claimId: string;
      batch: string;
      legalName: string;
      school: string;
      village: string;
    })[];
    /** What was picked and isn't on it. */
    left: { key: number; code: RefusalCode }[];
  };
  consentSheets: {
    title: string;
    organizer: string;
    children: {
      id: string;
      legalName: string;
      guardianName: string;
      wishes: { number: number; alias: string; title: string }[];
    }[];
  };
  wishList: {
    title: string;
    address: string;
    closesAt: string;
    timeZone: string;
    every: boolean;
    page: number;
    pages: number;
    wishes: ListedWish[];
  };
  wishPreview: {
    number: number;
    title: string;
    category: DrawingName;
    price: { minor: string; currency: string };
    closesAt: string;
    grantedAt: string | null;
    /** Open while its batch is; what waits in a closed batch hangs no more. */
    standing: "open" | "taken" | "granted" | "closed";
    batch: string;
    host: string;
  };
  batchPreview: {
    title: string;
    organizer: string;
    place: { zh: string; en: string };
    closesAt: string;
    open: boolean;
    /** In the order of the numbers. */
    lanterns: LanternState[];
    host: string;
  };
  fundPreview: {
    name: string;
    hostName: string;
    cameIn: { minor: string; currency: string };
    spent: { minor: string; currency: string };
    available: { minor: string; currency: string };
    host: string;
  };
  report: ReportSeen & { address: string };
  reportPreview: {
    owner: string;
    batch: { title: string } | null;
    firstDay: string;
    lastDay: string;
    taken: number;
    granted: number;
    closing: { minor: string; currency: string } | null;
    host: string;
  };
  sitePreview: { host: string };
};

/** How many wishes one picture of the list holds. */
export const wishesAPicture = 30;

/** Something to be drawn, for whoever answers with it. */
export const drawing = <Kind extends keyof Drawings>(kind: Kind, props: Drawings[Kind]) => ({
  kind,
  props,
});
