/** A currency of registered capital: ISO 4217 letters and digits, and the names that registers write. */
export interface Currency {
  /** ISO 4217 letters, `CNY`. */
  code: string
  /** ISO 4217 digits (GB/T 12406), `156`. */
  digits: string
  name: string
  also: readonly string[]
}

export const currencies: readonly Currency[] = [
  { code: 'CNY', digits: '156', name: '人民币', also: ['人民币元', '元人民币', '元', 'RMB', '￥', '¥'] },
  { code: 'USD', digits: '840', name: '美元', also: ['美金', 'US$', '$'] },
  { code: 'HKD', digits: '344', name: '港元', also: ['港币', '港纸', '香港元', 'HK$'] },
  { code: 'MOP', digits: '446', name: '澳门元', also: ['澳门币', 'MOP$'] },
  { code: 'TWD', digits: '901', name: '新台币', also: ['新台币元', '新台币圆', '台币', 'NT$'] },
  { code: 'EUR', digits: '978', name: '欧元', also: ['€'] },
  { code: 'JPY', digits: '392', name: '日元', also: ['日币', '日圆'] },
  { code: 'GBP', digits: '826', name: '英镑', also: ['£'] },
  { code: 'AUD', digits: '036', name: '澳大利亚元', also: ['澳元', '澳币'] },
  { code: 'CAD', digits: '124', name: '加拿大元', also: ['加元', '加币'] },
  { code: 'NZD', digits: '554', name: '新西兰元', also: ['纽元'] },
  { code: 'SGD', digits: '702', name: '新加坡元', also: ['新加坡币', '新元', '新币'] },
  { code: 'KRW', digits: '410', name: '韩元', also: ['韩币', '韩圆', '韩国元'] },
  { code: 'CHF', digits: '756', name: '瑞士法郎', also: ['瑞郎'] },
  { code: 'SEK', digits: '752', name: '瑞典克朗', also: [] },
  { code: 'DKK', digits: '208', name: '丹麦克朗', also: [] },
  { code: 'NOK', digits: '578', name: '挪威克朗', also: [] },
  { code: 'THB', digits: '764', name: '泰铢', also: ['泰国铢'] },
  { code: 'MYR', digits: '458', name: '马来西亚林吉特', also: ['林吉特', '马币', '马来西亚元'] },
  { code: 'IDR', digits: '360', name: '印度尼西亚卢比', also: ['印尼盾', '印尼卢比'] },
  { code: 'PHP', digits: '608', name: '菲律宾比索', also: [] },
  { code: 'VND', digits: '704', name: '越南盾', also: [] },
  { code: 'INR', digits: '356', name: '印度卢比', also: [] },
  { code: 'RUB', digits: '643', name: '俄罗斯卢布', also: ['卢布'] },
]

const key = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

const byName = new Map(
  currencies.flatMap((c) => [c.code, c.digits, c.name, ...c.also].map((name) => [key(name), c] as const)),
)

/** The currency behind a name, symbol or ISO code, `美元`, `USD`, `840`; undefined when none is known by it. */
export const findCurrency = (text: string): Currency | undefined => byName.get(key(text))
