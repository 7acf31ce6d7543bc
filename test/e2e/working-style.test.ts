import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, typeDay } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const patience = 120_000
/** One red point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<<>>>>endobj
4 0 obj<</Length 24>>stream
1 0 0 rg 50 50 200 100 re f
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`)

describe.runIf('browser' in opened)('files of a record and forms sent twice, in a real browser', () => {
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

  async function signedIn(name: RegExp, viewport = { width: 1440, height: 900 }): Promise<Page> {
    const context = await browser().newContext({ viewport, baseURL: product.address, locale: 'zh-CN' })
    contexts.push(context)
    const page = await context.newPage()
    await page.goto('/')
    await page.getByRole('button', { name }).click()
    await page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
    return page
  }
  const shot = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.QUANHENG_SHOTS
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  }
  async function clean(page: Page, where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map((v) => `${where}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([])
  }

  it(
    'files are added, looked at in the page, taken along and voided with a reason',
    async () => {
      const page = await signedIn(/沈梅/)
      await page.goto('/permits')
      await page.locator('.qh-table tbody tr a').first().click()
      await page.getByText('没有附件。').waitFor()
      const files = page.locator('section').filter({ has: page.getByRole('heading', { name: /附件/ }) })
      await files.locator('input[type=file]').setInputFiles([
        { name: '申请书.pdf', mimeType: 'application/pdf', buffer: pdf },
        { name: '现场.png', mimeType: 'image/png', buffer: png },
      ])
      await files.getByRole('row', { name: /申请书\.pdf.*PDF.*未扫描/ }).waitFor()
      await clean(page, 'files')
      await files.scrollIntoViewIfNeeded()
      await shot(page, 'files')

      await files.getByRole('button', { name: '预览现场.png' }).click()
      const picture = page.getByRole('img', { name: '现场.png' })
      await picture.waitFor()
      await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
      await clean(page, 'picture')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await files.getByRole('button', { name: '预览申请书.pdf' }).click()
      // This browser has no viewer of its own, and says so.
      await page.getByText('这个浏览器不能在页面里显示 PDF').waitFor()
      await clean(page, 'paper')
      const paper = await page.locator('object[type="application/pdf"]').getAttribute('data')
      const answer = await page.request.get(paper!)
      expect((await answer.body()).equals(pdf)).toBe(true)
      expect(answer.headers()['content-disposition']).toMatch(/^inline/)
      await shot(page, 'file-pdf')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      const coming = page.waitForEvent('download')
      await files.getByRole('link', { name: '下载申请书.pdf' }).click()
      expect((await coming).suggestedFilename()).toBe('申请书.pdf')

      await files
        .locator('input[type=file]')
        .setInputFiles([{ name: '假的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') }])
      await page.getByText('按内容看，这不是可以收的文件').waitFor()

      await files.getByRole('button', { name: '作废现场.png' }).click()
      await page.getByRole('dialog').getByLabel('作废理由').fill('拍错了店')
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await files.getByText('已作废：拍错了店').waitFor()
      expect(await files.getByRole('button', { name: '作废现场.png' }).count()).toBe(0)
      await shot(page, 'file-voided')
    },
    patience,
  )

  it(
    'the scan of a signed paper lies with the files of its approval',
    async () => {
      const page = await signedIn(/沈梅/)
      const { rows } = (await (await page.request.get('/api/permits?state=ACCEPTED&limit=1')).json()) as {
        rows: { id: string }[]
      }
      const input = { id: rows[0]!.id, version: 1, outcome: 'WITHDRAWN', on: '2021-12-06', reason: '申请人撤回' }
      const asked = await page.request.post('/api/approvals', {
        headers: { 'x-quanheng': '1' },
        data: { operation: 'concludeApplication', input },
      })
      const { id } = (await asked.json()) as { id: string }
      await page.goto(`/approvals/${id}`)
      await page.getByRole('button', { name: '补录纸质审批' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('审批意见').click()
      await page
        .locator('.ant-select-item-option')
        .filter({ hasText: /^同意$/ })
        .click()
      await drawer.getByLabel('审批人').fill('韩宁')
      await typeDay(drawer.getByLabel('纸上的日期'), '2021-12-06')
      await drawer.getByLabel('纸质审批单编号').fill('审〔2021〕9号')
      await drawer.getByLabel('扫描件').setInputFiles([{ name: '签字.pdf', mimeType: 'application/pdf', buffer: pdf }])
      await drawer.getByRole('button', { name: '保存' }).click()
      await page.getByText('已同意').first().waitFor()
      await page.getByRole('row', { name: /签字\.pdf/ }).waitFor()
      await clean(page, 'approval with scan')
      await shot(page, 'approval-scan')
    },
    patience,
  )

  it(
    'files fit a phone',
    async () => {
      const page = await signedIn(/沈梅/, { width: 390, height: 844 })
      await page.goto('/permits')
      await page.locator('.qh-table tbody tr a').first().click()
      await page.getByRole('heading', { name: /附件/ }).scrollIntoViewIfNeeded()
      await page.getByRole('row', { name: /申请书\.pdf/ }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await shot(page, 'files-phone')
    },
    patience,
  )

  it(
    'a form whose answer was lost is sent again, after a reload too, and makes one record',
    async () => {
      const page = await signedIn(/沈梅/)
      let lost = 0
      // The server does it, and its answer never arrives.
      await page.route('**/api/permits', async (route) => {
        if (route.request().method() !== 'POST' || lost === 2) return await route.fallback()
        lost++
        await route.fetch()
        await route.abort('connectionreset')
      })
      await page.goto('/permits')
      const { rows } = (await (await page.request.get('/api/parties?state=ACTIVE&limit=1')).json()) as {
        rows: { code: string }[]
      }
      await page.getByRole('button', { name: '受理申请' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('受理编号').fill('XK-LOST-1')
      for (const [label, option] of [
        ['许可种类', /备案/],
        ['申请类型', /^新/],
      ] as const) {
        await drawer.getByLabel(label).click()
        await page
          .locator('.ant-select-dropdown:visible .ant-select-item-option')
          .filter({ hasText: option })
          .first()
          .click()
      }
      await drawer.getByLabel('申请人的统一社会信用代码').fill(rows[0]!.code)
      await drawer.getByLabel('经营场所').fill('城关镇天枢大道 77 号')
      for (const label of ['申请日期', '受理日期']) {
        await typeDay(drawer.getByLabel(label), '2021-12-06')
      }
      await drawer.getByText('草稿已存').waitFor()
      await drawer.getByRole('button', { name: '保存' }).click()
      await drawer.getByText('连不上服务器').waitFor()
      await drawer.getByRole('button', { name: '保存' }).click()
      await expect.poll(() => lost).toBe(2)
      await drawer.getByText('连不上服务器').waitFor()
      await page.reload()
      await page
        .getByRole('dialog')
        .getByText(/已取回.*的草稿/)
        .waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await page.getByText('已保存').waitFor()
      const found = (await (await page.request.get('/api/permits?limit=500')).json()) as {
        rows: { applicationNo: string }[]
      }
      expect(found.rows.filter((r) => r.applicationNo === 'XK-LOST-1')).toHaveLength(1)
    },
    patience,
  )
})
