import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RunningServer } from '../../src/server.ts'
import { launchBrowser } from '../support/chromium.ts'
import { startService } from './browser.ts'

let browser: Browser
let service: RunningServer
let context: BrowserContext
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  service = await startService()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})
beforeEach(async () => {
  complaints.length = 0
  await open({})
})
afterEach(async () => {
  await context.close()
  expect(complaints).toEqual([])
})

/** A new window; whatever the browser complains of in it fails the test. */
async function open(options: Parameters<Browser['newContext']>[0]): Promise<void> {
  if (context) await context.close()
  context = await browser.newContext({
    viewport: { width: 375, height: 780 },
    reducedMotion: 'reduce',
    baseURL: service.address,
    ...options,
  })
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // That a page is missing is what one test asks for.
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
}

describe('asking', () => {
  it('goes from a question to the marked passage by keyboard alone', async () => {
    await page.goto('/')
    await page.keyboard.type('贷款贴息条件')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/u)
    expect(await page.locator('.card-first blockquote').first().innerText()).toContain('两年贴息')
    expect(await page.locator('.card-first .figure', { hasText: '两年' }).count()).toBeGreaterThan(0)
    const link = page.locator('.card-first .open-source')
    for (let i = 0; i < 30 && !(await link.evaluate((element) => element === document.activeElement)); i++) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/documents\/004_ankang\?q=/u)
    expect((await page.locator('mark').allInnerTexts()).join('')).toContain('按比例给予两年贴息')
    const passage = await page.locator('#passage').boundingBox()
    expect(passage && passage.y > 56 && passage.y < 780).toBe(true)
  })

  it('keeps the lines of a quoted list', async () => {
    await page.goto('/?q=信阳中小微企业承接专利数量指标')
    expect(await page.locator('.card-first blockquote').first().innerText()).toMatch(/；\n——全市高校院所/u)
  })

  it('works without JavaScript, and follows up', async () => {
    await open({ javaScriptEnabled: false })
    await page.goto('/?q=专精特新奖励多少')
    expect(await page.locator('.facts').first().innerText()).toMatch(/10 ?万元[^]*20 ?万元/u)
    await page.fill('#follow-up', '谁负责')
    await page.press('#follow-up', 'Enter')
    await page.waitForURL(/h=/u)
    expect(await page.locator('h1').innerText()).toContain('谁负责')
  })

  it('does not answer from another place', async () => {
    await page.goto('/?q=深圳的专精特新奖励多少')
    expect(await page.locator('.card').count()).toBe(0)
    expect(await page.locator('.unanswered').innerText()).toContain('深圳')
  })

  it('copies the version for forwarding', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/?q=贷款贴息条件')
    await page.click('.forward summary')
    await page.click('[data-copy]')
    await page.waitForSelector('text=已复制')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('两年贴息')
    expect(copied).toContain('安政办发〔2024〕13号')
  })

  it('begins with a link that skips to the text', async () => {
    await page.goto('/documents')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })
})

const PAGES = [
  '/',
  '/?q=专精特新奖励多少',
  '/?q=对比各地知识产权质押',
  '/?q=深圳的专精特新奖励多少',
  '/documents',
  '/documents/000_huainan',
  '/documents/004_ankang?q=4000-4060',
  '/nowhere',
]

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it.each(PAGES)('%s has no accessibility violation', async (path) => {
    await open({ colorScheme })
    await page.goto(path)
    const folds = page.locator('details')
    for (let i = 0; i < (await folds.count()); i++) await folds.nth(i).evaluate((fold) => fold.setAttribute('open', ''))
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
})

describe.each([320, 375, 768, 1280])('at %i px', (width) => {
  it.each(PAGES)('%s does not scroll sideways', async (path) => {
    await open({ viewport: { width, height: 780 } })
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})
