import type { WireMoney } from "~/i18n/formats";
import type { ReleaseReason } from "~/domain/claims/input";
import type { Category, ClaimSeen } from "./wires";

/** A claim as its pages get it. Alias and words are missing where the wish was taken off the public pages. */
export type ClaimWire = {
  id: string;
  business: string | null;
  bringOn: string | null;
  endReason: string;
  substituteNote: string;
  remedyNote: string;
  parcel: { code: string; carrier: string | null; tracking: string | null } | "" | null;
  batch: { slug: string; title: string; timeZone: string };
  wish: {
    id: string;
    number: number;
    title: string;
    /** Whether it has a public page. */
    shown: boolean;
    category: Category;
    alias: string | null;
    words: string | null;
    size: string | null;
    colour: string | null;
    style: string | null;
    price: WireMoney;
  };
  road: ClaimSeen;
};

export type { ReleaseReason };
