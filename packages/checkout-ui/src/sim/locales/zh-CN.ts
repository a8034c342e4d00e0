import { design } from '../../design/locales/zh-CN.ts'

export const messages = {
  ...design,

  title: '信息',
  loading: '正在读取短信',
  'phone.about': '沙箱里的手机：这个测试环境中银行发出的短信都到这里，不论发给哪个号码。',
  sender: '钱塘银行',
  sentTo: '发至 {mobile}',
  new: '新',
  copy: '复制',
  copied: '已复制',
  filter: '只看一个号码',
  all: '全部',
  older: '更早的短信',
  noOlder: '只显示最近 {count} 条',
  arrivedCode: '新短信，验证码 {code}',
  arrived: '新短信：{text}',
  'empty.title': '还没有短信',
  'empty.text': '银行一发送验证码，这里马上就能看到。',
  'noKey.title': '这是谁的手机？',
  'noKey.text': '地址里缺少测试环境的密钥。请从起始页打开，或在地址后加上它：',
  'wrongKey.title': '银行不认识这个密钥',
  'wrongKey.text': '测试环境可能已重建。请从起始页重新打开。',
  'offline.title': '连不上银行',
  'offline.text': '银行可能还没有启动。恢复后短信会自动出现。',
  'offline.again': '正在重新连接，下面可能不是最新的。',
} as const
