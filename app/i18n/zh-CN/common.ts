export const common = {
  name: "心愿桥",
  skip: "跳到正文",
  mainMenu: "主要",
  footMenu: "关于本站",
  here: "当前位置",
  pager: "翻页",
  optional: "可以不填",
  refused: (count: number) => `有 ${count} 处要改一下`,
  sortUp: "由小到大",
  sortDown: "由大到小",
  bulk: "对选中的做",
  comma: "，",
  colon: "：",
  time: {
    over: "已截止",
    daysLeft: (count: number) => `还剩 ${count} 天`,
    hoursLeft: (count: number) => `还剩 ${count} 小时`,
    minutesLeft: (count: number) => `还剩 ${count} 分钟`,
  },
  lost: {
    notFound: {
      title: "这一页不在这里",
      body: "可能是链接抄漏了一截，也可能这个心愿已经圆了。",
      action: "去看等人来圆的心愿",
    },
    forbidden: {
      title: "这一页不归您看",
      body: "您登录的身份看不到这里。要是觉得应该看得到，请找本单位的协调员。",
      action: "回到首页",
    },
    gone: {
      title: "这一页收起来了",
      body: "内容已经撤下，不会再公开。还有别的心愿在等。",
      action: "去看等人来圆的心愿",
    },
    slowDown: {
      title: "请歇一小会儿",
      body: "同一个地方来得太密了。过几分钟再试，先前填的不会算错。",
      action: "回到首页",
    },
    broken: {
      title: "这边出了点岔子",
      body: "不是您的问题，已经记下来了。请稍后再试一次。",
      action: "回到首页",
    },
    incident: "找我们时请报这个编号",
  },
};
