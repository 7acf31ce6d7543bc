import { Refusal } from '#platform/errors/refusal.ts'

/** Some 49,000 passwords that were found in breaches, most used first; loaded when somebody first chooses one. */
let list: Promise<ReadonlySet<string>> | undefined
const known = (): Promise<ReadonlySet<string>> =>
  (list ??= import('@zxcvbn-ts/language-common').then((m) => new Set(m.dictionary['passwords-common'])))

/** Refuses (`auth.password.breached`) a password that stands in the list of breached ones, whatever its capitals. */
export async function refuseBreached(password: string): Promise<void> {
  if (!(await known()).has(password.normalize('NFKC').toLowerCase())) return
  const message = '新口令在公开的泄露口令名单里，别人会先拿它来试，请换一个。'
  throw new Refusal('auth.password.breached', message, { status: 400, fields: { password: message } })
}
