import type { ReportSeen } from "~/domain/reports/wire";
import type { Locale } from "~/i18n/words";
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

type Sum = { minor: string; currency: string };
/** Things of one kind that were given, and the last day on which one came. */
export type GivenThing = { description: string; quantity: number; receivedOn: string };

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
  receipt: {
    number: string;
    jurisdiction: "cn" | "us" | "other";
    donor: string;
    /** How money came; null for things. */
    way: "stripe" | "transfer" | "cash" | "elsewhere" | null;
    /** Of money its sum; of things their value, where the law has it stated. */
    amount: Sum | null;
    valueBasis: "invoice" | "appraisal" | "customs" | null;
    things: GivenThing[];
    replaces: string | null;
    /** The amount written out, where the law of the place asks for it. */
    inWords: string | null;
    receivedOn: string;
    issuedOn: string;
    handler: string;
    fund: string;
    charity: { name: string; registration: string };
    officialNumber: string;
    voided: { on: string; reason: string; byBooks: boolean } | null;
  };
  giving: {
    year: number;
    name: string;
    sums: { fund: string; count: number; amount: Sum }[];
    receipts: {
      number: string;
      by: string;
      receivedOn: string;
      amount: Sum | null;
      things: GivenThing[];
    }[];
  };
  giftConfirmation: {
    organizer: string;
    registration: string;
    batch: string;
    number: number;
    description: string;
    receivedOn: string;
    donor: string;
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

/** In which words a drawing speaks, and when it is now. */
export type Reading = { locale: Locale; now: string };

/** Something to be drawn, of some of the kinds that there are. */
export type Job<Kinds extends Partial<Drawings> = Drawings> = {
  [Kind in keyof Kinds]: { kind: Kind; props: Kinds[Kind] } & Reading;
}[keyof Kinds];

/** How many wishes one picture of the list holds. */
export const wishesAPicture = 30;

/** Something to be drawn, for whoever answers with it. */
export const drawing = <Kind extends keyof Drawings>(kind: Kind, props: Drawings[Kind]) => ({
  kind,
  props,
});
