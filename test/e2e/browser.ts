import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'
import { type Browser, type Locator, chromium as driver } from 'playwright-core'
import { expect } from 'vitest'

/** Flags of the package that would hide faults of ours: they switch off what a real browser enforces. */
const unwanted = ['--disable-web-security', '--allow-running-insecure-content', '--single-process']

/**
 * A real browser from the package registry. Where the machine lacks its two system libraries they are unpacked beside it.
 * Gives the reason where none can run at all (another processor or system).
 */
export async function openBrowser(): Promise<{ browser: Browser } | { reason: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { reason: `there is no packaged browser for ${process.platform}-${process.arch}` }
  }
  const executablePath = await chromium.executablePath()
  const args = chromium.args.filter((flag) => !unwanted.includes(flag))
  try {
    return { browser: await driver.launch({ executablePath, args }) }
  } catch {
    const libraries = fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')))
    await inflate(libraries)
    const env = { ...process.env, LD_LIBRARY_PATH: join(tmpdir(), 'al2023/lib') } as Record<string, string>
    try {
      return { browser: await driver.launch({ executablePath, args, env }) }
    } catch (fault) {
      return { reason: fault instanceof Error ? fault.message.split('\n')[0]! : String(fault) }
    }
  }
}

/** Types a day as people do, and leaves the field; a calendar that is still open would catch the next click. */
export async function typeDay(field: Locator, day: string): Promise<void> {
  await field.fill(day)
  await field.press('Enter')
  await field.blur()
  expect(await field.inputValue()).toBe(day)
  await field.page().locator('.ant-picker-dropdown:visible').waitFor({ state: 'hidden' })
}
