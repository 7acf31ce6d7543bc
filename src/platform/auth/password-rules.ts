import { pinyin } from 'pinyin-pro'
import { Refusal } from '#platform/errors/refusal.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { keyboardRows, weakWords } from './weak-words.ts'

/** Whose password it is to be: what others know of this person is no secret. */
export interface PasswordOwner {
  username: string
  name: string
  /** Names of the county and the bureau. */
  places: readonly string[]
}

type Rules = Pick<SignInPolicy, 'passwordLength' | 'passwordKinds'>

const longEnoughForOneKind = 16
const longest = 128
/** Characters that must be left when every guessable piece counts as one. */
const strength = 7
const shortestWalk = 3

const kinds: readonly [RegExp, string][] = [
  [/\p{Lu}/u, '大写字母'],
  [/\p{Ll}/u, '小写字母'],
  [/\p{Nd}/u, '数字'],
  [/[^\p{Lu}\p{Ll}\p{Nd}]/u, '符号'],
]

/** What a new password must be, in one sentence. */
export const rulesText = (rules: Rules): string =>
  `至少 ${rules.passwordLength} 个字符，含大写字母、小写字母、数字、符号中的 ${rules.passwordKinds} 种（满 ${longEnoughForOneKind} 个字符时不限），不能是常见口令、键盘顺序、姓名、用户名或县名的变形。`

/** Refuses a password that does not keep the rules or that others would guess; the sentence says which, never the password. */
export function checkPassword(rules: Rules, password: string, owner: PasswordOwner): void {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < rules.passwordLength)
    refuse('auth.password.short', `新口令太短，至少要 ${rules.passwordLength} 个字符，现在是 ${length} 个。`)
  if (length > longest) refuse('auth.password.long', `新口令太长，最多 ${longest} 个字符。`)
  const missing = kinds.filter(([kind]) => !kind.test(text)).map(([, title]) => title)
  if (length < longEnoughForOneKind && kinds.length - missing.length < rules.passwordKinds)
    refuse(
      'auth.password.kinds',
      `新口令的字符种类太少，大写字母、小写字母、数字、符号要有 ${rules.passwordKinds} 种，现在缺${missing.join('、')}。`,
    )
  if (remaining(text, known(owner)) < strength)
    refuse(
      'auth.password.common',
      '新口令容易被猜到：由常见口令、键盘顺序、日期、重复字符，或者您的姓名、用户名、县名变形而来，请换一个没有规律的。',
    )
}

function refuse(code: string, message: string): never {
  throw new Refusal(code, message, { status: 400, fields: { password: message } })
}

/** The words of a person: names as written, in pinyin and by initials. */
function known({ username, name, places }: PasswordOwner): string[] {
  const words = new Set<string>([username.toLowerCase(), ...username.toLowerCase().split(/[^a-z0-9]+/)])
  for (const written of [...name.split(/\s+/), ...places]) {
    const short = written.replace(/(县|市|区)?(市场监督管理局)?$/u, '')
    for (const part of [written, short]) {
      words.add(part.toLowerCase())
      const syllables = pinyin(part, { toneType: 'none', type: 'array' }).map((s) => s.toLowerCase())
      words.add(syllables.join(''))
      words.add(syllables.map((s) => s[0]).join(''))
      // The family name alone, and the given name alone.
      if (syllables.length > 1) words.add(syllables[0]!).add(syllables.slice(1).join(''))
    }
  }
  return [...words].filter((w) => w.length >= 2).toSorted((a, b) => b.length - a.length)
}

/** Digits and signs that stand for letters, and signs that are digits with the shift key held. */
const lookalike: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const shifted = new Map([...')!@#$%^&*('].map((sign, digit) => [sign, String(digit)]))

/**
 * Characters of a password when each piece that a guesser tries first counts as one: known words, keyboard walks, repeats,
 * years and dates. Each reading of the signs is tried; the weakest counts.
 */
function remaining(password: string, personal: readonly string[]): number {
  const lower = password.toLowerCase()
  const readings = [
    lower,
    [...lower].map((c) => lookalike[c] ?? c).join(''),
    [...lower].map((c) => (c === '1' || c === '!' ? 'l' : (lookalike[c] ?? c))).join(''),
    [...lower].map((c) => shifted.get(c) ?? c).join(''),
  ]
  return cost(readings, personal)
}

/** Cheapest way to spell the password out of guessable pieces, each costing one, and single characters, each costing one. */
function cost(readings: readonly string[], personal: readonly string[]): number {
  const length = readings[0]!.length
  const least = Array<number>(length + 1).fill(0)
  for (let end = 1; end <= length; end++) {
    least[end] = least[end - 1]! + 1
    for (let start = 0; start <= end - 2; start++)
      if (least[start]! + 1 < least[end]! && readings.some((r) => isPiece(r.slice(start, end), personal)))
        least[end] = least[start]! + 1
  }
  return least[length]!
}

const walks = keyboardRows.flatMap((row) => [row, [...row].toReversed().join('')])
const words = new Set(weakWords)

const isPiece = (piece: string, personal: readonly string[]): boolean =>
  words.has(piece) ||
  personal.includes(piece) ||
  /^(.)\1+$/u.test(piece) ||
  /^(.{2,4})\1+$/u.test(piece) ||
  /^(19|20)\d\d((0?[1-9]|1[0-2])((0?[1-9]|[12]\d|3[01]))?)?$/.test(piece) ||
  (piece.length >= shortestWalk && walks.some((w) => w.includes(piece)))
