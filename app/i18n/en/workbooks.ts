import type { Same } from "../words";
import type { workbooks as zh } from "../zh-CN/workbooks";

export const workbooks = {
  wishes: "Wishes",
  notes: "Notes",
  reasons: "Why it was not imported",
  token: "Row token",
  lists: "To choose from",
  guide: {
    title: "How to fill it in",
    lead: "Wishes go on the first sheet, one child a row. Leave empty what you don’t know. Please write no ID-card or bank numbers, illnesses, religion or chat accounts; they would not be kept.",
    example: "For example: ",
  },
  yes: "Yes",
  no: "No",
  relations: "Father Mother Grandfather Grandmother Guardian",
  columns: {
    legalName: { how: "Needed. Only your own staff see it.", example: "Chen Xiaoyu" },
    birth: {
      how: "Needed. A date, a month or an age; without one, fill in the grade.",
      example: "2014-03-05, 2014-03, 11",
    },
    grade: { how: "Tells the age where none is given.", example: "Grade 5" },
    township: { how: "Choose from the list. Empty: the batch’s own place.", example: "Shiqiao" },
    school: { how: "Never public.", example: "Shiqiao Primary School" },
    village: { how: "Never public.", example: "Shanghe" },
    guardianName: { how: "Never public.", example: "Chen Guilan" },
    relation: { how: "Who signs for the child; choose from the list.", example: "Grandmother" },
    guardianPhone: { how: "Never public.", example: "13800001234" },
    title: {
      how: "Needed. The thing, without the reason. Put “;” between several.",
      example: "running shoes",
    },
    category: { how: "Choose from the list. Empty: taken from the wish.", example: "Shoes" },
    words: {
      how: "The child’s own words, public once reviewed. No names, schools or phones.",
      example: "I want to run faster.",
    },
    size: {
      how: "Shoe size, body height for clothes, inches for bicycles.",
      example: "38, 140 cm",
    },
    colour: { how: "A favourite colour.", example: "blue" },
    style: { how: "Style, or anything else that matters.", example: "with reflectors" },
    quantity: { how: "Empty means one.", example: "1" },
    price: { how: "Needed. In yuan; a range will do.", example: "200, 100-200, about 150" },
    measures: {
      how: "What helps to buy clothes and shoes; shown to the donor alone.",
      example: "height 140 cm, foot 23 cm",
    },
    notes: { how: "For your own staff. Never public.", example: "at grandmother’s on weekends" },
    alias: {
      how: "The name in public, no part of the real one. Empty: we draw one.",
      example: "小禾",
    },
    consent: { how: "“Yes” where the guardian signed the consent sheet.", example: "Yes" },
    consentDate: { how: "The day of the signature.", example: "2026-11-01" },
  },
} satisfies Same<typeof zh>;
