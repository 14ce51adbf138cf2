import sharp from "sharp";
import { takeInPhoto, type StoredPhoto } from "~/domain/photos/take-in.server";
import type { Category } from "~/domain/wishes/input";

/** A room's wall and floor, and the cloth of the thing. */
const palettes = [
  ["#e9dcc3", "#c9a77a", "#b5502f"],
  ["#dfe4d4", "#a98f6b", "#3f6b57"],
  ["#efe2d6", "#b98d66", "#41658a"],
  ["#e3dccb", "#9c8463", "#c08a2b"],
] as const;

/** The thing itself, drawn large in the middle of a sheet of 800 by 600. */
const things: Record<Category, (cloth: string) => string> = {
  desk: (c) =>
    `<path d="M210 330h380v26H210z" fill="${c}"/><path d="M235 356h24v150h-24zM541 356h24v150h-24z" fill="#6d4c33"/><path d="M300 250h16v80h-16zM322 262h20v68h-20zM348 246h14v84h-14z" fill="#7c8f6f"/>`,
  coat: (c) =>
    `<path d="M330 220l70-22 70 22 72 80-40 40-26-26v200H324V314l-26 26-40-40z" fill="${c}"/><path d="M398 214h6v300h-6z" fill="#00000033"/>`,
  shoes: (c) =>
    `<path d="M200 430c60 0 60-60 100-60l40 40c30 20 60 20 60 52H200z" fill="${c}"/><path d="M420 430c60 0 60-60 100-60l40 40c30 20 60 20 60 52H420z" fill="${c}"/><path d="M200 462h200v16H200zM420 462h200v16H420z" fill="#fff8"/>`,
  bag: (c) =>
    `<rect x="300" y="250" width="200" height="250" rx="46" fill="${c}"/><rect x="330" y="370" width="140" height="100" rx="18" fill="#0002"/><path d="M360 250c0-50 80-50 80 0" fill="none" stroke="${c}" stroke-width="16"/>`,
  bicycle: (c) =>
    `<g fill="none" stroke="#3b352f" stroke-width="12"><circle cx="280" cy="430" r="80"/><circle cx="520" cy="430" r="80"/></g><path d="M280 430l80-120h120l40 120M360 310l50 120h-130M480 310l-70 120M350 290h40M480 310l-8-40h34" fill="none" stroke="${c}" stroke-width="14"/>`,
  book: (c) =>
    `<path d="M400 300c-60-40-130-40-180-26v190c50-14 120-14 180 26 60-40 130-40 180-26V274c-50-14-120-14-180 26z" fill="#fffdf6" stroke="${c}" stroke-width="12"/><path d="M400 300v190" stroke="${c}" stroke-width="8"/>`,
  bedding: (c) =>
    `<rect x="180" y="360" width="440" height="130" rx="30" fill="${c}"/><rect x="210" y="320" width="150" height="70" rx="28" fill="#fffdf6"/><path d="M180 420h440" stroke="#fff6" stroke-width="10"/>`,
  lamp: (c) =>
    `<path d="M330 230h140l40 110H290z" fill="${c}"/><path d="M392 340h16v130h-16z" fill="#5a4a3b"/><ellipse cx="400" cy="484" rx="90" ry="20" fill="#5a4a3b"/><path d="M290 340l-80 150h380l-80-150z" fill="#fff3b055"/>`,
  ball: (c) =>
    `<circle cx="400" cy="390" r="115" fill="${c}"/><path d="M285 390h230M400 275v230M320 310c60 50 60 110 0 160M480 310c-60 50-60 110 0 160" fill="none" stroke="#3b2a20" stroke-width="7"/>`,
  art: (c) =>
    `<path d="M400 260c-120 0-190 70-180 140 8 60 80 40 110 60s10 60 70 60c110 0 180-60 180-140S510 260 400 260z" fill="#d9b98a"/><circle cx="320" cy="350" r="24" fill="${c}"/><circle cx="400" cy="320" r="24" fill="#41658a"/><circle cx="480" cy="350" r="24" fill="#c9a227"/><circle cx="500" cy="420" r="24" fill="#3f6b57"/>`,
  toy: (c) =>
    `<rect x="250" y="400" width="110" height="100" rx="8" fill="${c}"/><rect x="370" y="400" width="110" height="100" rx="8" fill="#41658a"/><rect x="310" y="296" width="110" height="100" rx="8" fill="#c9a227"/><path d="M490 500l55-100 55 100z" fill="#3f6b57"/>`,
  instrument: (c) =>
    `<rect x="220" y="370" width="360" height="80" rx="20" fill="${c}"/><path d="M250 395h300v30H250z" fill="#fffdf6"/><path d="M280 395v30M310 395v30M340 395v30M370 395v30M400 395v30M430 395v30M460 395v30M490 395v30M520 395v30" stroke="#3b352f" stroke-width="6"/>`,
  glasses: (c) =>
    `<g fill="#fff8" stroke="${c}" stroke-width="16"><rect x="230" y="350" width="140" height="90" rx="40"/><rect x="430" y="350" width="140" height="90" rx="40"/></g><path d="M370 385h60" stroke="${c}" stroke-width="14"/>`,
  other: (c) =>
    `<rect x="270" y="310" width="260" height="190" rx="10" fill="${c}"/><path d="M386 310h28v190h-28z" fill="#fff3c4"/><path d="M400 306c-70-80-120-10-60 4zM400 306c70-80 120-10 60 4z" fill="#fff3c4"/>`,
};

