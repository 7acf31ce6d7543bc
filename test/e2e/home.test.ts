import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const patience = 120_000

describe.runIf('browser' in opened)('the home in a real browser', () => {
  const browser = (): Browser => (opened as { browser: Browser }).browser
  let product: Awaited<ReturnType<typeof startSmallCounty>>
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    product = await startSmallCounty()
  }, patience)
  afterAll(async () => {
    await Promise.all(contexts.map((c) => c.close()))
    await browser().close()
    await product?.stop()
  })

  async function signedIn(name: RegExp, viewport = desk): Promise<{ page: Page; faults: string[] }> {
    const context = await browser().newContext({ viewport, baseURL: product.address, locale: 'zh-CN' })
    contexts.push(context)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    await page.goto('/')
    await page.getByRole('button', { name }).click()
    await page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
    return { page, faults }
  }
  const tasks = (page: Page) => page.getByRole('list', { name: '待办事项' }).getByRole('listitem')

  it(
    'puts what is overdue on top, opens the right form with one click, and is without it after the act',
    async () => {
      const { page, faults } = await signedIn(/许诚/)
      await tasks(page).first().waitFor()
      const lights = await tasks(page).evaluateAll((items) =>
        items.map((li) => li.querySelector('.qh-lamp')?.getAttribute('aria-label') ?? ''),
      )
      const order = ['逾期', '临期', '正常', '中止']
      const dues = await tasks(page).evaluateAll((items) =>
        items.map((li) => li.querySelector('time')?.textContent ?? ''),
      )
      expect(lights[0]).toBe('逾期')
      expect(
        lights
          .filter((l) => l !== '中止')
          .every((l, i, all) => i === 0 || order.indexOf(l) >= order.indexOf(all[i - 1]!) || dues[i]! >= dues[i - 1]!),
      ).toBe(true)
      expect(dues.filter(Boolean)).toEqual(dues.filter(Boolean).toSorted())
      const waiting = tasks(page).filter({ hasText: '待公示的文书' }).first()
      const what = await waiting.getByRole('link').innerText()
      const total = async (): Promise<number> =>
        Number(await page.locator('section[aria-label="待办事项"] h2 .qh-count').first().innerText())
      const before = await total()
      await waiting.getByRole('link').click()
      const form = page.getByRole('dialog', { name: '登记已公示' })
      await form.getByRole('button', { name: '保存' }).click()
      await form.waitFor({ state: 'detached' })
      await page.getByRole('link', { name: '首页' }).first().click()
      await tasks(page).first().waitFor()
      await page.waitForFunction(
        ([n]) => document.querySelector('section[aria-label="待办事项"] h2 .qh-count')?.textContent === n,
        [String(before - 1)],
      )
      expect(await tasks(page).getByRole('link', { name: what, exact: true }).count()).toBe(0)
      expect(faults).toEqual([])
    },
    patience,
  )

  it(
    'counts what the list behind each number shows',
    async () => {
      const { page } = await signedIn(/许诚/)
      const chip = page.getByRole('navigation', { name: '按事项' }).getByRole('link', { name: /待公示的文书/ })
      const count = Number(/(\d+)/.exec(await chip.innerText())![1])
      await chip.click()
      await page.getByRole('heading', { name: '我的待办', level: 1 }).waitFor()
      await page.getByText(`共 ${count} 件`).waitFor()
    },
    patience,
  )

  it(
    'asks the leader for his word where the bureau wants it, and shows him what is overdue where',
    async () => {
      const { page, faults } = await signedIn(/韩宁/)
      await page.getByRole('region', { name: '各股室、各所的在办与逾期' }).waitFor()
      await page.getByRole('region', { name: '每人手上的事' }).waitFor()
      const overdue = page.getByRole('region', { name: '各股室、各所的在办与逾期' }).locator('tbody a').first()
      const count = await overdue.innerText()
      await overdue.click()
      await page.getByText(`共 ${count} 件`).waitFor()
      await page.goto('/approval-rules')
      await page
        .getByRole('row', { name: /办结许可申请/ })
        .getByRole('button', { name: '改规定' })
        .click()
      const form = page.getByRole('dialog', { name: '审批规定：办结许可申请' })
      await form.getByLabel('依据或理由').fill('局务会决定')
      await form.getByRole('button', { name: '保存' }).click()
      await page.getByRole('row', { name: /办结许可申请.*要先批准.*局领导.*局务会决定/ }).waitFor()
      expect(faults).toEqual([])
    },
    patience,
  )

  for (const [what, viewport] of [
    ['at a desk', desk],
    ['on a phone', phone],
  ] as const) {
    it(
      `has no faults of access ${what}, and nothing is wider than the screen`,
      async () => {
        for (const [who, addresses] of [
          [/许诚/, ['/', '/to-do']],
          [/韩宁/, ['/', '/open-work', '/approval-rules']],
          [/纪清/, ['/']],
        ] as const) {
          const { page, faults } = await signedIn(who, viewport)
          for (const address of addresses) {
            await page.goto(address)
            await page.locator('h1').waitFor()
            await page.waitForFunction(() => document.querySelector('.qh-loading') === null)
            await page.evaluate(() => document.fonts.ready.then(() => undefined))
            const { violations } = await new AxeBuilder({ page }).analyze()
            expect(violations.map((v) => `${address} ${v.id}: ${v.nodes[0]?.html}`)).toEqual([])
            const over = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            )
            expect(over, address).toBeLessThanOrEqual(0)
          }
          expect(faults).toEqual([])
        }
      },
      patience,
    )
  }
})
