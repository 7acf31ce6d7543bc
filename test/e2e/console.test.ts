import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const desk = { width: 1440, height: 900 }
const patience = 120_000
/** Besides the number that is counted line by line, every so many others are opened. */
const everyNth = 4

describe.runIf('browser' in opened)('the console in a real browser', () => {
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

  /** A page of somebody who clicked a demo account; faults of scripts fail the test that asks for them. */
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

  /** Lines of the list that is shown, over all its pages. */
  async function countLines(page: Page): Promise<number> {
    let lines = 0
    await page.locator('.qh-table tbody tr').first().waitFor()
    for (;;) {
      lines += await page.locator('.qh-table tbody tr').count()
      const next = page.getByRole('button', { name: '下一页' })
      if ((await next.count()) === 0 || (await next.isDisabled())) return lines
      const first = await page.locator('.qh-table tbody tr').first().innerText()
      await next.click()
      await page.locator('.qh-table tbody tr').first().filter({ hasNotText: first }).waitFor()
      await page.locator('.qh-table:not(.qh-stale)').waitFor()
    }
  }

  it(
    'opens as many records as each number of the report says',
    async () => {
      const { page, faults } = await signedIn(/周文/)
      const { indicators } = (await (await page.request.get('/api/indicators')).json()) as {
        indicators: { id: string; kind: string }[]
      }
      const counted = new Set(indicators.filter((i) => ['distinct', 'events'].includes(i.kind)).map((i) => i.id))
      await page.getByRole('link', { name: '工作总结', exact: true }).click()
      await page.locator('.qh-paper').waitFor()
      const numbers = await page
        .locator('.qh-paper-text a.qh-fig')
        .evaluateAll((links) => links.map((a) => ({ text: a.textContent, href: a.getAttribute('href') ?? '' })))
      const counts = numbers.filter((n) => counted.has(decodeURIComponent(/figures\/([^?]+)/.exec(n.href)?.[1] ?? '')))
      expect(counts.length).toBeGreaterThan(5)

      const clicked = counts.find((n) => Number(n.text) > 0)!
      await page.locator(`.qh-paper-text a.qh-fig[href="${clicked.href}"]`).first().click()
      await page.locator('output').filter({ hasText: clicked.text! }).waitFor()
      expect(await countLines(page)).toBe(Number(clicked.text))

      for (const { text, href } of counts.filter((_, i) => i % everyNth === 0)) {
        await page.goto(href)
        await page
          .locator('main')
          .getByText(text === '0' ? '这张清单是空的' : `共 ${text} 行`)
          .waitFor()
      }
      expect(faults).toEqual([])
    },
    patience,
  )

  it(
    'keeps filters, sort and page in the address, and comes back to them',
    async () => {
      const { page } = await signedIn(/许诚/)
      await page.goto('/parties?category=INDIVIDUAL')
      const first = page.locator('.qh-table tbody tr').first()
      await first.waitFor()
      const before = await first.innerText()
      await page.getByRole('button', { name: '下一页' }).click()
      await page.getByText('第 2 页').waitFor()
      expect(page.url()).toContain('after=')
      await page.getByRole('button', { name: '上一页' }).click()
      await page.getByText('第 1 页').waitFor()
      expect(await first.innerText()).toBe(before)
      await page.keyboard.press('/')
      await page.keyboard.type('没有这样的名称')
      await page.getByText('没有符合这些条件的记录').waitFor()
      await page.getByRole('button', { name: '清除条件' }).first().click()
      await first.waitFor()
      expect(page.url()).not.toContain('category')
    },
    patience,
  )

  it(
    'says beside the field what is wrong, and keeps what was typed when the window is closed',
    async () => {
      const { page } = await signedIn(/沈梅/)
      await page.goto('/equity-pledges')
      await page.getByRole('button', { name: '登记股权出质' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('质权登记编号').fill('459923202199999')
      await drawer.getByRole('button', { name: '保存' }).click()
      await drawer.getByText('请填写出质人', { exact: true }).waitFor()
      await drawer.getByText('草稿已存').waitFor()
      const context = page.context()
      await page.close()

      const again = await context.newPage()
      await again.goto('/')
      await again.getByRole('link', { name: '登记股权出质' }).click()
      await again.getByText('的草稿').waitFor()
      expect(await again.getByLabel('质权登记编号').inputValue()).toBe('459923202199999')
      await again.getByRole('button', { name: '放弃草稿' }).click()
      await again.getByText('的草稿').waitFor({ state: 'detached' })
      expect(await again.getByLabel('质权登记编号').inputValue()).toBe('')
      await again.goto('/')
      await again.getByText('主要指标').waitFor()
      expect(await again.getByText('我的草稿').count()).toBe(0)
    },
    patience,
  )

  it(
    'shows the columns somebody chose, keeps the view under a name, and gives it out as a spreadsheet',
    async () => {
      const { page } = await signedIn(/许诚/)
      await page.goto('/parties?category=INDIVIDUAL')
      await page.locator('.qh-table tbody tr').first().waitFor()
      await page.getByRole('button', { name: '列', exact: true }).click()
      await page.getByRole('checkbox', { name: '住所（经营场所）' }).uncheck()
      await page.locator('.qh-table th', { hasText: '住所' }).waitFor({ state: 'detached' })
      expect(page.url()).toContain('cols=')
      await page.getByRole('button', { name: '视图', exact: true }).click()
      await page.getByLabel('视图名称').fill('个体户')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByRole('button', { name: '个体户', exact: true }).waitFor()
      await page.goto('/parties')
      await page.getByRole('button', { name: '视图', exact: true }).click()
      await page.getByRole('button', { name: '个体户', exact: true }).click()
      await page.waitForURL(/category=INDIVIDUAL/)
      await page.locator('.qh-table th', { hasText: '住所' }).waitFor({ state: 'detached' })
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '导出' }).click(),
      ])
      expect(file.suggestedFilename()).toBe('主体名录.xlsx')
    },
    patience,
  )

  it(
    'leads a visitor to the sign-in and back to the page that was asked for',
    async () => {
      const context = await browser().newContext({ viewport: desk, baseURL: product.address })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto('/indicators?q=年报')
      await page.getByRole('button', { name: /韩宁/ }).click()
      await page.getByRole('heading', { name: '指标词典', level: 1 }).waitFor()
      expect(decodeURIComponent(page.url())).toContain('/indicators?q=年报')
    },
    patience,
  )
})
