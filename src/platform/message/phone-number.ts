/** What a written number turned out to be. */
export type ReadNumber = { kind: 'mobile'; number: string } | { kind: 'landline' | 'wrong' | 'missing'; reason: string }

const dashes = /[\s\u00a0()\-‐-―－·.]/g

/**
 * A mobile number of the mainland as eleven digits, however it was written: full-width digits, spaces, dashes, +86. Landlines
 * and service numbers take no texts and are told apart from numbers that are wrong, so that a person knows what to correct.
 */
export function readMobile(written: string | null | undefined): ReadNumber {
  const plain = (written ?? '').normalize('NFKC').replace(dashes, '')
  if (plain === '') return { kind: 'missing', reason: '没有登记号码' }
  const digits = plain.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return { kind: 'mobile', number: digits }
  if (/^(?:0\d{2,3})?[2-9]\d{6,7}(?:转\d+)?$/.test(digits) || /^[48]00\d{7}$/.test(digits))
    return { kind: 'landline', reason: '是固定电话或服务号码，收不到短信' }
  return { kind: 'wrong', reason: '不是 11 位手机号码' }
}

/** A number as screens show it: first three and last four digits. */
export const maskMobile = (number: string): string => `${number.slice(0, 3)}****${number.slice(-4)}`

/** What a written e-mail address turned out to be; the part after @ in lower case. */
export function readAddress(written: string | null | undefined): { address: string } | { reason: string } {
  const plain = (written ?? '').normalize('NFKC').trim()
  if (plain === '') return { reason: '没有登记邮箱' }
  const found = /^([^\s@<>,;"]{1,64})@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(plain)
  return found ? { address: `${found[1]}@${found[2]!.toLowerCase()}` } : { reason: '不是电子邮箱地址' }
}

/** An address as screens show it: its first character and its domain. */
export const maskAddress = (address: string): string => address.replace(/^(.)[^@]*/, '$1***')
