import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { libraryOf, TODAY } from '../../support/library.ts'
import { silentLog } from '../../support/silent-log.ts'
import { sample, sampleLibrary } from './sample-library.ts'

const library = sampleLibrary()
const app = createApp({ library: () => library, today: () => sample.today, log: silentLog, version: '1.2.3' })

async function page(path: string, status = 200): Promise<string> {
  const response = await app.request(path, { headers: { Accept: 'text/html' } })
  expect(response.status).toBe(status)
  return response.text()
}

/** What a reader sees of it. */
function text(html: string): string {
  return html
    .replace(/<[^>]{0,2000}>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

describe('the page at /', () => {
  it('asks, with examples that lead to answers', async () => {
    const html = await page('/')
    expect(html).toMatch(/<form[^>]*action="\/"[^>]*method="get"/u)
    expect(html).toContain('某省清河市')
    expect(html).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/u)
  })

  it('marks the words that are left out between two pieces of a clause', async () => {
    const source =
      '合肥市专利转化方案\n一、健全运营网络\n支持技术经纪人全程参与专利转化，帮助高校、科研机构提高专利转化效率和成功率。对新获批的国家级、省级技术转移机构，分别给予100万元、30万元经费资助。' +
      '在全市公共服务平台增设专利运营板块，涵盖实施、转让、许可、质押等相关数据，建立数据监测与统计发布机制。依托全国平台体系，畅通对接渠道，解决信息公开难、评估难等问题。' +
      '拓展专利代理机构服务领域，支持信用良好的服务机构开展精准对接活动，探索创新运用模式。对新增获批的国家级和省级知识产权运营服务机构，分别给予80万元、20万元经费资助。'
    const held = libraryOf([{ file: 'a.txt', source, seed: { region: '安徽省合肥市' } }])
    const own = createApp({ library: () => held, today: () => TODAY, log: silentLog, version: '1.2.3' })
    const path = '/?q=合肥国家级的知识产权运营机构补多少，跟技术转移机构一样不'
    const html = await (await own.request(path, { headers: { Accept: 'text/html' } })).text()
    expect(text(html)).toMatch(/30万元经费资助。……[^。]*80万元、20万元经费资助。/u)
  })

  it('answers without JavaScript: quote, figures, facts, departments, source and link', async () => {
    const html = await page('/?q=奖励&region=某省清河市')
    expect(text(html)).toContain('对首次认定的省级专精特新中小企业给予 10 万元奖励')
    expect(html).toContain('<b class="figure">10 万元</b>')
    for (const heading of ['事项', '对象', '标准', '条件', '依据']) expect(html).toContain(`>${heading}</th>`)
    expect(text(html)).toContain('市工信局、市财政局')
    expect(text(html)).toContain('《清河市促进中小企业发展若干措施》（清政办发〔2024〕8号）')
    expect(html).toContain(`href="${sample.reward.url}"`)
    expect(html).toContain('现行有效')
    expect(html).toContain('<textarea id="forward-text" readonly')
  })

  it('takes the earlier questions along when one asks on', async () => {
    const html = await page('/?q=奖励&h=第一问')
    expect(html).toContain('<input type="hidden" name="h" value="第一问"/>')
    expect(html).toContain('<input type="hidden" name="h" value="奖励"/>')
    expect(text(html)).toContain('（历史 1 条）')
  })

  it('shows a draft and an inferred title as what they are', async () => {
    const html = await page('/?q=对比')
    expect(html).toContain('notice-draft')
    expect(html).toContain('notice-inferred')
    expect(html.match(/<table/gu)).toHaveLength(1)
  })

  it('says plainly that it found nothing, and says that what is near may not be meant', async () => {
    const html = text(await page('/?q=天气'))
    expect(html).toContain('没有找到相关规定。已查 2 份文件。')
    expect(html).toContain('文字相近的条款（未必是所问）')
    expect(html.match(/文字相近的条款/gu)).toHaveLength(1)
  })

  it('asks back', async () => {
    expect(text(await page('/?q=明确'))).toContain('您想问哪个地方的政策？')
  })

  it('never lets a question or a text become markup', async () => {
    const html = await page(`/?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(html).not.toContain('<script>alert')
    expect(await page('/documents/baishi')).toContain('&lt;b&gt;&amp;不是标记&lt;/b&gt;')
  })

  it('refuses a question that is too long with a page', async () => {
    expect(text(await page(`/?q=${'问'.repeat(2001)}`, 400))).toContain('问题太长')
  })
})

describe('/documents/:id', () => {
  it('shows the whole source and one anchor a clause', async () => {
    for (const { id, source, clauses } of library.documents) {
      const html = await page(`/documents/${id}`)
      const shown = text(html).replace(/\s/gu, '')
      expect(shown).toContain(source.replace(/\s|\*\*/gu, ''))
      for (const clause of clauses) expect(html.match(new RegExp(` id="${clause.id}"`, 'gu'))).toHaveLength(1)
    }
  })

  it('marks the passage of a citation, also across a line break, and can be scrolled to it', async () => {
    const source = library.documents[0]?.source ?? ''
    const start = source.indexOf('国家级小巨')
    const end = source.indexOf('20 万元')
    const html = await page(`/documents/qinghe?q=${start}-${end}`)
    expect(html).toContain('<mark id="passage">国家级小巨人企业给予 </mark>')
    expect(html.match(/<mark/gu)).toHaveLength(1)
  })

  it.each(['', 'x', '1', '5-2', '3-3', '-1-4', '1-99999999', '1-2-3', '1e1-20'])(
    'refuses the passage %j',
    async (q) => {
      expect(text(await page(`/documents/qinghe?q=${q}`, 400))).toContain('引文位置')
    },
  )

  it('has a page for what is not there', async () => {
    expect(text(await page('/documents/none', 404))).toContain('没有这份文件')
    expect(text(await page('/nowhere', 404))).toContain('没有这个页面')
  })
})

describe('the assets', () => {
  it('are served for good under an address that changes with them', async () => {
    const html = await page('/')
    for (const [, url = ''] of html.matchAll(/(?:href|src)="(\/assets\/[^"]{1,40})"/gu)) {
      const response = await app.request(url)
      expect(response.status).toBe(200)
      expect(response.headers.get('Cache-Control')).toContain('immutable')
    }
  })
})