const hands = `<path d="M120 600c10-70 60-110 120-116l60 40c-10 40-60 50-90 76z" fill="#d8a77f"/><path d="M680 600c-10-70-60-110-120-116l-60 40c10 40 60 50 90 76z" fill="#c9946a"/>`;

/** A drawn stand-in for a delivery's photo: hands, the thing, the room; taken in as any photo is. */
export async function drawPhoto(category: Category, number: number): Promise<StoredPhoto> {
  const [wall, floor, cloth] = palettes[number % palettes.length]!;
  const window = 90 + (number % 5) * 110;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600">
    <rect width="800" height="600" fill="${wall}"/><rect y="470" width="800" height="130" fill="${floor}"/>
    <rect x="${window}" y="60" width="150" height="130" fill="#f7f3e6" stroke="#8a7458" stroke-width="8"/>
    <path d="M${window + 75} 60v130M${window} 125h150" stroke="#8a7458" stroke-width="6"/>
    <ellipse cx="400" cy="505" rx="230" ry="22" fill="#0002"/>${things[category](cloth)}${hands}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
  return takeInPhoto(new Blob([new Uint8Array(jpeg)], { type: "image/jpeg" }));
}

/** A drawn paper, taken in as any paper is. */
async function aPaper(lines: string[]): Promise<StoredPhoto> {
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#fbf6ea"/><path d="M60 90H740" stroke="#2b2622" stroke-width="3"/>${lines.join("")}</svg>`;
  const bytes = await sharp(Buffer.from(paper)).png().toBuffer();
  return takeInPhoto(new Blob([new Uint8Array(bytes)], { type: "image/png" }), { paper: true });
}

/** A list of cash on squared paper, each line with a scrawl for a name. Sealed like any paper. */
export const aSignedList = (lines: number): Promise<StoredPhoto> =>
  aPaper(
    Array.from({ length: lines }, (_, at) => {
      const y = 120 + at * 46;
      return `<path d="M60 ${y + 30}H740" stroke="#c9b99a"/><path d="M90 ${y + 18}q20-26 38 0t40-6 30 8 46-14" fill="none" stroke="#2b2622" stroke-width="3"/><path d="M560 ${y + 16}h26M600 ${y + 16}h40" stroke="#2b2622" stroke-width="4"/>`;
    }),
  );

/** A shop's invoice: a line for each thing, the sum below, and the shop's stamp. */
export const anInvoice = (lines: number): Promise<StoredPhoto> =>
  aPaper([
    ...Array.from({ length: lines }, (_, at) => {
      const y = 130 + at * 30;
      return `<path d="M80 ${y}h${180 + ((at * 47) % 120)}M600 ${y}h90" stroke="#2b2622" stroke-width="4"/>`;
    }),
    `<path d="M60 500H740M560 540h130" stroke="#2b2622" stroke-width="6"/>`,
    `<circle cx="180" cy="520" r="52" fill="none" stroke="#b5302f" stroke-width="6"/><path d="M150 520h60M180 490v60" stroke="#b5302f" stroke-width="6"/>`,
  ]);
