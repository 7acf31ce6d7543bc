import { createInterface } from 'node:readline'

/** What a command reads and writes: the process's streams, or a test's. */
export interface Terminal {
  /** Answers: standard output. */
  out(text: string): void
  /** Progress and refusals: standard error. */
  err(text: string): void
  /** Lines of standard input, without line ends and without a byte order mark. */
  lines(): AsyncIterable<string>
  /** Where relative paths begin, and the settings of the environment. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The terminal of this process. A reader that stops reading (`| head`) ends the program quietly. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    lines: () => linesOf(createInterface({ input: process.stdin, crlfDelay: Infinity })),
    cwd: process.cwd(),
    env: process.env,
  }
}

async function* linesOf(source: AsyncIterable<string>): AsyncIterable<string> {
  let first = true
  for await (const line of source) {
    yield first ? line.replace(/^\uFEFF/, '') : line
    first = false
  }
}

/** Prints one value as JSON; amounts beyond 2^53 are text. */
export const printJson = (terminal: Terminal, value: unknown): void =>
  terminal.out(`${JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v), 2)}\n`)
