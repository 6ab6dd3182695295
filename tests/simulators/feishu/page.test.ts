import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../support/chromium.ts'
import { startEchoBot } from './echo-bot.ts'
import { startFeishuSimulator, type FeishuSimulator } from './index.ts'
import { parseInline, type Inline } from './page/inline.ts'
import { parseMarkdown } from './page/markdown.ts'

/** The words of parsed Markdown, with what they are in brackets where it is more than text. */
function flat(inlines: readonly Inline[]): string {
  return inlines
    .map((run) => {
      if (run.kind === 'text') return run.text
      if (run.kind === 'break') return '⏎'
      if (run.kind === 'code') return `[code ${run.text}]`
      if (run.kind === 'image') return `[image ${run.alt}]`
      if (run.kind === 'at') return `[at ${run.id}${run.name}]`
      const more =
        run.kind === 'link' ? ` ${run.href}` : run.kind === 'font' || run.kind === 'tag' ? ` ${run.color}` : ''
      return `[${run.kind}${more}: ${flat(run.inlines)}]`
    })
    .join('')
}

describe('card Markdown', () => {
  const lines: [source: string, drawn: string][] = [
    ['按利息的 **50%** 贴息', '按利息的 [strong: 50%] 贴息'],
    ['2**3 和 *斜* ~~删~~', '2**3 和 [em: 斜] [del: 删]'],
    ['[《办法》](https://a.cn/b#c)第三条', '[link https://a.cn/b#c: 《办法》]第三条'],
    ["<font color='red'>已<font color=green>生</font>效</font>", '[font red: 已[font green: 生]效]'],
    ['<text_tag color="blue">现行</text_tag><br>下一行', '[tag blue: 现行]⏎下一行'],
    ['<at id=ou_1></at>你好', '[at ou_1]你好'],
    ['\\*不斜\\* &#42;也不&#42; &lt;b&gt;', '*不斜* *也不* <b>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['`a*b*c` 与 snake_case_name', '[code a*b*c] 与 snake_case_name'],
    ['一**《办法》**规定', '一**《办法》**规定'],
    ['**《办法》** 规定', '[strong: 《办法》] 规定'],
    ['[只是方括号] 与 (圆括号)', '[只是方括号] 与 (圆括号)'],
  ]
  for (const [source, drawn] of lines) it(source, () => expect(flat(parseInline(source))).toBe(drawn))

  it('knows headings, lists, quotes, code, rules and tables', () => {
    const source = '# 题\n正文\n第二行\n- 甲\n- 乙\n  1. 丙\n> 引\n---\n|a|b|\n|-|-|\n|1|2|\n```\n**码**\n```'
    const blocks = parseMarkdown(source)
    expect(blocks.map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'rule',
      'table',
      'code',
    ])
    const list = blocks[2]
    expect(list?.kind === 'list' && list.items[1]?.map((block) => block.kind)).toEqual(['paragraph', 'list'])
  })

  it('takes hostile text in reasonable time', () => {
    // Backtracking would take hours: the runner's own limit tells.
    for (const piece of ['*a ', '[', '<font color=red>', '`', '> ', '**x', '| '])
      expect(parseMarkdown(piece.repeat(3000))).toBeDefined()
  })
})

describe('the page in a browser', () => {
  let simulator: FeishuSimulator
  let stopBot: () => void
  let browser: Browser
  const problems: string[] = []

  beforeAll(async () => {
    simulator = await startFeishuSimulator({ page: true })
    const people = ['张敏', '李伟'].map((name) => simulator.createUser(name))
    simulator.createGroup({ name: '政策咨询群', members: people })
    for (const person of people) simulator.directChat(person)
    stopBot = await startEchoBot(simulator)
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
    stopBot()
    await simulator.close()
  })

  async function open(query: string, width = 1100): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())))
    page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`))
    await page.goto(`${simulator.url}/?${query}`)
    return page
  }

  it('lets two people chat, one of them with the bot, and escapes what they write', async () => {
    const zhang = await open('as=张敏&chat=政策咨询群')
    const li = await open('as=李伟&chat=政策咨询群')
    await zhang.fill('.typing', '@惠问 <img src=x onerror=alert(1)> 贴息')
    await zhang.keyboard.press('Enter')
    await li.waitForSelector('.card')
    expect(await li.textContent('.message .bubble')).toContain('@惠问 <img src=x onerror=alert(1)> 贴息')
    expect(await li.locator('img').count()).toBe(0)
    await li.fill('.typing', '不提机器人')
    await li.click('[title="发送"]')
    await zhang.waitForSelector('text=不提机器人')
    expect(await zhang.locator('.card').count()).toBe(1)
  })

  it('presses buttons, sends forms, folds panels and pages nothing away', async () => {
    const page = await open('as=张敏&chat=政策咨询群')
    await page.click('.btn:has-text("没解决")')
    await page.waitForSelector('.toast:has-text("收到「没解决」")')
    await page.waitForSelector('.card:has-text("已按「没解决」")')
    expect(await page.isVisible('text=第三条　对符合条件')).toBe(false)
    await page.click('text=条款全文')
    expect(await page.isVisible('text=第三条　对符合条件')).toBe(true)
    await page.click('.btn:has-text("发送回复")')
    await page.waitForSelector('.toast:has-text("required field text")')
    await page.fill('.field', '带执照')
    await page.click('.btn:has-text("发送回复")')
    await page.waitForSelector('.card:has-text("带执照")')
    expect(simulator.clicks.at(-1)?.value).toEqual({ act: '发送回复' })
  })

  it('can be read and operated by everybody', async () => {
    const page = await open('as=张敏&chat=政策咨询群')
    await page.waitForSelector('.card')
    // Links of the client carry no underline; that much likeness is wanted.
    const { violations } = await new AxeBuilder({ page }).disableRules('link-in-text-block').analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
  })

  it('fits a phone without scrolling sideways', async () => {
    const page = await open('as=李伟', 375)
    await page.click('.row:has-text("政策咨询群")')
    await page.waitForSelector('.card')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await page.click('.back')
    await page.waitForSelector('.row')
  })

  it('reports the entry into the direct chat once, and takes no request of another site', async () => {
    const page = await open('as=李伟')
    for (const name of ['惠问', '政策咨询群', '惠问']) await page.click(`.row:has(.row-name:has-text("${name}"))`)
    await simulator.settled()
    const entries = simulator.deliveries.filter(({ eventType }) => eventType.includes('p2p_chat_entered'))
    expect(entries).toHaveLength(1)
    const response = await fetch(`${simulator.url}/page/api/send`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'text/plain' },
    })
    expect(response.status).toBe(415)
    expect(problems).toEqual([])
  })
})

it('serves no page unless asked to', async () => {
  const simulator = await startFeishuSimulator()
  const response = await fetch(`${simulator.url}/page/api/state`)
  expect(response.status).toBe(404)
  await simulator.close()
})
