import { writeFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { pdfPages } from '#test/harness/pdf-text.ts'
import { openBrowser, typeDay } from './browser.ts'
import { startSmallCounty } from './product.ts'

const opened = await openBrowser()
if ('reason' in opened) console.warn(`no browser journeys here: ${opened.reason}`)

const patience = 120_000

describe.runIf('browser' in opened)('lists and forms that save work, in a real browser', () => {
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
  async function clean(page: Page, where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map((v) => `${where}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([])
  }
  const shot = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.QUANHENG_SHOTS
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  }
  const totalOf = async (page: Page, path: string): Promise<number> =>
    ((await (await page.request.get(path)).json()) as { total: number }).total

  it(
    'records are picked, looked at and done together; what cannot be done stays picked with its reason',
    async () => {
      const page = await signedIn(/许诚/)
      const standing = await totalOf(page, '/api/abnormal-listings?state=LISTED')
      await page.goto('/abnormal-listings')
      await page.getByRole('button', { name: /选中符合条件的/ }).click()
      await page.getByText(/已选 \d+ 条/).waitFor()
      await page.getByRole('button', { name: '清除' }).click()
      const boxes = page.getByRole('checkbox', { name: '选中这一条' })
      const rows = page.locator('.qh-table tbody tr')
      const listed = await rows.filter({ hasText: '在列' }).count()
      expect(listed).toBeGreaterThan(0)
      await page.getByRole('checkbox', { name: '选中本页全部' }).check()
      const picked = await boxes.count()
      await page.getByText(`已选 ${picked} 条`).waitFor()
      await page.getByRole('button', { name: '批量移出' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByRole('button', { name: '预览' }).click()
      await drawer
        .getByText(/请|必填|选择/)
        .first()
        .waitFor()
      await drawer.getByLabel('移出原因').click()
      await page.locator('.ant-select-item-option').filter({ hasText: '补报年度报告' }).click()
      await typeDay(drawer.getByLabel('移出日期'), '2021-12-06')
      await drawer.getByLabel(/决定书文号/).fill('玉市监异出〔2021〕批1号')
      await drawer.getByRole('button', { name: '预览' }).click()
      const said = await drawer
        .getByText(/可以办理 \d+ 条/)
        .first()
        .innerText()
      const good = Number(/可以办理 (\d+) 条/.exec(said)![1])
      expect(good).toBeGreaterThan(0)
      expect(good).toBeLessThanOrEqual(listed)
      await clean(page, 'bulk preview')
      await shot(page, 'bulk')
      expect(await totalOf(page, '/api/abnormal-listings?state=LISTED')).toBe(standing)
      await drawer.getByRole('button', { name: `确认办理 ${good} 条` }).click()
      await drawer.getByText(`办理了 ${good} 条`).waitFor()
      expect(await totalOf(page, '/api/abnormal-listings?state=LISTED')).toBe(standing - good)
      await drawer.getByRole('button', { name: '关闭', exact: true }).last().click()
      if (good < picked) await page.getByText(`已选 ${picked - good} 条`).waitFor()
    },
    patience,
  )

  it(
    'who did not file is listed from the list that names him',
    async () => {
      const registrar = await signedIn(/沈梅/)
      for (const [i, letter] of ['甲', '乙'].entries())
        await registrar.request.post('/api/entities', {
          headers: { 'x-quanheng': '1' },
          data: {
            name: `玉衡县批办${letter}木业有限公司`,
            code: makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9Y900${i}` }),
            typeCode: '1130',
            legalRepName: `郑批${letter}`,
            establishedOn: '2020-03-02',
            address: '玉衡县城关镇人民路1号',
            stationCode: '01',
            capitalFen: '100000000',
          },
        })
      const page = await signedIn(/许诚/)
      await page.goto('/not-filed?q=批办')
      await page.getByRole('checkbox', { name: '选中本页全部' }).check()
      await clean(page, 'picked')
      await page.getByRole('button', { name: '批量列入或标记' }).click()
      const drawer = page.getByRole('dialog')
      // The row says who, and the list says why.
      await drawer.getByLabel('列入日期').waitFor()
      expect(await drawer.getByLabel('列入原因').count()).toBe(0)
      await typeDay(drawer.getByLabel('列入日期'), '2021-12-06')
      await drawer.getByRole('button', { name: '预览' }).click()
      await drawer.getByText('可以办理 2 条，0 条不能办理。').waitFor()
      await drawer.getByRole('button', { name: '确认办理 2 条' }).click()
      await drawer.getByText('办理了 2 条').waitFor()
      expect(await totalOf(page, '/api/abnormal-listings?q=批办')).toBe(2)
    },
    patience,
  )

  it(
    'restrictions are looked up in the form before it is sent, and an entry just made can be taken back',
    async () => {
      const page = await signedIn(/许诚/)
      await page.goto('/barred-people?new=1')
      const form = page.getByRole('dialog')
      await form.getByLabel('姓名').fill('石清明')
      await form.getByLabel('情形').click()
      await page.locator('.ant-select-item-option').filter({ hasText: '债务到期未清偿' }).click()
      await typeDay(form.getByLabel('起始日期'), '2021-05-06')
      await form.getByText('债务到期未清偿').first().waitFor()
      await form.getByRole('button', { name: '保存' }).click()
      const offer = page.locator('.ant-notification-notice', { hasText: '已保存' })
      // Pointed at, the offer stays for as long as the registrar takes.
      await offer.hover()

      const registrar = await signedIn(/沈梅/)
      await registrar.goto('/entities?new=1')
      const entry = registrar.getByRole('dialog')
      await entry.getByLabel('法定代表人（负责人、经营者）').fill('石清明')
      await entry.getByRole('button', { name: '查询限制' }).click()
      await entry.getByText('石清明：有提示').waitFor()
      await entry.getByText(/仅姓名相同，请核对身份证号/).waitFor()
      await clean(registrar, 'restrictions')
      await shot(registrar, 'restrictions')

      await offer.getByRole('button', { name: '撤回' }).click()
      await page.getByText('已撤回').waitFor()
      expect(await totalOf(page, '/api/barred-people?q=%E7%9F%B3%E6%B8%85%E6%98%8E')).toBe(0)
      await entry.getByRole('button', { name: '查询限制' }).click()
      await entry.getByText('石清明：没有查到限制').waitFor()

      // The same from the page of a record, for as long as the bureau's setting says.
      const made = await page.request.post('/api/barred-people', {
        headers: { 'x-quanheng': '1', 'idempotency-key': 'from-the-page-of-a-record' },
        data: { personName: '石清亮', ground: 'DEBT', fromDay: '2021-05-06' },
      })
      await page.goto(`/barred-people/${((await made.json()) as { id: string }).id}`)
      await page.getByRole('button', { name: '撤回录入' }).click()
      await page.getByText('还可以撤回 10 分钟').waitFor()
      await clean(page, 'taking back')
      await page
        .getByRole('button', { name: '撤 回', exact: true })
        .or(page.getByRole('button', { name: '撤回', exact: true }))
        .click()
      await page.getByRole('heading', { name: '受限人员', level: 1 }).waitFor()
      expect(await totalOf(page, '/api/barred-people?q=%E7%9F%B3%E6%B8%85%E4%BA%AE')).toBe(0)
    },
    patience,
  )

  it(
    'lists and records print on A4 with a head, the conditions in words and page numbers, and without menus',
    async () => {
      const page = await signedIn(/许诚/)
      // Nothing is asked and nothing waits in a test: what would be printed is counted.
      await page.addInitScript(() => {
        window.print = () => {
          document.documentElement.dataset.printed = String(document.querySelectorAll('.qh-table tbody tr').length)
        }
      })
      const pdf = async (name: string) => {
        const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: false })
        const folder = process.env.QUANHENG_SHOTS
        if (folder) await writeFile(`${folder}/${name}.pdf`, bytes)
        return pdfPages(bytes)
      }
      const upright = [0, 0, 595, 842]
      const rounded = (size: readonly number[]): number[] => size.map((n) => Math.round(n))

      await page.goto('/entities?category=INDIVIDUAL&establishedTo=2021-12-31')
      await page.getByRole('table', { name: '市场主体清单' }).waitFor()
      const total = await totalOf(page, '/api/entities?category=INDIVIDUAL&establishedTo=2021-12-31')
      expect(total).toBeGreaterThan(50)
      const sheets = await pdf('list')
      expect(sheets.length).toBeGreaterThan(1)
      const numbered = sheets.map((_, i) => `第 ${i + 1} 页，共 ${sheets.length} 页`)
      sheets.forEach((sheet, i) => {
        expect(rounded(sheet.size)).toEqual([0, 0, 842, 595])
        expect(sheet.text.replaceAll(' ', '')).toContain(numbered[i]!.replaceAll(' ', ''))
        // The head of the table stands on every sheet.
        expect(sheet.text).toContain('登记状态')
        for (const menu of ['首页', '我的待办', 'CtrlK', '退出', '导出', '下一页', '查看'])
          expect(sheet.text.replaceAll(' ', '')).not.toContain(menu)
      })
      const first = sheets[0]!.text.replaceAll(' ', '')
      for (const words of [
        '玉衡县市场监督管理局',
        '信用监管股许诚打印',
        '演示数据',
        '类别个体工商户',
        '成立日期……至2021-12-31',
      ])
        expect(first).toContain(words)
      expect(first).toMatch(new RegExp(`列出50条，共${total}条`))
      expect(first).toMatch(/\d{4}-\d{2}-\d{2}\d{2}:\d{2}/)

      // The button prints the list from its first row, not only what the screen shows.
      await page.getByRole('button', { name: '打印', exact: true }).click()
      const printed = page.locator('html[data-printed]')
      await printed.waitFor({ state: 'attached' })
      expect(Number(await printed.getAttribute('data-printed'))).toBe(Math.min(total, 500))

      await page.getByRole('link', { name: '查看' }).or(page.locator('.qh-table tbody a')).last().click()
      await page.getByRole('button', { name: '打印' }).waitFor()
      await page.getByText('没有附件。').waitFor()
      const record = await pdf('record')
      expect(rounded(record[0]!.size)).toEqual(upright)
      const text = record[0]!.text.replaceAll(' ', '')
      for (const words of ['玉衡县市场监督管理局', '登记状态', `第1页，共${record.length}页`])
        expect(text).toContain(words)
      for (const menu of ['我的待办', '来源与修改记录', '上传附件', '退出']) expect(text).not.toContain(menu)
    },
    patience,
  )

  it(
    'a sheet of what is due is narrowed to a place and printed with numbers after a reason',
    async () => {
      const page = await signedIn(/许诚/)
      await page.goto('/worklists')
      await page.getByRole('link', { name: '许可证即将到期' }).click()
      await page
        .getByLabel('发到工作群的文字')
        .getByText(/全县近期有\d+张许可证到期/)
        .waitFor()
      await page.getByLabel('管辖所').click()
      await page.locator('.ant-select-item-option').first().click()
      await page
        .getByLabel('发到工作群的文字')
        .getByText(/辖区近期有\d+张/)
        .waitFor()
      await page.getByRole('button', { name: /打印带电话的/ }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel('查看理由').fill('12月下乡提醒')
      await sheet.getByRole('button', { name: '查看' }).click()
      await sheet.locator('tbody tr').first().waitFor()
      const said = (await (await page.request.get('/api/worklists')).json()) as { lists: { id: string }[] }
      expect(said.lists.map((l) => l.id)).toContain('permit.expiring')
    },
    patience,
  )
})
