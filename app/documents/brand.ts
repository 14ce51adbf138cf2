/** Paper and ink, written out: what is printed knows no style sheet. White is the paper itself. */
export const brand = {
  sheet: "#fffcf6",
  board: "#f3ede1",
  rule: "#dcd2c0",
  ink: "#241e18",
  soft: "#5e5449",
  edge: "#8a7d6b",
  lantern: "#b23f14",
  lanternSoft: "#fbe5d6",
  pine: "#275c43",
  wash: "#f6dcc6",
  flame: "#ffe6a3",
  amber: "#7c5300",
  amberSoft: "#f8e9c4",
  alarm: "#9b1c1c",
} as const;

/** The sign of the house: a bridge and the lantern under it, on 44 × 32. */
export const bridge = {
  arcs: "M2 27Q22-7 42 27M2 15.5Q22-3.5 42 15.5",
  wire: "M22 10v3.5M22 26v4",
  lantern: "M22 13.5q-6 .6-6 6t6 6q6-.6 6-6t-6-6z",
};
