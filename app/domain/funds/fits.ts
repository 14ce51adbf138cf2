/** Whether a wish is where and what a fund gives for. */
export const fits = (
  { placeCodes, categories }: { placeCodes: readonly string[]; categories: readonly string[] },
  wish: { placeCode: string | null; category: string | null },
) =>
  (placeCodes.length === 0 || placeCodes.some((code) => wish.placeCode?.startsWith(code))) &&
  (categories.length === 0 || categories.some((category) => category === wish.category));
