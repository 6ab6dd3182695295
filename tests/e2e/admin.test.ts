import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/core/answer/types.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import { launchBrowser } from '../support/chromium.ts'
import { startService } from './browser.ts'
import { PATIENCE_MS } from '../support/waiting.ts'

const TOKEN = 'ein-langes-geheimes-wort'
/** A bot whose platform cannot be reached: its state is something an admin has to see. */
const UNREACHABLE = {
  FEISHU_APP_ID: 'cli_0123456789abcdef',
  FEISHU_APP_SECRET: 'secret',
  FEISHU_MODE: 'webhook',
  FEISHU_ENCRYPT_KEY: 'key',
  FEISHU_VERIFICATION_TOKEN: 'token',
  FEISHU_DOMAIN: 'http://127.0.0.1:9',
}
const GAP = '养老机构建设补贴怎么申请，需要准备哪些材料，民办和公办是不是一样的标准？'

let browser: Browser
let service: Awaited<ReturnType<typeof startService>>
let context: BrowserContext
const complaints: string[] = []

beforeAll(async () => {
  service = await startService({ HUIWEN_ADMIN_TOKEN: TOKEN, ...UNREACHABLE })
  await recordQuestions(join(service.dataDir, 'huiwen.db'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})
afterEach(async () => {
  await context.close()
  expect(complaints.splice(0)).toEqual([])
})

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({
    viewport: { width: 375, height: 780 },
    reducedMotion: 'reduce',
    baseURL: service.address,
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // That a wrong token is refused is what one test asks for.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  return page
}

async function signedIn(options?: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const page = await open(options)
  await page.goto('/admin')
  await page.fill('#token', TOKEN)
  await page.press('#token', 'Enter')
  await page.waitForURL(/\/admin$/u)
  return page
}

describe('signing in', () => {
  it('sends a stranger to the form, refuses a wrong token, takes the right one, and ends', async () => {
    const page = await open()
    await page.goto('/admin/gaps')
    expect(new URL(page.url()).pathname).toBe('/admin/login')
    await page.fill('#token', 'ein-ganz-anderes-wort')
    await page.click('text=登录 >> nth=-1')
    expect(await page.locator('[role=alert]').innerText()).toContain('口令不对')
    await page.fill('#token', TOKEN)
    await page.press('#token', 'Enter')
    await page.waitForURL(/\/admin$/u)
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/admin' })
    expect(cookie?.value).not.toContain(TOKEN)
    await page.click('text=退出')
    await page.goto('/admin')
    expect(new URL(page.url()).pathname).toBe('/admin/login')
  })
})

describe('the state', () => {
  it('tells of the library, its problems with their places, and the channels', async () => {
    const page = await signedIn()
    const main = page.locator('main')
    expect(await main.innerText()).toContain(service.library().version)
    expect(await main.innerText()).toMatch(/5 份文件|5 份，/u)
    expect(await main.innerText()).toContain('没有找到文号')
    expect(await page.locator('.channel-list').innerText()).toContain('飞书')
    const place = page.locator('.problem-list a').first()
    const line = await place.innerText()
    await place.click()
    expect(line).toMatch(/第 \d+ 行/u)
    expect(new URL(page.url()).pathname).toContain('/documents/')
  })

  it.each([true, false])('rebuilds the index and says how that went (JavaScript: %s)', async (javaScriptEnabled) => {
    const page = await signedIn({ javaScriptEnabled })
    const before = service.library().builtAt
    await page.click('button:has-text("重建索引")')
    await expect
      .poll(
        async () => {
          if (!javaScriptEnabled) await page.goto('/admin')
          return page.locator('#rebuild').innerText()
        },
        { timeout: PATIENCE_MS },
      )
      .toContain('重建完成')
    expect(await page.locator('#rebuild').innerText()).toContain('5 份文件')
    expect(service.library().builtAt > before).toBe(true)
  })
})

describe('gaps and statistics', () => {
  it('lists what found no answer, most often first', async () => {
    const page = await signedIn()
    await page.click('text=待补清单')
    const rows = await page.locator('tbody tr').allInnerTexts()
    expect(rows).toHaveLength(2)
    expect(rows[0]).toContain(GAP)
    expect(rows[0]).toMatch(/没查到\s*2|\b2\b/u)
    await page.click('text=使用统计')
    expect(await page.locator('tbody').innerText()).toMatch(/提问\s+4\s+4/u)
  })
})

const PAGES = ['/admin', '/admin/gaps', '/admin/statistics', '/admin/login']

describe('every page', () => {
  it.each(['light', 'dark'] as const)('has no accessibility violation in %s colours', async (colorScheme) => {
    const page = await signedIn({ colorScheme })
    for (const path of PAGES) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      const found = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      expect(found).toEqual([])
    }
  })

  it.each([320, 375, 1280])('does not scroll sideways at %i px', async (width) => {
    const page = await signedIn({ viewport: { width, height: 780 } })
    for (const path of PAGES) {
      await page.goto(path)
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect({ path, fits: scrollWidth <= width }).toEqual({ path, fits: true })
    }
  })
})

/** What people in a chat asked, as the service records it. */
async function recordQuestions(path: string): Promise<void> {
  const store = await openSqliteStore(path)
  const asked = [
    { question: GAP, status: 'not_found' },
    { question: GAP, status: 'not_found' },
    { question: '外资企业落户奖励', status: 'not_found' },
    { question: '专精特新奖励多少', status: 'answered' },
  ] as const
  for (const [i, { question, status }] of asked.entries()) {
    const answer = service.library().ask(question, { today: '2026-01-01' })
    await store.answers.record({ ...recordOf(answer, `m${i}`), question, questionKey: question, status })
  }
  await store.close()
}

function recordOf(answer: Answer, messageId: string) {
  return {
    id: messageId,
    platform: 'feishu',
    messageId,
    conversation: 'c',
    person: 'p',
    chat: 'c',
    intent: answer.intent,
    region: null,
    libraryVersion: 'v',
    clauses: [],
    tookMs: 3,
    askedAt: Date.now(),
    answer,
  }
}
