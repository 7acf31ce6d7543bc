import type { Clock, Moment } from '#platform/clock/clock.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { kindOf } from '#platform/files/kinds.ts'
import { type FileKind, fileKinds } from '#platform/files/terms.ts'
import type { Scan } from '#platform/files/scanner.ts'
import { type FileSettings, allowedOn } from '#platform/files/settings.ts'
import type { FileStore, Incoming } from '#platform/files/store.ts'
import type { Readable } from 'node:stream'
import { storedFile as f } from './tables.ts'
import type { ScanState } from './terms.ts'

const mib = 1024 * 1024

/** A file that was taken in and is kept. */
export interface Kept {
  digest: string
  kind: FileKind
  size: number
}

/** What is known of a content. */
interface Known {
  scan: ScanState
  found: string | null
}

/** Where files are taken in: by what they are, not by what they are called, and looked at for viruses before they are kept. */
export class FileDesk {
  readonly #store: FileStore
  readonly #settings: FileSettings
  readonly #scan: Scan | undefined
  readonly #clock: Clock

  constructor(store: FileStore, settings: FileSettings, scan: Scan | undefined, clock: Clock) {
    this.#store = store
    this.#settings = settings
    this.#scan = scan
    this.#clock = clock
  }

  /** What may come in on a day, for whoever is about to choose a file. */
  takes(on: Day): { kinds: FileKind[]; most: number } {
    return { kinds: [...allowedOn(this.#settings, on)], most: this.#settings.mostMegabytes * mib }
  }

  /**
   * Takes a file in and keeps its content. Refuses `file.kind`, `file.macro`, `file.too-large`, `file.empty`, `file.infected` and
   * `file.scan`; nothing is left of a file that is refused.
   */
  async receive(content: Readable, on: Day): Promise<Kept & Known> {
    const { kinds, most } = this.takes(on)
    const incoming = await this.#store.receive(content, most)
    try {
      const kind = kindIn(incoming, kinds)
      const known = await this.#look(() => incoming.read())
      if (known.scan === 'INFECTED') throw infected(known.found)
      await incoming.keep()
      return { digest: incoming.digest, kind, size: incoming.size, ...known }
    } catch (error) {
      await incoming.drop()
      throw error
    }
  }

  /** Writes down that a content is kept; what a scanner said of it last holds. */
  async remember(q: Queryable, kept: Kept & Known): Promise<void> {
    const at = this.#clock.now()
    const scannedAt: Moment | null = kept.scan === 'UNSCANNED' ? null : at
    await q.execute(sql`
      insert into stored_file (county_code, digest, scan, scanned_at, found, at)
      values (${q.scope.county}, ${kept.digest}, ${kept.scan}, ${scannedAt}, ${kept.found}, ${at})
      on conflict (county_code, digest) do update set scan = excluded.scan, scanned_at = excluded.scanned_at, found = excluded.found
      where excluded.scan <> 'UNSCANNED'`)
  }

  /**
   * The content of a kept file. What nobody has looked at is looked at now, when there is a scanner by now; refuses
   * `file.infected` and `file.scan`.
   */
  async open(kept: Kept, writing: <T>(work: (q: Queryable) => Promise<T>) => Promise<T>): Promise<Readable> {
    const [row] = await writing((q) =>
      q.select(
        { scan: f.scan, found: f.found },
        sql`from ${f} where county_code = ${q.scope.county} and digest = ${kept.digest}`,
      ),
    )
    let known: Known = row ?? { scan: 'UNSCANNED', found: null }
    if (known.scan === 'UNSCANNED' && this.#scan) {
      const first = await this.#store.read(kept.digest)
      known = await this.#look(() => first)
      await writing((q) => this.remember(q, { ...kept, ...known }))
    }
    if (known.scan === 'INFECTED') throw infected(known.found)
    return await this.#store.read(kept.digest)
  }

  async #look(content: () => Readable): Promise<Known> {
    if (!this.#scan) return { scan: 'UNSCANNED', found: null }
    const scanned = await this.#scan(content())
    return scanned.clean ? { scan: 'CLEAN', found: null } : { scan: 'INFECTED', found: scanned.found }
  }
}

const refuse = (code: string, text: string): Refusal => new Refusal(`file.${code}`, text, { fields: { files: text } })

const infected = (found: string | null): Refusal =>
  new Refusal('file.infected', `文件有毒（${found ?? '未写明'}），不能收下，也不能打开，请用杀毒软件处理后再传。`, {
    status: 409,
  })

function kindIn(incoming: Incoming, allowed: readonly FileKind[]): FileKind {
  const kind = kindOf(incoming.head, incoming.tail, incoming.size)
  if (kind === 'macro') throw refuse('macro', '文件里有宏程序，不能收下，请另存为不带宏的格式再传。')
  if (kind && allowed.includes(kind)) return kind
  const takes = allowed.map((k) => fileKinds[k].title).join('、')
  throw refuse('kind', `按内容看，这不是可以收的文件（不看文件名）。可以收：${takes}。`)
}
