/** The banks behind the network whose online banking is simulated, by the network's short names. */
const names: Readonly<Record<string, { zh: string; en: string }>> = {
  ICBC: { zh: '工商银行', en: 'ICBC' },
  CCB: { zh: '建设银行', en: 'China Construction Bank' },
  ABC: { zh: '农业银行', en: 'Agricultural Bank of China' },
  BOC: { zh: '中国银行', en: 'Bank of China' },
  BOCOM: { zh: '交通银行', en: 'Bank of Communications' },
  CMB: { zh: '招商银行', en: 'China Merchants Bank' },
  PSBC: { zh: '邮储银行', en: 'Postal Savings Bank of China' },
  CITIC: { zh: '中信银行', en: 'China CITIC Bank' },
  CEB: { zh: '光大银行', en: 'China Everbright Bank' },
  SPDB: { zh: '浦发银行', en: 'SPD Bank' },
  CMBC: { zh: '民生银行', en: 'China Minsheng Bank' },
  CIB: { zh: '兴业银行', en: 'Industrial Bank' },
  PAB: { zh: '平安银行', en: 'Ping An Bank' },
  HZCB: { zh: '杭州银行', en: 'Bank of Hangzhou' },
  EXIM: { zh: '进出口银行', en: 'Export-Import Bank of China' },
}

export const netbankName = (code: string) => names[code] ?? { zh: code, en: code }
