import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const patience = 120_000

describe.runIf('browser' in opened)('one party and how it is found, in a real browser', () => {
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
  /** A party on the abnormal list, as the list has it. */
  async function listed(page: Page): Promise<{ id: string; name: string; code: string }> {
    const { rows } = (await (await page.request.get('/api/abnormal-listings?state=LISTED&limit=1')).json()) as {
      rows: { party: { id: string; name: string; code: string } }[]
    }
    return rows[0]!.party
  }
  const box = (page: Page) => page.getByRole('combobox', { name: '查主体、人员、编号，找页面' })

  it(
    'shows first what to mind and what to do, loads each tab when it is looked at, and prints clean',
    async () => {
      const page = await signedIn(/许诚/)
      const { id } = await listed(page)
      await page.goto(`/parties/${id}`)
      const minds = page.getByRole('region', { name: /需要留意/ })
      await minds.getByText(/后申请/).waitFor()
      await page.locator('.qh-timeline li').first().waitFor()
      await clean(page, 'party')
      await shot(page, 'party')

      const asked: string[] = []
      page.on('request', (r) => r.url().includes(`/api/parties/${id}/`) && asked.push(new URL(r.url()).pathname))
      await page.getByRole('button', { name: '联系人', exact: true }).click()
      await page.getByRole('region', { name: '联系人' }).or(page.getByText('没有登记联系人')).waitFor()
      await page.getByRole('button', { name: '登记沿革', exact: true }).click()
      await page.getByRole('region', { name: '登记沿革' }).waitFor()
      expect(asked.map((x) => x.split('/').at(-1))).toEqual(['contacts', 'periods'])
      expect(page.url()).toContain('tab=history')
      await page.getByRole('button', { name: /^名录/ }).click()
      await page.locator('.qh-timeline li').filter({ hasText: '在列' }).first().waitFor()

      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.qh-side').isVisible()).toBe(false)
      expect(await page.getByRole('button', { name: '打印本页' }).isVisible()).toBe(false)
      expect(await page.getByText('不作为证明使用').isVisible()).toBe(true)
      await page.setViewportSize({ width: 794, height: 1123 })
      await shot(page, 'party-print')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(794)
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize({ width: 1440, height: 900 })

      const coming = page.waitForEvent('download')
      await page.getByRole('link', { name: '下载档案（Word）' }).click()
      expect((await coming).suggestedFilename()).toBe('主体档案.docx')

      const minded = await minds.getByRole('link').first().getAttribute('href')
      await minds.getByRole('link').first().click()
      await page.waitForURL(`**${minded!}`)
      await page.getByRole('button', { name: '来源与修改记录' }).waitFor()

      const phone = await signedIn(/许诚/, { width: 390, height: 844 })
      await phone.goto(`/parties/${id}`)
      await phone.locator('.qh-timeline li').first().waitFor()
      await shot(phone, 'party-phone')
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    },
    patience,
  )

  it(
    'is found by a piece of the name, and nothing is searched while characters are being composed',
    async () => {
      const page = await signedIn(/许诚/)
      const { name, code } = await listed(page)
      const asked: string[] = []
      page.on('request', (r) => {
        if (r.url().endsWith('/api/search')) asked.push((r.postDataJSON() as { q: string }).q)
      })
      await page.keyboard.press('Control+k')
      await box(page).fill(name.slice(-6))
      await page.getByRole('option', { name: new RegExp(code) }).waitFor()
      await page.getByRole('option', { name: /名称/ }).first().waitFor()
      await clean(page, 'search')
      await shot(page, 'search')
      expect(asked).toEqual([name.slice(-6)])

      await box(page).fill('')
      asked.length = 0
      const input = await page.context().newCDPSession(page)
      await input.send('Input.imeSetComposition', { text: 'yu', selectionStart: 2, selectionEnd: 2 })
      await page.waitForTimeout(600)
      await input.send('Input.imeSetComposition', { text: 'yu heng', selectionStart: 7, selectionEnd: 7 })
      await page.waitForTimeout(600)
      expect(asked).toEqual([])
      await input.send('Input.insertText', { text: '玉衡' })
      await expect.poll(() => asked).toEqual(['玉衡'])
      await page.getByRole('group', { name: '主体' }).getByRole('option').first().waitFor()

      await box(page).fill(code.slice(-6))
      await page
        .getByRole('option', { name: new RegExp(code) })
        .first()
        .waitFor()
      await page
        .getByRole('option', { name: /代码尾号/ })
        .first()
        .waitFor()
      await box(page).press('Enter')
      await page.getByRole('heading', { level: 1, name }).waitFor()
    },
    patience,
  )

  it(
    'begins what the caller may do, and looks a phone up only when told to',
    async () => {
      const page = await signedIn(/沈梅/)
      await page.keyboard.press('Control+k')
      await box(page).fill('设立登记')
      await page.getByRole('option', { name: /设立登记.*办理/ }).waitFor()
      await box(page).press('Enter')
      await page.getByRole('dialog', { name: '设立登记' }).waitFor()
      await page.keyboard.press('Escape')

      await page.keyboard.press('Control+k')
      const asked: string[] = []
      page.on('request', (r) => r.url().includes('/api/search/phone') && asked.push(r.url()))
      await box(page).fill('0043')
      await page.getByRole('option', { name: /电话后四位是 0043.*记入审计日志/ }).waitFor()
      expect(asked).toEqual([])
      await page.getByRole('option', { name: /电话后四位/ }).click()
      await page.getByText('您能看到的联系人里没有这个电话').waitFor()
      expect(asked).toHaveLength(1)
      expect(asked[0]).not.toContain('0043')
      await page.keyboard.press('Escape')

      const director = await signedIn(/周文/)
      await director.keyboard.press('Control+k')
      await box(director).fill('设立登记')
      await director.getByText('没有找到').waitFor()
      expect(await director.getByRole('option', { name: /办理/ }).count()).toBe(0)
    },
    patience,
  )
})
