export const practice = {
  title: "练习信箱",
  lead: "练习环境里寄出的信都落在这里，最新的在最上面。没有一封真的寄出去。",
  to: "收信人",
  subject: "主题",
  sentAt: "寄出时间",
  empty: "还没有信",
  emptyBody: "登录、认领或者发布一个批次，信就会落到这里。",
  drawn: "看它在邮件里的样子",
};
