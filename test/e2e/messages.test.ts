import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testGateway } from '#test/harness/gateway.ts'
import { openBrowser } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const patience = 120_000

describe.runIf('browser' in opened)('texts in a real browser', () => {
  const browser = (): Browser => (opened as { browser: Browser }).browser
  const gateway = testGateway()
  let product: Awaited<ReturnType<typeof startSmallCounty>>
  let context: BrowserContext

  beforeAll(async () => {
    product = await startSmallCounty({ messages: { sms: gateway.settings() } })
    context = await browser().newContext({ baseURL: product.address, locale: 'zh-CN' })
  }, patience)
  afterAll(async () => {
    await context?.close()
    await browser().close()
    await product?.stop()
  })

  it(
    'are made, looked at, sent after a confirmation, and told of when they are out',
    async () => {
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (fault) => faults.push(fault.message))
      await page.goto('/')
      await page.getByRole('button', { name: /许诚/ }).click()
      await page.getByRole('heading', { name: '首页', level: 1 }).waitFor()
      await page.goto('/messages')
      await page.getByRole('link', { name: '编制发送任务' }).click()
      await page.getByLabel('用途').click()
      await page.locator('.ant-select-item-option').first().click()
      await page.getByText('粘贴名单', { exact: true }).click()
      await page.getByRole('textbox', { name: '名单' }).fill('139 0000 0001，张三\n13900000002\n0712-5550001')
      await page.getByRole('textbox', { name: '内容' }).fill('{电话}请报年报。')
      await page.getByRole('button', { name: '生成名单，先看看' }).click()
      await page.getByText('没有“{电话}”这个占位符').first().waitFor()
      await page.getByRole('textbox', { name: '内容' }).fill('请于6月30日前报送年报。')
      await page.getByRole('button', { name: '生成名单，先看看' }).click()

      await page.getByRole('heading', { name: '对方将收到' }).waitFor()
      await page.getByText('【玉衡市监】请于6月30日前报送年报。').first().waitFor()
      await page.getByText('是固定电话或服务号码，收不到短信').first().waitFor()
      expect(gateway.taken).toEqual([])
      await page.getByRole('button', { name: '开始发送' }).click()
      const form = page.getByRole('dialog')
      expect(await form.getByLabel('确认发送的条数').inputValue()).toBe('2')
      await form.getByRole('button', { name: '保存' }).click()
      await page.getByText('已结束').first().waitFor()
      await page.locator('td', { hasText: '已提交' }).first().waitFor()
      expect(gateway.taken.map((x) => x.number).toSorted()).toEqual(['13900000001', '13900000002'])

      await page.reload()
      await page.getByRole('link', { name: '站内消息，1 条未读' }).click()
      await page.getByRole('link', { name: /已发完/ }).click()
      await page.getByRole('heading', { name: /发送任务/, level: 1 }).waitFor()
      expect(faults).toEqual([])
    },
    patience,
  )
})
