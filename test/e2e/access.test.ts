import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, typeDay } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const patience = 120_000

describe.runIf('browser' in opened)('rights, approvals and the log in a real browser', () => {
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

  async function signedIn(name: RegExp): Promise<Page> {
    const context = await browser().newContext({
      viewport: { width: 1440, height: 900 },
      baseURL: product.address,
      locale: 'zh-CN',
    })
    contexts.push(context)
    const page = await context.newPage()
    await page.goto('/')
    await page.getByRole('button', { name }).click()
    await page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
    return page
  }
  const shot = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.QUANHENG_SHOTS
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }
  async function clean(page: Page, where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map((v) => `${where}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([])
  }

  it(
    'a role is given on the page and takes effect; the log shows who gave it',
    async () => {
      const admin = await signedIn(/^系统管理员/)
      await admin.getByRole('link', { name: '角色与权限' }).click()
      await admin.getByRole('heading', { name: '角色与权限', level: 1 }).waitFor()
      await admin
        .getByRole('row', { name: /登记许可/ })
        .first()
        .waitFor()
      await clean(admin, 'roles')
      await shot(admin, 'roles')
      await admin.getByRole('button', { name: '授予角色' }).click()
      const drawer = admin.getByRole('dialog')
      for (const [label, text] of [
        ['账号', 'legal'],
        ['角色', '信用监管'],
      ] as const) {
        await drawer.getByLabel(label).fill(text)
        await drawer.getByLabel(label).press('Enter')
      }
      await drawer.getByLabel('依据或理由').fill('分工调整')
      await shot(admin, 'grant')
      await drawer.getByRole('button', { name: '授予' }).click()
      await admin.getByRole('row', { name: /方正.*信用监管.*分工调整/ }).waitFor()
      await admin.getByRole('link', { name: '审计日志' }).click()
      await admin
        .getByRole('row', { name: /授予角色.*分工调整/ })
        .first()
        .waitFor()
      await clean(admin, 'journal')
      await shot(admin, 'journal')
      await admin
        .getByRole('row', { name: /授予角色.*分工调整/ })
        .first()
        .getByRole('link')
        .first()
        .click()
      await admin.getByRole('heading', { name: /^第 \d+ 条$/ }).waitFor()
      await clean(admin, 'journal entry')
      await shot(admin, 'journal-entry')
      const legal = await signedIn(/方正/)
      await legal.getByRole('link', { name: '经营异常名录' }).first().waitFor()
      expect(await legal.getByRole('link', { name: '审计日志' }).count()).toBe(0)
    },
    patience,
  )

  it(
    'the audit administrator seals and checks the log, and sees no business',
    async () => {
      const audit = await signedIn(/纪清/)
      expect(await audit.getByRole('link', { name: '许可申请' }).count()).toBe(0)
      await audit.getByRole('link', { name: '日志核对' }).click()
      await audit.getByRole('button', { name: '现在封存' }).click()
      await audit.getByText(/封存了 \d+ 条/).waitFor()
      await audit.getByRole('button', { name: '核对' }).click()
      await audit.getByText('全部相符', { exact: true }).waitFor()
      await clean(audit, 'journal check')
      await shot(audit, 'journal-check')
    },
    patience,
  )

  it(
    'a permit’s conclusion is sent for approval, approved on screen and done as it was approved',
    async () => {
      const registrar = await signedIn(/沈梅/)
      await registrar.goto('/permits?state=ACCEPTED')
      await registrar.locator('.qh-table tbody tr a').first().click()
      await registrar.getByRole('button', { name: '办结' }).click()
      const drawer = registrar.getByRole('dialog')
      await drawer.getByLabel('办理结果').click()
      await registrar.locator('.ant-select-item-option').filter({ hasText: '申请人撤回' }).click()
      await typeDay(drawer.getByLabel('办结日期'), '2021-12-06')
      await drawer.getByLabel('不予、终止或撤回的理由').fill('申请人改了主意')
      await drawer.getByText('代人录入、补录纸质审批').click()
      await shot(registrar, 'acting')
      await drawer.getByRole('button', { name: '送审' }).click()
      await registrar.getByText(/已送审/).waitFor()
      await registrar.goto('/approvals')
      await registrar.locator('.qh-table tbody tr a').first().click()
      await registrar.getByRole('button', { name: '打印审批单' }).waitFor()
      await clean(registrar, 'approval')
      await shot(registrar, 'approval')
      await registrar.emulateMedia({ media: 'print' })
      expect(await registrar.locator('.qh-paper-form').isVisible()).toBe(true)
      expect(await registrar.locator('.qh-paper-form svg').first().isVisible()).toBe(true)
      await shot(registrar, 'approval-form')
      await registrar.emulateMedia({ media: 'screen' })
      const address = registrar.url()

      const director = await signedIn(/韩宁/)
      await director.goto(address)
      await director.getByRole('button', { name: '审批', exact: true }).click()
      await director.getByRole('dialog').getByLabel('审批意见').click()
      await director
        .locator('.ant-select-item-option')
        .filter({ hasText: /^同意$/ })
        .click()
      await director.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await director.getByText('已同意').first().waitFor()

      await registrar.goto(address)
      await registrar.getByRole('button', { name: '照此办理' }).click()
      await registrar.getByText('已办理').first().waitFor()
      await registrar.getByRole('link', { name: '打开所涉的记录' }).click()
      await registrar.getByText('申请人改了主意').first().waitFor()
    },
    patience,
  )

  it(
    'three administrators that are kept apart see their own pages and no business; put together again, one may do all',
    async () => {
      const kept = async (page: Page, button: string): Promise<void> => {
        await page.goto('/roles')
        await page.getByRole('button', { name: button }).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('textbox').fill('等级保护三级测评')
        await dialog.getByRole('button', { name: button }).click()
        await dialog.waitFor({ state: 'detached' })
      }
      const security = await signedIn(/陆衡/)
      await kept(security, '分设三员')
      await security.getByText('三员已经分设（等级保护三级）').waitFor()
      await clean(security, 'three administrators')
      await shot(security, 'three-administrators')

      const menuOf = async (page: Page): Promise<string[]> => {
        await page.goto('/my-account')
        await page.getByRole('heading', { name: '我的账号', level: 1 }).waitFor()
        return await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allInnerTexts()
      }
      // Who looks after the log may look at the rights, and changes none.
      const theirs = {
        顾平: { own: '账号管理', foreign: ['角色与权限', '日志核对'] },
        陆衡: { own: '角色与权限', foreign: ['账号管理', '日志核对'] },
        纪清: { own: '日志核对', foreign: ['账号管理'] },
      }
      for (const [name, { own, foreign }] of Object.entries(theirs)) {
        const page = name === '陆衡' ? security : await signedIn(new RegExp(name))
        const menu = await menuOf(page)
        expect(menu, name).toContain(own)
        for (const title of [...foreign, '许可申请', '主体名录', '工作总结']) expect(menu, name).not.toContain(title)
      }
      // Who was all three has nothing left.
      const admin = await signedIn(/^系统管理员/)
      expect(await menuOf(admin)).not.toContain('角色与权限')

      await kept(security, '取消分设')
      await security.getByText('三员没有分设（等级保护二级）').waitFor()
      expect(await menuOf(admin)).toEqual(expect.arrayContaining(['账号管理', '角色与权限', '日志核对', '许可申请']))
    },
    patience,
  )
})
