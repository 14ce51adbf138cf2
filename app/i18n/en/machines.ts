import type { Same } from "../words";
import type { machines as zh } from "../zh-CN/machines";

export const machines = {
  feed: {
    title: "Wishbridge · newly posted wishes",
    about: "Wishes posted lately that still wait for somebody.",
  },
} satisfies Same<typeof zh>;
