export const history = {
  title: "这个心愿的经过",
  lead: "谁在什么时候做了什么，最近的在前。看过孩子资料也记在这里；捐赠人不写名字。",
  none: "还没有记录。",
  link: "经过",
  looked: "看了孩子资料",
  look: "看资料",
  toClaim: "这次认领",
  back: "回到这个心愿",
  by: {
    staff: "同事",
    business: "爱心企业",
    donor: "捐赠人",
    steward: "平台管理员",
    system: "系统",
    link: "持认领链接的人",
    guest: "访客",
  },
};
