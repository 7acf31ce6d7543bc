import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, typeDay } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const patience = 120_000

describe.runIf('browser' in opened)('the organisation in a real browser', () => {
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
  const choose = async (page: Page, label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
  }

  it(
    'merges a station after its numbers were looked at, and takes it back',
    async () => {
      const { page, faults } = await signedIn(/^系统管理员/)
      await page.goto('/org/units')
      await page.getByRole('button', { name: '合并市场监管所' }).click()
      const drawer = page.getByRole('dialog')
      await choose(page, '撤并的所', '河湾市场监督管理所')
      await page.keyboard.press('Escape')
      await choose(page, '并入的所', '长坪市场监督管理所')
      await typeDay(drawer.getByLabel('生效日'), '2021-12-01')
      expect(await drawer.getByRole('button', { name: '登记', exact: true }).count()).toBe(0)
      await drawer.getByRole('button', { name: '看会调整多少' }).click()
      await drawer.getByRole('heading', { name: '河湾市场监督管理所并入长坪市场监督管理所' }).waitFor()
      await drawer.getByRole('button', { name: '登记', exact: true }).click()
      const closed = page.getByRole('region', { name: '已撤销的机构' })
      await closed.getByText('长坪市场监督管理所').waitFor()
      await page.goto('/org/units?on=2021-11-30')
      await page.getByRole('region', { name: '机构', exact: true }).getByText('河湾市场监督管理所').waitFor()
      await page.goto('/org/units')
      await page.getByRole('button', { name: '撤回' }).click()
      await page.getByLabel('撤回理由').fill('文件没有下发')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('还没有登记过调整').waitFor()
      expect(faults).toEqual([])
    },
    patience,
  )

  it(
    'hands over everything that stands on somebody who left, in one go',
    async () => {
      const { page, faults } = await signedIn(/^系统管理员/)
      await page.getByRole('link', { name: /离任、调动后未交接完的人/ }).click()
      await page.getByRole('region', { name: '离任交接' }).getByRole('link').first().click()
      await page.getByRole('checkbox', { name: '全选' }).check()
      await page.getByRole('combobox', { name: '接收人' }).fill('何川')
      await page.locator('.ant-select-item-option').filter({ hasText: '何川' }).click()
      await page.getByRole('button', { name: /^移交 \d+ 件$/ }).click()
      await page.getByText('名下没有未办结的事').waitFor()
      await page.getByRole('region', { name: '已移交' }).getByText('何川').first().waitFor()
      expect(faults).toEqual([])
    },
    patience,
  )

  it(
    'hides what one may not change',
    async () => {
      const { page } = await signedIn(/何川/)
      await page.goto('/org/units')
      await page.getByRole('region', { name: '机构', exact: true }).getByText('青溪市场监督管理所').waitFor()
      expect(await page.getByRole('button', { name: '合并市场监管所' }).count()).toBe(0)
      expect(await page.getByRole('link', { name: '人员结构' }).count()).toBe(0)
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
        const { page, faults } = await signedIn(/^系统管理员/, viewport)
        await page.goto('/org/staff')
        const person = await page.locator('.qh-table tbody a').first().getAttribute('href')
        const handOver = person!.replace('/staff/', '/hand-over/')
        for (const address of [
          '/org/units',
          '/org/towns',
          '/org/staff',
          person!,
          '/org/absences',
          '/org/hand-over',
          handOver,
          '/org/structure',
        ]) {
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
      },
      patience,
    )
  }
})
