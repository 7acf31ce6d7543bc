import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt, stepAt } from '#platform/auth/totp.ts'
import type { Moment } from '#platform/clock/clock.ts'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const patience = 120_000
const password = 'Kx7#mWq2pV'
/** The moment at which the product's clock stands. */
const now = '2021-12-06T01:00:00.000Z' as Moment

describe.runIf('browser' in opened)('an account in a real browser', () => {
  const browser = (): Browser => (opened as { browser: Browser }).browser
  let product: Awaited<ReturnType<typeof startSmallCounty>>
  const contexts: BrowserContext[] = []
  const faults: string[] = []

  beforeAll(async () => {
    product = await startSmallCounty()
  }, patience)
  afterAll(async () => {
    await Promise.all(contexts.map((c) => c.close()))
    await browser().close()
    await product?.stop()
  })

  async function newPage(viewport = desk): Promise<Page> {
    const context = await browser().newContext({ viewport, baseURL: product.address, locale: 'zh-CN' })
    contexts.push(context)
    const page = await context.newPage()
    page.on('pageerror', (fault) => faults.push(fault.message))
    return page
  }
  const home = (page: Page): Promise<void> => page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
  async function type(page: Page, username: string, typed: string): Promise<void> {
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('口令', { exact: true }).fill(typed)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  async function accessible(page: Page): Promise<void> {
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((v) => `${page.url()} ${v.id}: ${v.nodes[0]?.html}`)).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, page.url()).toBeLessThanOrEqual(0)
  }

  it(
    'is made by the administrator, gets its own password, a second factor and recovery codes, and is signed in by them',
    async () => {
      const admin = await newPage()
      await admin.goto('/accounts')
      await admin.getByRole('button', { name: /^系统管理员/ }).click()
      await admin.getByText('演示数据，县名、单位、人名全部虚构。').waitFor()
      await admin.getByRole('button', { name: '新建账号' }).click()
      await admin.getByLabel('用户名').fill('linqing')
      await admin.getByLabel('姓名').fill('林清')
      await admin.getByLabel('岗位').click()
      await admin.getByTitle('办公室', { exact: true }).click()
      await admin.getByRole('button', { name: '保存' }).click()
      await admin.getByText('账号 linqing 的一次性口令').waitFor()
      const oneTime = await admin.locator('.qh-one-time').innerText()
      await admin.getByRole('button', { name: '已经交给本人' }).click()
      await admin
        .getByRole('row', { name: /linqing/ })
        .getByText('待改口令')
        .waitFor()
      await accessible(admin)

      // The one-time password opens nothing but its own change, and the page that was asked for comes after it.
      const page = await newPage()
      await page.goto('/my-account')
      await type(page, 'linqing', 'wrong')
      await page.getByText('用户名或口令不对。').waitFor()
      await type(page, 'linqing', oneTime)
      await page.getByRole('heading', { name: '请先修改口令' }).waitFor()
      await accessible(page)
      await page.getByLabel('现在的口令').fill(oneTime)
      await page.getByLabel('新口令', { exact: true }).fill('Linqing@2021')
      await page.getByLabel('再写一次新口令').fill('Linqing@2021')
      await page.getByRole('button', { name: '修改口令' }).click()
      await page.getByText(/新口令容易被猜到/).waitFor()
      await page.getByLabel('新口令', { exact: true }).fill(password)
      await page.getByLabel('再写一次新口令').fill(password)
      await page.getByRole('button', { name: '修改口令' }).click()
      await page.getByRole('heading', { name: '我的账号', level: 1 }).waitFor()

      await page.getByRole('button', { name: '启用动态口令' }).click()
      await page.getByLabel('现在的口令').fill(password)
      await page.getByRole('button', { name: '启用动态口令' }).click()
      await page.locator('.qh-factor svg').first().waitFor()
      await accessible(page)
      const secret = (await page.locator('.qh-factor code').innerText()).replaceAll(' ', '')
      await page.getByLabel('身份验证器显示的六位数字').fill(codeAt(secret, stepAt(now) - 1))
      await page.getByRole('button', { name: '确认启用' }).click()
      await page.getByText('请保存恢复码，只显示这一次').waitFor()
      const recovery = await page.locator('.qh-recovery li').allInnerTexts()
      expect(recovery).toHaveLength(10)
      await accessible(page)
      await page.getByRole('button', { name: '已经保存好' }).click()
      await page.getByText('剩余恢复码 10 个').waitFor()

      await page.getByRole('button', { name: '退出' }).click()
      await type(page, 'linqing', password)
      await page.getByLabel('六位动态口令，或一个恢复码').waitFor()
      await accessible(page)
      // Whatever the address, nothing opens before the code.
      await page.goto('/parties')
      await page.getByLabel('六位动态口令，或一个恢复码').fill('000000')
      await page.getByRole('button', { name: '继续' }).click()
      await page.getByText(/动态口令不对或者已经用过/).waitFor()
      await page.getByLabel('六位动态口令，或一个恢复码').fill(codeAt(secret, stepAt(now)))
      await page.getByRole('button', { name: '继续' }).click()
      await page.getByRole('heading', { name: '主体名录', level: 1 }).waitFor()

      // A second browser comes in by a recovery code, and is sent away from the first.
      const other = await newPage(phone)
      await other.goto('/sign-in')
      await type(other, 'linqing', password)
      await other.getByLabel('六位动态口令，或一个恢复码').fill(recovery[0]!)
      await other.getByRole('button', { name: '继续' }).click()
      await home(other)
      await other.goto('/my-account')
      await other.getByText('剩余恢复码 9 个').waitFor()
      await accessible(other)
      await page.goto('/my-account')
      await page.getByRole('heading', { name: '登录会话' }).waitFor()
      expect(await page.getByRole('table', { name: '登录会话' }).locator('tbody tr').count()).toBe(2)
      await page.getByRole('button', { name: '结束', exact: true }).click()
      await page.getByText('已结束').waitFor()
      await other.goto('/parties')
      await other.getByLabel('用户名').waitFor()

      await admin.reload()
      await admin.getByRole('button', { name: 'linqing 的更多操作' }).click()
      await admin.getByRole('menuitem', { name: '停用', exact: true }).click()
      await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
      await admin
        .getByRole('row', { name: /linqing/ })
        .getByText('停用')
        .waitFor()
      await page.goto('/my-account')
      await type(page, 'linqing', password)
      await page.getByText('用户名或口令不对。').waitFor()
      expect(faults).toEqual([])
    },
    patience,
  )
})
