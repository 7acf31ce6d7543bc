import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const patience = 120_000

interface Journey {
  role: string
  who: RegExp
  /** Links that stand in his menu, and such that do not. */
  menu: string[]
  not: string[]
  does(page: Page): Promise<void>
}

const menuLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true })
const firstRow = (page: Page) => page.locator('.qh-table tbody tr').first()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()

/** A party's page, found by its name. */
async function looksUpParty(page: Page): Promise<void> {
  await menuLink(page, '主体名录').click()
  await firstRow(page).waitFor()
  const name = await firstRow(page).getByRole('link').first().innerText()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查主体、人员、编号，找页面' }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click()
  await heading(page, name)
}

/** The list of a business, and its first record. */
async function opensFirst(page: Page, menu: string): Promise<void> {
  await menuLink(page, menu).click()
  await firstRow(page).getByRole('link').last().click()
  await page.getByRole('navigation', { name: '位置' }).waitFor()
}

const administration = ['账号管理', '角色与权限', '审计日志']

const journeys: readonly Journey[] = [
  {
    role: 'director',
    who: /韩宁/,
    menu: ['工作总结', '审批单'],
    not: administration,
    async does(page) {
      await page.getByRole('heading', { name: /各股室、各所的在办与逾期/ }).waitFor()
      await menuLink(page, '工作总结').click()
      await page.locator('.qh-paper-text a.qh-fig').first().click()
      await page.locator('output').first().waitFor()
    },
  },
  {
    role: 'office',
    who: /周文/,
    menu: ['工作总结', '表格导入', '发送任务'],
    not: administration,
    async does(page) {
      await menuLink(page, '工作总结').click()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('link', { name: '下载正式稿' })
          .or(page.getByRole('button', { name: '下载正式稿' }))
          .click(),
      ])
      expect(file.suggestedFilename()).toMatch(/\.docx$/)
    },
  },
  {
    role: 'registrar',
    who: /沈梅/,
    menu: ['市场主体登记', '许可申请', '股权出质登记'],
    not: administration,
    async does(page) {
      await menuLink(page, '许可申请').click()
      await page.getByRole('button', { name: /受理/ }).first().click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: '保存' }).click()
      await form
        .getByText(/请填写|请选择/)
        .first()
        .waitFor()
      await page.keyboard.press('Escape')
    },
  },
  {
    role: 'credit',
    who: /许诚/,
    menu: ['年度报告', '未年报名单', '双随机抽查任务', '经营异常名录'],
    not: administration,
    async does(page) {
      await menuLink(page, '未年报名单').click()
      await firstRow(page).waitFor()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '导出' }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    },
  },
  {
    role: 'station inspector',
    who: /何川/,
    menu: ['市场主体登记', '抽查对象与结果'],
    not: administration,
    async does(page) {
      await menuLink(page, '市场主体登记').click()
      await firstRow(page).waitFor()
      const stations = await page.locator('.qh-table td[data-label="管辖所"]').allInnerTexts()
      expect(new Set(stations)).toEqual(new Set(['青溪市场监督管理所']))
    },
  },
  { role: 'complaint handler', who: /唐悦/, menu: ['主体名录'], not: administration, does: looksUpParty },
  {
    role: 'case officer',
    who: /程刚/,
    menu: ['涉企信息公示', '严重违法失信名单'],
    not: administration,
    does: (page) => opensFirst(page, '涉企信息公示'),
  },
  {
    role: 'legal reviewer',
    who: /方正/,
    menu: ['审批单'],
    not: administration,
    async does(page) {
      await menuLink(page, '审批单').click()
      await heading(page, '审批单')
    },
  },
  { role: 'food', who: /田丰/, menu: ['许可证'], not: administration, does: (page) => opensFirst(page, '许可证') },
  {
    role: 'equipment',
    who: /高远/,
    menu: ['年度报告'],
    not: administration,
    does: (page) => opensFirst(page, '年度报告'),
  },
  { role: 'metrology', who: /秦衡/, menu: ['主体名录'], not: administration, does: looksUpParty },
  {
    role: 'audit',
    who: /纪清/,
    menu: ['审计日志', '日志核对'],
    not: ['市场主体登记', '工作总结'],
    async does(page) {
      await menuLink(page, '审计日志').click()
      await firstRow(page).getByRole('link').first().click()
      await heading(page, /^第 \d+ 条$/)
      // What is not his is not there, also for whoever knows the address.
      await page.goto('/entities')
      await page.getByText('没有读出来').waitFor()
    },
  },
]

describe.runIf('browser' in opened)('a day of each role in a real browser', () => {
  const browser = (): Browser => (opened as { browser: Browser }).browser
  let product: Awaited<ReturnType<typeof startSmallCounty>>
  beforeAll(async () => {
    product = await startSmallCounty()
  }, patience)
  afterAll(async () => {
    await browser().close()
    await product?.stop()
  })

  it.each(journeys)(
    '$role',
    async ({ who, menu, not, does }) => {
      const context = await browser().newContext({
        viewport: { width: 1440, height: 900 },
        baseURL: product.address,
        locale: 'zh-CN',
      })
      try {
        const page = await context.newPage()
        const faults: string[] = []
        page.on('pageerror', (fault) => faults.push(fault.message))
        await page.goto('/')
        await page.getByRole('button', { name: who }).click()
        await heading(page, '首页')
        for (const name of menu) await menuLink(page, name).waitFor()
        for (const name of not) expect(await menuLink(page, name).count(), name).toBe(0)
        await does(page)
        expect(faults).toEqual([])
      } finally {
        await context.close()
      }
    },
    patience,
  )
})
