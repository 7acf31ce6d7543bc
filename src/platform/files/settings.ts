import { z } from 'zod'
import { type Day, isDay } from '#platform/clock/day.ts'
import { type FileKind, fileKinds } from './terms.ts'

const kinds = Object.keys(fileKinds) as [FileKind, ...FileKind[]]
const day = z.string().refine((v): v is Day => isDay(v), 'from 要写成 2021-12-05 这样的日期')
const seconds = z.number().int().min(1).max(600).default(60)

const Scanner = z.discriminatedUnion('by', [
  z.strictObject({
    /** A program that reads the file from its standard input: 0 clean, 1 infected, anything else a fault, as clamscan does. */
    by: z.literal('command'),
    command: z.array(z.string().min(1)).min(1, 'command 要写成程序和参数的数组'),
    seconds,
  }),
  z.strictObject({
    /** The socket of clamd, or `host:port`. */
    by: z.literal('clamd'),
    at: z.string().min(1),
    seconds,
  }),
])
export type ScannerSettings = z.infer<typeof Scanner>

/** What files are taken in and how they are looked at. */
export const FileSettings = z.strictObject({
  /** Greatest size of a file, in megabytes of 1024 × 1024 bytes. */
  mostMegabytes: z.number().int().min(1, 'mostMegabytes 至少是 1').max(1000, 'mostMegabytes 最多 1000').default(50),
  /** Kinds that are taken in, from a day on; the last that has begun holds. */
  allowed: z
    .array(z.strictObject({ from: day, kinds: z.array(z.enum(kinds)).min(1) }))
    .min(1)
    .default([{ from: '2000-01-01' as Day, kinds: [...kinds] }]),
  scanner: Scanner.optional(),
})
export type FileSettings = z.infer<typeof FileSettings>

/** The kinds taken in on a day. */
export function allowedOn(settings: Pick<FileSettings, 'allowed'>, on: Day): ReadonlySet<FileKind> {
  const begun = settings.allowed.filter((a) => a.from <= on).sort((a, b) => (a.from < b.from ? -1 : 1))
  return new Set(begun.at(-1)?.kinds ?? [])
}
