import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { Refusal } from '#platform/errors/refusal.ts'

/** Settings of one process: flags before `QUANHENG_*` before the default. */
const Config = z.object({
  dataDir: z.string().optional(),
  port: z.coerce.number('端口要是数字').int().min(0).max(65535).default(8720),
  host: z.string().default('127.0.0.1'),
  databaseUrl: z.url('数据库地址要写成 postgres://用户:密码@主机:端口/库名').optional(),
  keyFile: z.string().optional(),
  county: z
    .string()
    .regex(/^\d{6}$/, '局代码是六位行政区划代码')
    .optional(),
})
export type Config = z.infer<typeof Config>

const variables: Record<keyof Config, string> = {
  dataDir: 'QUANHENG_DATA',
  port: 'QUANHENG_PORT',
  host: 'QUANHENG_HOST',
  databaseUrl: 'DATABASE_URL',
  keyFile: 'QUANHENG_KEY_FILE',
  county: 'QUANHENG_COUNTY',
}

/** Reads the settings. Refuses a value that does not fit with the name of the flag or variable at fault. */
export function readConfig(
  flags: Partial<Record<keyof Config, unknown>>,
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const given = Object.fromEntries(
    (Object.keys(variables) as (keyof Config)[])
      .map((key) => [key, flags[key] ?? env[variables[key]]])
      .filter(([, v]) => v !== undefined && v !== ''),
  )
  const parsed = Config.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const key = String(issue.path[0]) as keyof Config
    throw new Refusal('config', `设置 ${variables[key]}（或同名参数）不对：${issue.message}。`)
  }
  const { dataDir, ...rest } = parsed.data
  return { ...rest, ...(dataDir === undefined ? {} : { dataDir: isAbsolute(dataDir) ? dataDir : resolve(dataDir) }) }
}
