export const machines = {
  feed: {
    title: "心愿桥 · 新贴出来的心愿",
    about: "最近贴出来、还在等人来圆的心愿。",
  },
};
