// Takes the pictures of docs/screenshots from a running demonstration.
// Usage: npm start, then in another window: node scripts/screenshots.ts [http://127.0.0.1:8720]
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '#test/e2e/browser.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:8720'
const folder = new URL('../docs/screenshots/', import.meta.url).pathname
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

const pictures = [
  { name: 'home', who: 'credit', path: '/' },
  { name: 'report', who: 'office', path: '/report?asOf=2021-12-05' },
  { name: 'figure', who: 'office', path: '/figures/entities.active.count?asOf=2021-12-05' },
  { name: 'list', who: 'registrar', path: '/entities' },
  { name: 'leader-dark', who: 'director', path: '/', dark: true },
  { name: 'phone', who: 'qingxi', path: '/', size: phone },
] as const

const opened = await openBrowser()
if ('reason' in opened) throw new Error(opened.reason)
await mkdir(folder, { recursive: true })
for (const p of pictures) {
  const context = await opened.browser.newContext({
    viewport: 'size' in p ? p.size : desk,
    baseURL: address,
    locale: 'zh-CN',
    colorScheme: 'dark' in p ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const demo = { username: p.who, password: `demo-${p.who}` }
  await page.request.post('/api/sign-in', { data: demo, headers: { 'x-quanheng': '1' } })
  await page.goto(p.path)
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: join(folder, `${p.name}.png`) })
  console.log(`docs/screenshots/${p.name}.png`)
  await context.close()
}
await opened.browser.close()
