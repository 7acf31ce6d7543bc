import { AxeBuilder } from '@axe-core/playwright'
import { QueryClient } from '@tanstack/react-query'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDomainUis } from '#app/web/domain-uis.ts'
import { consoleRouter } from '#app/web/router.tsx'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const desk = { width: 1440, height: 900 }
/** A phone, the narrowest desk, a 4K screen. */
const widths = [390, 1280, 3840]
const patience = 900_000
/** What the eye does not notice, by the Core Web Vitals. */
const littleShift = 0.1

/** Addresses of the console as its router has them: a page that is added is checked without anybody thinking of it. */
const paths = Object.keys(consoleRouter(await loadDomainUis(), new QueryClient()).routesByPath).filter(
  (path) => path !== '/$',
)

describe.runIf('browser' in opened)('every page of the console', () => {
  const browser = (): Browser => (opened as { browser: Browser }).browser
  let product: Awaited<ReturnType<typeof startSmallCounty>>
  let context: BrowserContext
  let page: Page
  const faults: string[] = []
  let shown = 0

  async function newPage(): Promise<Page> {
    const made = await context.newPage()
    made.on('pageerror', (fault) => faults.push(`${made.url()}: ${fault.message}`))
    await made.addInitScript(() => {
      const seen = { shift: 0, of: '' }
      Object.assign(window, { seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as Shift[])
          if (!entry.hadRecentInput) {
            seen.shift += entry.value
            seen.of += entry.sources.map((x) => (x.node as Element | null)?.className ?? '').join(' ')
          }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    return made
  }
  beforeAll(async () => {
    product = await startSmallCounty()
    context = await browser().newContext({
      viewport: desk,
      baseURL: product.address,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      colorScheme: 'light',
    })
    page = await newPage()
    await page.goto('/')
    await page.getByRole('button', { name: /^系统管理员/ }).click()
    await page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
  }, patience)
  afterAll(async () => {
    await context?.close()
    await browser().close()
    await product?.stop()
  })

  const settled = async (): Promise<void> => {
    await page.locator('h1').first().waitFor()
    await page.waitForFunction(() => document.querySelector('.qh-loading') === null)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
  }
  /** Records are drawn from the same parts as lists: their colours are looked at in the light alone. */
  const faultsOfAccess = async (where: string): Promise<string[]> => {
    // Lines of a table are alike: the first ones stand for all.
    const axe = (): AxeBuilder =>
      new AxeBuilder({ page }).setLegacyMode().exclude('.qh-table tbody tr:nth-child(n + 6)')
    const light = await axe().withTags(wcag).analyze()
    const said = ({ violations }: typeof light): string[] =>
      violations.flatMap((v) => v.nodes.map((n) => `${where} ${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`))
    if (where.includes('$')) return said(light)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(
      () =>
        document.documentElement.dataset.look === 'dark' &&
        document.getAnimations().every((a) => a.playState !== 'running'),
    )
    const dark = await axe().withRules(['color-contrast']).analyze()
    await page.emulateMedia({ colorScheme: 'light' })
    return [...said(light), ...said(dark)]
  }

  /** Opens a page and gives what is wrong with it. */
  async function faultsOf(path: string, address: string): Promise<string[]> {
    // A renderer that has shown many pages grows slow: it is left for a new one, which first reads the program.
    if (++shown % 20 === 0) {
      await page.close()
      page = await newPage()
      await page.goto('/')
      await page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
    }
    await page.goto(address)
    await settled()
    const { shift, of } = await page.evaluate(() => (window as unknown as { seen: { shift: number; of: string } }).seen)
    const found = shift > littleShift ? [`${path} moves by ${shift}: ${of}`] : []
    found.push(...(await faultsOfAccess(path)))
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      found.push(...(await page.evaluate(tooWide)).map((what) => `${path} at ${width}: ${what}`))
    }
    await page.setViewportSize(desk)
    return found
  }
  const post = async (path: string, what: { data: object } | { multipart: object }): Promise<void> => {
    const answer = await page.request.post(path, { ...what, headers: { 'x-quanheng': '1' } } as object)
    expect(answer.status(), await answer.text()).toBe(200)
  }

  it(
    'has no fault of access by WCAG 2.2 AA, in the light and in the dark; nothing moves while it loads or is wider than a screen',
    async () => {
      const found = await faultsOf('/sign-in', '/sign-in')

      // What the demonstration county has none of.
      await post('/api/report-issues', { data: { asOf: '2021-12-05' } })
      const bad = {
        name: '登记册.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('统一社会信用代码,企业名称,成立日期\n91,甲店,2021-02-30\n'),
      }
      await post('/api/imports', { multipart: { file: bad } })
      const ask = async (path: string) => (await page.request.get(path)).json() as Promise<Asked>
      const { id } = (await ask('/api/permits?state=ACCEPTED')).rows[0]!
      const { version } = await ask(`/api/permits/${id}`)
      const input = { id, version, outcome: 'WITHDRAWN', on: '2021-12-06', reason: '申请人改了主意' }
      await post('/api/approvals', { data: { operation: 'concludeApplication', input } })

      const words = { purpose: 'NOTICE', channel: 'SMS', template: '请看通知。', list: '139 0000 0001\n12345' }
      await post('/api/message-campaigns', { data: words })
      await post('/api/message-templates', { data: { ...words, name: '通知', body: '请看通知。' } })
      await post('/api/message-opt-outs', { data: { channel: 'SMS', target: '13900000002', reason: '来电' } })
      await post('/api/notices', { data: { to: ['admin'], title: '开会', body: '三点' } })

      const links = new Set<string>()
      for (const path of paths.filter((p) => !p.includes('$'))) {
        found.push(...(await faultsOf(path, path)))
        for (const href of await page
          .locator('a[href^="/"]')
          .evaluateAll((all) => all.map((a) => a.getAttribute('href')!)))
          links.add(href.split('?')[0]!)
      }
      for (const path of paths.filter((p) => p.includes('$'))) {
        const pattern = new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`)
        const record = [...links].find((href) => pattern.test(href) && !paths.includes(href))
        if (record) found.push(...(await faultsOf(path, record)))
        else found.push(`${path}: no page that was opened has a link to such a record`)
      }
      expect(found).toEqual([])
      expect(faults).toEqual([])
    },
    patience,
  )

  it(
    'is reached by keyboard: past the menu to the text, into a form that holds the focus and gives it back, into a record',
    async () => {
      const focused = (): Promise<string> =>
        page.evaluate(() =>
          document.activeElement?.closest('[role=dialog]') ? 'form' : (document.activeElement?.textContent ?? ''),
        )
      await page.goto('/equity-pledges')
      await settled()
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('跳到正文')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('登记股权出质')

      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.getByLabel('质权登记编号').waitFor()
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('form')
      // After the last field it is the browser's turn, never the page behind.
      const behind = (): Promise<boolean> =>
        page.evaluate(
          () => document.activeElement !== document.body && !document.activeElement?.closest('[role=dialog]'),
        )
      for (let i = 0; i < 40; i += 1) {
        await page.keyboard.press('Tab')
        expect(await behind()).toBe(false)
      }
      await page.getByLabel('质权登记编号').focus()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.waitForFunction(() => document.activeElement?.textContent === '登记股权出质')

      const first = page.locator('.qh-table tbody a').first()
      const record = await first.getAttribute('href')
      for (let i = 0; i < 60 && !(await first.evaluate((a) => a === document.activeElement)); i += 1)
        await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${record!}`)

      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: '查主体、人员、编号，找页面' }).waitFor()
      await page.keyboard.type('审计日志')
      await page.getByRole('option', { name: /首页/ }).waitFor({ state: 'detached' })
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '审计日志', level: 1 }).waitFor()
    },
    patience,
  )

  it(
    'keeps the look that somebody chose',
    async () => {
      const look = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset.look)
      await page.goto('/')
      await settled()
      expect(await look()).toBe('light')
      await page.getByRole('button', { name: /外观：跟随系统/ }).click()
      await page.getByRole('button', { name: /外观：浅色/ }).click()
      expect(await look()).toBe('dark')
      await page.reload()
      expect(await look()).toBe('dark')
      await page.getByRole('button', { name: /外观：深色/ }).click()
      expect(await look()).toBe('light')
    },
    patience,
  )
})

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
interface Asked {
  rows: { id: string }[]
  version: number
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is wider than the screen, and words that are cut off without a way to read them. Runs in the page. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const cut = [...document.querySelectorAll<HTMLElement>('h1,h2,h3,a,button,th,td,dt,dd,label,li,p,.ant-tag')].filter(
    (e) => {
      const { overflowX, clipPath } = getComputedStyle(e)
      if (clipPath !== 'none' || !['hidden', 'clip'].includes(overflowX)) return false
      return e.scrollWidth > e.clientWidth + 1 && !e.title && !e.closest('[title]') && e.textContent.trim() !== ''
    },
  )
  return [
    ...(scrollWidth > clientWidth ? [`page is ${scrollWidth} px wide`] : []),
    ...cut.map((e) => `cut off: ${e.outerHTML.slice(0, 160)}`),
  ]
}
