const wire = `<path class="scene-wire" d="M4 14Q120 30 236 12"/>`;

const tag = (turn: string) =>
  `<g transform="${turn}"><path class="scene-paper" d="M-22-4-12-16h24l10 12v52h-44z"/><path d="M-14 12q14-2 28 0M-14 24q12-1.500 24 .5"/><circle cx="0" cy="-6" r="2.500"/></g>`;

const lantern = (at: string, inside: string) =>
  `<g transform="${at}"><path d="M0 0v10M-7 12q7-2 14 0M-7 42q7 2 14 0M0 44v9"/>${inside}<path d="M0 12q-16 2-16.500 15Q-16 41 0 42q16-1 16.500-15Q16 14 0 12z"/></g>`;

const flame = `<path class="scene-flame" d="M0 19q7 7 5 13-2 5-5 5t-5-5q-2-6 5-13z"/>`;

const shut = `<path class="scene-wash" d="M92 40q32-4 64 2v66q-32 4-64 0z"/><path d="M86 34q34-3 68 0v70q-34 2-68 0z"/><path d="M120 33v72M110 66q-2 4 0 8M130 66q2 4 0 8"/><path d="M112 70q8 6 16 0"/>${lantern("translate(56 22)", "")}${lantern("translate(184 22)", "")}<path class="scene-wire" d="M30 22h180M40 110q80-4 160 0"/>`;

/** Small scenes on the wire, one for each way a page can fail. 240 × 120. */
export const scenes = {
  notFound: `${wire}<path d="M60 18v13M180 17v9"/><path class="scene-wire" d="M120 22q2 9-3 14q-4 5 2 9"/>${tag("translate(60 46)")}${tag("translate(180 42)")}<g transform="translate(122 98) rotate(98)"><path class="scene-wash" d="M0-4h18v34H0z"/><path d="M-8-4 0-14h12l8 10v40h-28z"/><circle cx="6" cy="-6" r="2"/></g>`,
  forbidden: shut,
  signedOut: shut,
  gone: `${wire}<path d="M64 19v12M176 17v10"/><path d="M120 22v14"/><path class="scene-hook" d="M120 36q7 1 6 8-2 6-8 4"/><path class="scene-wash" d="M102 62h42v40h-42z"/><path class="scene-ghost" d="M98 64 108 52h24l10 12v46H98z"/>${tag("translate(64 46)")}${tag("translate(176 44)")}`,
  slowDown: `<path class="scene-wash" d="M88 66q38-5 70 0-4 38-18 42-24 4-36-2-12-6-16-40z"/><path d="M78 58q38-5 76 0-2 40-16 46-22 4-44 0-14-6-16-46z"/><path d="M153 66q20-4 20 12-2 16-24 16M94 46q-7-9 1-17 6-8 0-15M116 46q-7-9 1-17 6-8 0-15M138 46q-7-9 1-17 6-8 0-15"/><path class="scene-wire" d="M50 110q70-4 140 0"/>`,
  tooLarge: `<path class="scene-wire" d="M4 14Q60 20 92 44M236 12Q190 20 148 44"/><path class="scene-wash" d="M84 50q38-4 78 0v54q-38 4-78 0z"/><path d="M78 44q42-4 84 0v58q-42 4-84 0zM120 42v62M78 70q42-3 84 0M120 42q-7-13-15-11-8 4 2 9 6 3 13 2 7 1 13-2 10-5 2-9-8-2-15 11z"/><path class="scene-wire" d="M50 110q70-4 140 0"/>`,
  broken: `${wire}${lantern("translate(120 22) rotate(-7)", `<path class="scene-wash" d="M4 15q-14 2-13 14 1 12 14 14 14-2 14-14Q18 17 4 15z"/><path d="M-10 20l8 6-6 5 9 8"/>`)}<path d="M60 19v8M184 16v8"/>${lantern("translate(60 18) scale(.7)", flame)}${lantern("translate(184 15) scale(.7)", flame)}`,
} as const;

export type Scene = keyof typeof scenes;
