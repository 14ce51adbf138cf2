export const me = {
  title: "我的认领",
  lead: (count: number) =>
    count === 0 ? "现在手上没有要圆的心愿。" : `手上有 ${count} 个心愿要圆。`,
  live: "进行中",
  past: "以前的",
  empty: "还没有认领过心愿",
  emptyNote: "挑一个，准备好寄到收件点，就能看着它一步步送到。",
  wishes: "去看心愿",
  organizations: "我的单位",
  apply: "替单位申请入驻",
  settings: {
    title: "我的设置",
    lead: "称呼只给发起方看，语言用来给您写信。",
    name: "怎么称呼您",
    locale: "写信用的语言",
    zh: "中文",
    en: "English",
    email: "邮箱",
    save: "保存",
    back: "回到我的认领",
  },
  signOut: "退出登录",
};
