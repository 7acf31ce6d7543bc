/** Currencies of registered capital and of cases, by the names and symbols that cells use, to ISO 4217. */
const names: Record<string, readonly string[]> = {
  CNY: ['人民币元', '元人民币', '人民币', 'CNY', 'RMB', '￥', '¥'],
  USD: ['美金', '美元', 'USD', 'US$', '$'],
  HKD: ['港元', '港币', 'HKD', 'HK$'],
  MOP: ['澳门元', '澳门币', 'MOP'],
  TWD: ['新台币', '台币', '新台币元', 'TWD', 'NT$'],
  EUR: ['欧元', 'EUR', '€'],
  JPY: ['日元', '日币', '日圆', 'JPY'],
  GBP: ['英镑', 'GBP', '£'],
  AUD: ['澳大利亚元', '澳元', 'AUD'],
  CAD: ['加拿大元', '加元', 'CAD'],
  NZD: ['新西兰元', 'NZD'],
  SGD: ['新加坡元', '新加坡币', '新元', 'SGD'],
  KRW: ['韩元', '韩币', '韩圆', 'KRW'],
  CHF: ['瑞士法郎', 'CHF'],
  THB: ['泰铢', 'THB'],
  MYR: ['马来西亚林吉特', '马币', '林吉特', 'MYR'],
  VND: ['越南盾', 'VND'],
  RUB: ['俄罗斯卢布', '卢布', 'RUB'],
}

const codes = new Map(Object.entries(names).flatMap(([code, forms]) => forms.map((name) => [name, code] as const)))

/** Longest first, so that 澳门元 is not read as 元. */
const alternatives = [...codes.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('$', '\\$'))
  .join('|')
const atStart = new RegExp(`^(?:${alternatives})`, 'i')
const anywhere = new RegExp(alternatives, 'i')

const found = (text: string, pattern: RegExp): { code: string; name: string } | undefined => {
  const name = pattern.exec(text)?.[0]
  return name === undefined ? undefined : { code: codes.get(name.toUpperCase()) ?? '', name }
}

/** The currency named at the start of a text: its ISO 4217 code and the name as it stands there. */
export const currencyAtStart = (text: string): { code: string; name: string } | undefined => found(text, atStart)

/** The first currency named in a text. */
export const currencyIn = (text: string): { code: string; name: string } | undefined => found(text, anywhere)
