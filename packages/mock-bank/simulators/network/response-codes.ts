/** The network's response codes that the simulator gives, with the words that go with them. */
export const responseCodes = {
  '00': '成功',
  '01': '交易失败。详情请咨询95516',
  '05': '交易已受理，请稍后查询交易结果',
  '10': '报文格式错误',
  '11': '验证签名失败',
  '12': '重复交易',
  '13': '报文交易要素缺失',
  '31': '商户状态不正确',
  '32': '无此交易权限',
  '34': '查无此交易',
  '35': '原交易状态不正确',
  '36': '与原交易信息不符',
  '42': '扣款成功但交易超过规定支付时间',
  '45': '原交易已被成功退货或已被成功撤销',
  '60': '交易失败，详情请咨询您的发卡行',
  '61': '输入的卡号无效，请确认后输入',
  '62': '交易失败，发卡银行不支持该商户，请更换其他银行卡',
  '63': '卡状态不正确',
  '64': '卡上的余额不足',
  '66': '持卡人身份信息或手机号输入不正确，验证失败',
  '69': '您的输入超时，交易失败',
  '70': '交易已跳转，等待持卡人输入',
  '71': '动态口令或短信验证码校验失败',
} as const

export type ResponseCode = keyof typeof responseCodes

/** `respMsg` as the network words it: the text, then its internal code in brackets. */
export const responseMessage = (code: ResponseCode) =>
  `${responseCodes[code]}[${code === '00' ? '0000000' : `60000${code}`}]`
