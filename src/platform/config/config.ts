import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { SignInPolicy } from '#platform/auth/sign-in-policy.ts'
import { SingleSignOnSettings } from '#platform/auth/single-sign-on-settings.ts'
import { FileSettings } from '#platform/files/settings.ts'
import { leastJournalMonths } from '#platform/config/retention.ts'
import { MessageSettings } from '#platform/message/settings.ts'
import { Refusal } from '#platform/errors/refusal.ts'

/** Settings of one process: flags before `QUANHENG_*` before the file before the default. */
const Config = z.strictObject({
  dataDir: z.string().optional(),
  port: z.coerce.number('端口要是数字').int().min(0).max(65535).default(8720),
  host: z.string().default('127.0.0.1'),
  databaseUrl: z.url('数据库地址要写成 postgres://用户:密码@主机:端口/库名').optional(),
  keyFile: z.string().optional(),
  county: z
    .string()
    .regex(/^\d{6}$/, '局代码是六位行政区划代码')
    .optional(),
  /** What personal numbers are sealed with from now on; both kinds are opened. */
  cipher: z.enum(['aes', 'sm'], 'cipher 只能是 aes 或 sm（国密）').optional(),
  /** Sessions and locks: in the file only. */
  signIn: SignInPolicy.optional(),
  /** Single sign-on: in the file only. */
  singleSignOn: SingleSignOnSettings.optional(),
  /** The client's secret at its provider: in the environment, or in the file that the settings name. */
  singleSignOnSecret: z.string().optional(),
  /** How people outside are reached, by text and by mail: in the file only. */
  messages: MessageSettings.optional(),
  /** Secrets of the SMS gateway and of the mail server: in the environment, or in the files that the settings name. */
  smsSecret: z.string().optional(),
  mailPassword: z.string().optional(),
  /** Months for which the bureau keeps its log of operations: no fewer than six (网络安全法第二十一条). */
  journalMonths: z.number().int().min(leastJournalMonths, '操作日志至少要保存六个月').optional(),
  /** Minutes for which whoever made an entry may take it back; 0: not at all. */
  undoMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60, 'undoMinutes 最多一天（1440 分钟）')
    .optional(),
  /** Which files are taken in, how large, and what looks at them for viruses: in the file only. */
  files: FileSettings.optional(),
  /** Addresses of reverse proxies on other machines. */
  proxies: z.array(z.string().regex(/^[0-9a-fA-F.:/]+$/, 'proxies 是反向代理的 IP 地址')).optional(),
})
export type Config = z.infer<typeof Config>

const variables = {
  dataDir: 'QUANHENG_DATA',
  port: 'QUANHENG_PORT',
  host: 'QUANHENG_HOST',
  databaseUrl: 'DATABASE_URL',
  keyFile: 'QUANHENG_KEY_FILE',
  county: 'QUANHENG_COUNTY',
  cipher: 'QUANHENG_CIPHER',
  singleSignOnSecret: 'QUANHENG_SSO_SECRET',
  smsSecret: 'QUANHENG_SMS_SECRET',
  mailPassword: 'QUANHENG_MAIL_PASSWORD',
} as const satisfies Partial<Record<keyof Config, string>>
type Variable = keyof typeof variables

/** Name of the settings file inside the data folder. */
const fileName = 'quanheng.json'

/**
 * Reads the settings: from flags, from the environment, then from `quanheng.json` in the data folder or the file that
 * `QUANHENG_CONFIG` names. Refuses a value that does not fit with the name of the flag, variable or entry at fault.
 */
export function readConfig(flags: Partial<Record<Variable, unknown>>, env: NodeJS.ProcessEnv = process.env): Config {
  const given = new Map<string, { value: unknown; from: string }>()
  for (const [key, variable] of Object.entries(variables) as [Variable, string][]) {
    const value = flags[key] ?? env[variable]
    if (value !== undefined && value !== '') given.set(key, { value, from: `${variable}（或同名参数）` })
  }
  const folder = given.get('dataDir')?.value
  const file = env.QUANHENG_CONFIG || (typeof folder === 'string' ? join(folder, fileName) : undefined)
  for (const [key, value] of Object.entries(file === undefined ? {} : readSettings(file, !!env.QUANHENG_CONFIG)))
    if (!given.has(key)) given.set(key, { value, from: `${file} 里的 ${key} ` })
  const parsed = Config.safeParse(Object.fromEntries([...given].map(([key, g]) => [key, g.value])))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const unknown = issue.code === 'unrecognized_keys' && issue.path.length === 0
    const key = unknown ? issue.keys[0]! : String(issue.path[0])
    const message = unknown ? '没有这一项设置' : issue.message
    throw new Refusal('config', `设置 ${given.get(key)?.from ?? key}不对：${message}。`)
  }
  const { dataDir, ...rest } = parsed.data
  return { ...rest, ...(dataDir === undefined ? {} : { dataDir: isAbsolute(dataDir) ? dataDir : resolve(dataDir) }) }
}

function readSettings(file: string, named: boolean): object {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (!named && (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Refusal('config.file', `读不了设置文件 ${file}，请检查它在不在、有没有权限。`)
  }
  try {
    const made: unknown = JSON.parse(text)
    if (typeof made === 'object' && made !== null && !Array.isArray(made)) return made
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('config.file', `设置文件 ${file} 不是一个 JSON 对象，请检查逗号和引号。`)
}
