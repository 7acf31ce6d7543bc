import type { Readable } from 'node:stream'
import type { Queryable } from '#platform/db/database.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { Download } from '#platform/files/download.ts'
import { nameFor } from '#platform/files/kinds.ts'
import { fileKinds, shownKinds } from '#platform/files/terms.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { insertRows, voidRows } from '#kernel/record/write.ts'
import type { FileDesk } from './desk.ts'
import { attachment as a, storedFile as f } from './tables.ts'

/** Which record files belong to. */
export interface Owner {
  ledger: string
  id: string
}

/** What one record may have: more is an archive of its own. */
const mostPerRecord = 200
const mostNameCharacters = 120

const fields = {
  id: a.id,
  version: a.version,
  name: a.name,
  kind: a.kind,
  size: sql<number>`${a.size}::float8`,
  digest: a.digest,
  addedBy: a.addedBy,
  addedAt: a.addedAt,
  voidReason: a.voidReason,
}
const of = (q: Queryable, owner: Owner) =>
  sql`${a.countyCode} = ${q.scope.county} and ${a.ledger} = ${owner.ledger} and ${a.recordId} = ${owner.id}`

/** The files of a record, void ones too, in the order in which they came. */
export const attachmentsOf = (q: Queryable, owner: Owner) =>
  q.select(
    { ...fields, scan: sql<typeof f.$inferSelect.scan>`coalesce(${f.scan}, 'UNSCANNED')` },
    sql`from ${a} left join ${f} on ${f.countyCode} = ${a.countyCode} and ${f.digest} = ${a.digest}
      where ${of(q, owner)} order by ${a.addedAt}, ${a.id}`,
  )

/** One file of a record; refuses (`not-found`) what is not there. */
export async function attachmentOf(q: Queryable, owner: Owner, id: string) {
  const [row] = await q.select(fields, sql`from ${a} where ${of(q, owner)} and ${a.id} = ${id}`)
  if (!row) throw notFound('这个附件')
  return row
}

/**
 * Adds files to a record: all of them or, when one is refused, none. A content that the record has already is not added again, so
 * that an upload may be repeated. Refuses what `FileDesk.receive` refuses, and `attachment.many`.
 */
export async function addAttachments(
  call: Call,
  desk: FileDesk,
  owner: Owner,
  files: AsyncIterable<{ name: string; stream: Readable }>,
): Promise<{ ids: string[] }> {
  const received: { name: string; kept: Awaited<ReturnType<FileDesk['receive']>> }[] = []
  for await (const file of files) {
    const kept = await desk.receive(file.stream, call.today)
    received.push({ name: nameFor(shortName(file.name), kept.kind), kept })
  }
  if (received.length === 0)
    throw new Refusal('attachment.none', '没有收到文件，请选择要上传的文件。', {
      status: 400,
      fields: { files: '请选择文件' },
    })
  return await call.write(async (tx) => {
    // Two uploads to one record go one after the other: each sees what the other added.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${owner.id}, 0))`)
    const there = new Map(
      (
        await tx.select(
          { id: a.id, digest: a.digest },
          sql`from ${a} where ${of(tx, owner)} and ${a.voidReason} is null`,
        )
      ).map((r) => [r.digest, r.id]),
    )
    const stationCode = await stationOf(tx, owner)
    const ids: string[] = []
    for (const { name, kept } of received) {
      await desk.remember(tx, kept)
      const known = there.get(kept.digest)
      if (known === undefined && there.size >= mostPerRecord)
        throw new Refusal('attachment.many', `一条记录最多 ${mostPerRecord} 个附件，请把文件合并后再传。`, {
          status: 409,
        })
      const [id] =
        known === undefined
          ? await insertRows(tx, a, [
              {
                ledger: owner.ledger,
                recordId: owner.id,
                name,
                digest: kept.digest,
                kind: kept.kind,
                size: BigInt(kept.size),
                addedBy: call.actor.name,
                addedAt: tx.at,
                stationCode,
              },
            ])
          : [known]
      there.set(kept.digest, id!)
      ids.push(id!)
    }
    return { ids }
  })
}

/** The content of a file, to be stored by the browser or, where it can be drawn safely, to be looked at. */
export async function contentOf(
  call: Call,
  desk: FileDesk,
  owner: Owner,
  asked: { attachment: string; inline?: boolean | undefined },
): Promise<Download> {
  const row = await call.read((q) => attachmentOf(q, owner, asked.attachment))
  return new Download({
    content: await desk.open(row, (work) => call.db.write(call.scope, work)),
    name: row.name,
    type: fileKinds[row.kind].type,
    size: row.size,
    inline: asked.inline === true && shownKinds.has(row.kind),
  })
}

/** Voids a file of a record. It stays on the list with the reason, and its content stays too. */
export const voidAttachment = (
  call: Call,
  owner: Owner,
  input: { attachment: string; version: number; reason: string },
): Promise<Record<string, never>> =>
  call.write(async (tx) => {
    await attachmentOf(tx, owner, input.attachment)
    await voidRows(tx, a, [{ id: input.attachment, version: input.version }], input.reason)
    return {}
  }, input.reason)

/** The station that answers for a record, and so for its files. */
async function stationOf(q: Queryable, owner: Owner): Promise<string | null> {
  const [row] = await q.rows<{ station: string | null }>(
    sql`select station_code as station from ${sql.identifier(owner.ledger)} where county_code = ${q.scope.county} and id = ${owner.id}`,
  )
  if (!row) throw notFound('这条记录')
  return row.station
}

/** A name without folders and signs that a disk or a reader stumbles over; its ending stays. */
function shortName(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}<>:"|?*]/gu, '').trim() || '未命名'
  return base.length <= mostNameCharacters ? base : `${base.slice(0, mostNameCharacters - 12)}…${base.slice(-10)}`
}
