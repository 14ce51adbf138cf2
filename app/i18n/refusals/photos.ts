import type { Sentences } from "./sentences";

/** Why a picture was refused. */
export const refusalsOfPhotos = {
  photo_needs_second_person: {
    "zh-CN": "照片要由拍照以外的人来看。",
    en: "Someone other than the person who took the photo approves it.",
  },
  photo_approved_has_person: {
    "zh-CN": "照片由谁看过，要留下名字。",
    en: "An approved photo needs the person who approved it.",
  },
  photo_published_is_approved: {
    "zh-CN": "看过的送达照片才能公开。",
    en: "Only an approved photo of a delivery can be published.",
  },
  photo_belongs_somewhere: {
    "zh-CN": "照片要归到一份认领、一次送达或一张同意书。",
    en: "A photo belongs to a claim, a delivery or a consent sheet.",
  },
  photo_nothing_marked: {
    "zh-CN": "还没有选要盖住的地方。",
    en: "Choose at least one part to cover.",
  },
  photo_used_already: {
    "zh-CN": "这张照片已经用过了，请再传一次。",
    en: "This photo was used already. Please add it again.",
  },
  photo_upload_over: {
    "zh-CN": "先传的照片过期了，请再传一次。",
    en: "A photo that was sent ahead has run out. Please add it again.",
  },
  photo_paper_is_sealed: {
    "zh-CN": "纸质材料要封存。",
    en: "A photographed paper is sealed.",
  },
  photo_not_to_be_published: {
    "zh-CN": "监护人没有同意把照片公开，可以只给圆梦人看。",
    en: "The guardian hasn’t agreed to make photos public. It can still be shared with the donor.",
  },
} satisfies Sentences;
