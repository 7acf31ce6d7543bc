import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import pg from 'pg'
import { writeRows } from '#kernel/exchange/read/write.ts'
import type { Recorded } from '#test/harness/recorded.ts'

/**
 * The other side of the ratios: node:http, a pool, and the statements of the product as they are, by address. Nobody signs in,
 * nothing is checked or parsed but the body of a create, no policy stands on the tables (it works as their owner), nothing is
 * journalled. `bare-server.ts <file>`: the file names the database and holds the statements.
 */
export interface BareWork {
  ownerUrl: string
  /** Address → statements whose rows are the answer. */
  reads: Record<string, Recorded[]>
  /** What a create looks up by a field of its body, and the columns that it fills from what it found and from the others. */
  create: {
    path: string
    lookUp: { text: string; field: string }
    table: string
    fixed: Record<string, unknown>
    columns: Record<string, string>
  }
  exported: { path: string; statement: Recorded }
}

const work = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as BareWork
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text)
const pool = new pg.Pool({ connectionString: work.ownerUrl, max: 12 })

const prepared = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24)
const reads = new Map(
  Object.entries(work.reads).map(([url, statements]) => [
    url,
    statements.map((s) => ({
      text: s.text,
      values: s.values,
      ...(s.plan ? {} : { name: prepared(s.text) }),
    })),
  ]),
)

async function read(url: string): Promise<unknown[] | undefined> {
  const statements = reads.get(url)
  if (!statements) return undefined
  const client = await pool.connect()
  try {
    const found: unknown[] = []
    for (const statement of statements) found.push((await client.query(statement)).rows)
    return found
  } finally {
    client.release()
  }
}

const { lookUp, table, fixed, columns } = work.create
const filled = [...Object.keys(fixed), 'id', ...Object.values(columns)]
const insert = {
  name: 'create',
  text: `insert into ${table} (${filled.join(', ')}) values (${filled.map((_, i) => `$${i + 1}`).join(', ')})`,
}

async function create(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) text += piece as string
  const body = JSON.parse(text) as Record<string, unknown>
  const id = randomUUID()
  const client = await pool.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>({
      name: 'lookUp',
      text: lookUp.text,
      values: [body[lookUp.field]],
    })
    const known = { ...body, ...rows[0] }
    const values = [...Object.values(fixed), id, ...Object.keys(columns).map((field) => known[field])]
    await client.query({ ...insert, values })
  } finally {
    client.release()
  }
  return { id }
}

async function exported(reply: ServerResponse): Promise<void> {
  const { rows } = await pool.query<Record<string, string | null>>(work.exported.statement)
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => names.map((name) => textOf(row[name])))
  await writeRows(reply, { title: 'bare', columns: names.map((header) => ({ header })), rows: lines })
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value as string)

const server = createServer((request, reply) => {
  answer(request, reply).catch((error: unknown) => {
    reply.statusCode = 500
    reply.end(String(error))
  })
})

async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const url = request.url!
  if (url === work.exported.path) return await exported(reply)
  const found = url === work.create.path ? await create(request) : await read(url)
  const text = JSON.stringify(found) ?? 'nothing'
  reply.writeHead(found === undefined ? 404 : 200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  reply.end(text)
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as { port: number }).port}\n`)
})
