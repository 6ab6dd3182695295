import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { freePort } from '../channels/processes.ts'
import { startDingtalkDemo } from './dingtalk-demo.ts'
import type { Demo } from './dingtalk-demo.ts'

/** `npm run demo:dingtalk` as somebody sees it who opens its page in a browser. */
describe.each([
  ['links', false],
  ['interactive cards', true],
])('the DingTalk demo with %s', (_, cards) => {
  let demo: Demo
  let browser: Browser
  const problems: string[] = []

  beforeAll(async () => {
    demo = await startDingtalkDemo({ port: 0, webPort: await freePort(), cards })
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
    await demo.stop()
  })

  const open = async (chat: string, width = 1100): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())))
    await page.goto(demo.simulator.url)
    await page.click(`nav button:has-text("${chat}")`)
    return page
  }
  /** The bot's message after what somebody says or presses. */
  const next = async (page: Page, act: () => Promise<unknown>): Promise<Locator> => {
    const bots = page.locator('.message:has(.avatar.bot) .bubble')
    const count = await bots.count()
    await act()
    await bots.nth(count).waitFor()
    return bots.nth(count)
  }
  const ask = (page: Page, text: string): Promise<Locator> =>
    next(page, async () => {
      await page.fill('form input', text)
      await page.keyboard.press('Enter')
    })

  it('answers in the group, with bold figures, line breaks and working buttons, and no markup showing', async () => {
    const page = await open('企业服务群')
    const answer = await ask(page, '专精特新奖励多少')
    const words = await answer.innerText()
    expect(words).toContain('安康市')
    expect(words).not.toMatch(/\*\*|<font|<br|dtmd:|\]\(/u)
    expect(await answer.locator('strong', { hasText: '万元' }).count()).toBeGreaterThan(0)
    expect(await answer.locator('p').count()).toBeGreaterThan(2)
    expect(await answer.locator('table').count()).toBe(0)
    const source = await answer.locator('.buttons a:has-text("查看原文")').getAttribute('href')
    const original = await fetch(source ?? '')
    expect(original.status).toBe(200)
    expect(await original.text()).toContain('<mark')
    const useful = answer.locator('.buttons button:has-text("有用")').first()
    if (cards) {
      await useful.click()
      await page.waitForSelector('.status:has-text("已记下")')
      await page.waitForSelector('.buttons button:has-text("有用 1")')
    } else {
      expect(await (await next(page, () => useful.click())).innerText()).toContain('已记下')
    }
    expect(problems).toEqual([])
  })

  it('shows what must be known of a draft so that nobody can miss it', async () => {
    const page = await open('企业服务群')
    const answer = await ask(page, '淮南市的专利质押怎么支持')
    const warning = answer.locator('span', { hasText: '征求意见稿' }).first()
    expect(await warning.innerText()).toContain('⚠️')
    expect(await warning.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(173, 78, 0)')
  })

  it('greets whoever only mentions it, and asks what is pressed', async () => {
    const page = await open('企业服务群')
    const greeting = await ask(page, '')
    expect(await greeting.innerText()).toContain('你好，我是惠问')
    const suggestion = greeting.locator('li button').first()
    const question = await suggestion.innerText()
    expect(await (await next(page, () => suggestion.click())).innerText()).toContain(question)
  })

  it('takes a question to the staff and their words back', async () => {
    const page = await open('企业服务群')
    const answer = await ask(page, '深圳有什么落户补贴')
    await answer.locator('.buttons button:has-text("转人工")').click()
    await page.waitForSelector('nav button.unread:has-text("政策专员群")')
    await page.click('nav button:has-text("政策专员群")')
    const task = await page.locator('.bubble', { hasText: '等待人工回复' }).last().innerText()
    const phrase = /回复 ＃h[\w＿-]{20}/u.exec(task)?.[0] ?? ''
    await ask(page, `${phrase} 请拨打 12345。`)
    await page.click('nav button:has-text("企业服务群")')
    const reply = page.locator('.bubble', { hasText: '请拨打 12345。' })
    await reply.waitFor()
    expect(await reply.innerText()).toMatch(/服务站工作人员回复[^]*不是政策原文/u)
  })

  it('can be read and operated by everybody, and fits a phone', async () => {
    const page = await open('企业服务群', 375)
    await ask(page, '五个地方的专利质押贷款贴息有什么不同')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
    expect(problems).toEqual([])
  })
})
