import { describe, expect, it } from 'vitest'
import { readPageHead } from '../../../../src/core/layout/page-head.ts'
import { extractMetadata } from '../../../../src/core/metadata/index.ts'

function read(source: string) {
  const { title, number, issuer, issuedOn, validTo } = extractMetadata({ source, page: readPageHead(source) }).metadata
  return {
    title: title?.value ?? null,
    number: number?.value ?? null,
    issuer: issuer?.value ?? null,
    issuedOn: issuedOn?.value ?? null,
    validTo: validTo?.value ?? null,
  }
}

const BODY = '第一条 为发展旅游，制定本办法。'

describe('a title', () => {
  it.each([
    ['a paper’s name and the time', '某观新闻 2025-09-03 18:43\n某观新闻\n全文播报'],
    ['a site’s name, address and column', '甲市人民政府 www.jia.gov.cn 2025-09-03 10:22\n通知公告'],
    ['a site’s name alone', '甲市政务网'],
    ['ways to follow a site', '关注微信\n小程序'],
    ['a welcome and links', '甲区政府欢迎您！\n无障碍 | 长者版 | 繁体中文'],
    ['links with an edge on both sides', '| 首页 | 要闻 | 政务公开 | 办事服务 |'],
    ['the buttons of a portal of services', '甲市政务服务网 > 行政许可\n事项收藏 在线办理 我要咨询 好差评'],
    ['buttons', '登录 注册\n返回首页 我的收藏 退出登录\n网站支持IPv6'],
    ['where the page stands', '惠企政策一站通 > 政策原文\n政策直达 | 甲市\n政策详情'],
    ['how to follow whoever posted it', '点击上方“甲市发布”可以订阅哦\n甲企通APP下载'],
    ['a long welcome', '今天是2024年11月23日 星期六，欢迎光临本站'],
    ['the day and the page of a paper', '2025年02月10日\n第02版：要闻 PDF版\n上一篇 下一篇 放大+ 缩小-'],
    [
      'the links of a portal, its address and its search box',
      '*   中央政府\n*   某省政府\n*   登录\n*   繁體中文\n\n甲市商务局\n\nswj.jia.gov.cn\n\n搜本站 搜站群\n\n请输入关键字查询\n\n*   网站首页\n*   政务公开\n\n当前位置： 首页 > 新闻中心 > 商务动态\n\n浏览 1403 次',
    ],
    ['the way to it with its own name', '当前位置: 管理办法   甲市旅游营销奖励办法'],
    ['the day of the visit', '2026年11月21日 星期六 甲市 晴 12℃'],
    [
      'what a service portal says of itself',
      'HI,欢迎访问甲区智慧园区服务平台! 申请入驻\n平台首页 企业驾驶舱 政策快报\n服务热线:400-000-0000\n服务平台首页>公告列表>公告详情',
    ],
    [
      'whose site it is',
      '某省·甲市 | 甲市人力资源和社会保障局\n当前位置：首页 > 政策文件 > 规范性文件\n信息分类：旅游',
    ],
  ])('stands under %s', (_, head) => {
    expect(read(`${head}\n甲市旅游营销奖励办法\n${BODY}`).title).toBe('甲市旅游营销奖励办法')
  })

  it.each(['园区惠企通 一站办理', '乙园区企业服务中心欢迎广大客商'])(
    'of a notice is taken before a line over it that is none: %s',
    (line) => {
      const notice = '甲市财政局 甲市商务局 关于印发《若干措施》的通知'
      const { title, issuer } = read(`${line}\n${notice}\n发布时间:2024-01-18\n${BODY}`)
      expect(title).toBe('甲市财政局 甲市商务局关于印发《若干措施》的通知')
      expect(issuer).toBe('甲市财政局 甲市商务局')
    },
  )

  it.each([
    '甲市乙区旅游企业奖励政策：关于促进旅游的若干措施\n关于促进旅游的若干措施',
    '关于促进旅游的若干措施_甲市门户\n关于促进旅游的若干措施',
    '政策动态 | 关于促进旅游的若干措施',
    '【政策速递】关于促进旅游的若干措施',
  ])('leaves out what a page writes beside it: %j', (head) => {
    expect(read(`${head}\n${BODY}`).title).toBe('关于促进旅游的若干措施')
  })

  it('has a company among its issuers, on the one line that is left of it', () => {
    const { title, number, issuer } = read(
      '交通运输部 国家邮政局 国家铁路集团 关于统筹做好运输保障工作的通知 交运明电〔2020〕44号 各省交通运输厅： 为做好运输保障，现通知如下： 一、保障运输。各地要优先保障。 2020年2月3日',
    )
    expect(title).toBe('交通运输部 国家邮政局 国家铁路集团关于统筹做好运输保障工作的通知')
    expect(number).toBe('交运明电〔2020〕44号')
    expect(issuer).toContain('国家铁路集团')
  })

  it('names its issuer and number where the page does not', () => {
    const page = '甲县:关于促进旅游的政策意见\n\n2022-07-15 11:40:53 旅游政策\n\n1\n\n'
    const own = '甲县人民政府关于促进旅游的政策意见\n\n甲政发〔2022〕15号\n\n各乡镇人民政府：\n\n'
    const { title, number } = read(page + own + BODY)
    expect(title).toBe('甲县人民政府关于促进旅游的政策意见')
    expect(number).toBe('甲政发〔2022〕15号')
  })

  it('is not swept away with what stands over a list', () => {
    expect(read(`旅游十条\n- 首页宣传\n- 登录奖励\n${BODY}`).title).toBe('旅游十条')
  })

  it('ends before the head of a table', () => {
    const list =
      '甲区惠企政策清单\n序号 政策名称 支持对象 政策内容 责任单位\n一、税费类\n1 残保金减免 小微企业 免征 税务局'
    expect(read(list).title).toBe('甲区惠企政策清单')
  })

  it('may speak of registering and downloading itself', () => {
    const headline = '甲市企业注册只需一天 开办费用全免'
    expect(read(`${headline}\n甲市日报 2025-09-03 18:43\n本报讯 甲市推出新政。`).title).toBe(headline.replace(' ', ''))
  })

  it('keeps the word that tells an explanation', () => {
    expect(read(`政策解读 | 关于促进旅游的若干措施\n${BODY}`).title).toContain('解读')
  })

  it('that ends in 》 may have its number on the next line', () => {
    expect(read(`甲市人民政府《关于促进旅游的意见》\n\n甲政发〔2022〕3号\n\n各市：\n${BODY}`).number).toBe(
      '甲政发〔2022〕3号',
    )
  })

  it('may have a label before it', () => {
    expect(read(`标题：甲市旅游营销奖励办法\n来源：甲市文旅局\n${BODY}`).title).toBe('甲市旅游营销奖励办法')
  })

  it.each([
    [
      '甲省财政厅  甲省商务厅\n国家税务总局甲省税务局关于延续实施\n援企稳岗政策的通知',
      '甲省财政厅 甲省商务厅 国家税务总局甲省税务局关于延续实施援企稳岗政策的通知',
    ],
    [
      '中共甲市委 甲市人民政府\n关于加快建设现代化产业体系\n推动高质量发展的若干意见',
      '中共甲市委 甲市人民政府关于加快建设现代化产业体系推动高质量发展的若干意见',
    ],
    ['关于公布2025年度甲省\n专精特新中小企业名单\n的通知', '关于公布2025年度甲省专精特新中小企业名单的通知'],
  ])('keeps all its lines: %j', (lines, title) => {
    expect(read(`${lines}\n各市财政局：\n${BODY}`).title).toBe(title)
  })

  it.each([
    [
      '甲省人民政府 政策文件 甲省人民政府办公厅印发关于恢复生产若干措施的通知 各市：',
      '甲省人民政府办公厅印发关于恢复生产若干措施的通知',
    ],
    [
      '甲省财政厅 甲省教育厅 甲省商务厅 甲省交通运输厅 甲省民政厅关于稳岗的通知 各市：',
      '甲省财政厅 甲省教育厅 甲省商务厅 甲省交通运输厅 甲省民政厅关于稳岗的通知',
    ],
    ['错峰保出行 多举措做好旅客返程工作 新华社北京2月17日电 春运将收尾。', '错峰保出行多举措做好旅客返程工作'],
  ])('is found in a text without line breaks: %j', (source, title) => {
    expect(read(source).title).toBe(title)
  })

  it('has no issuer from the site’s name over it', () => {
    const source = `甲市商务局\n甲市人民政府关于印发若干措施的通知\n${BODY}`
    expect(read(source).title).toBe('甲市人民政府关于印发若干措施的通知')
  })

  it('is neither a salutation nor a stamped line of news without headline', () => {
    expect(read('各乡镇人民政府、街道办事处，市政府直属各单位：\n经市政府同意，决定修改。').title).toBeNull()
    expect(read('甲市 甲市日报2020-02-19 07:37:40 “大家少出门！”2月16日，民警来到小区。').title).toBeNull()
  })

  it.each([
    ['甲市税务局关于申报有关事项的通告 2020年第2号 根据规定，通告如下：', '甲市税务局关于申报有关事项的通告'],
    ['甲市政府关于放假的通知（甲政发〔2020〕1号）\n各县：\n现通知如下。', '甲市政府关于放假的通知'],
  ])('ends before its number: %j', (source, title) => {
    expect(read(source).title).toBe(title)
  })
})

describe('a decision without title', () => {
  it('is called after what it amends, and said to be so', () => {
    const source =
      '各乡镇人民政府：\n决定对《甲市旅游奖励办法》（甲政发〔2024〕1号）的个别条款作如下修改：\n一、删去第五条。\n二、本通知自印发之日起施行。'
    const { metadata } = extractMetadata({ source, page: readPageHead(source) })
    expect(metadata.title).toMatchObject({ value: '关于修改《甲市旅游奖励办法》的通知', from: 'inferred' })
  })
})

describe('an issuer', () => {
  it.each([
    ['甲市人民政府办公室印发关于加快发展若干措施的通知', '甲市人民政府办公室'],
    ['甲市财政局转发乙省财政厅关于补贴的通知', '甲市财政局'],
    ['转发乙省财政厅关于补贴的通知', null],
    ['商务部印发《关于复工的通知》', null],
  ])('is read from the title %j', (title, issuer) => {
    expect(read(`${title}\n各县：\n${BODY}`).issuer).toBe(issuer)
  })

  it('signs with a stamp that stands for its own', () => {
    const source = `甲政发〔2023〕2号\n各市：\n现将《办法》印发给你们。\n甲省产业行动指挥部（代）\n2023年1月9日\n${BODY}`
    expect(read(source).issuer).toBe('甲省产业行动指挥部')
  })

  it('may be one of several under their label', () => {
    const source = `旅游措施\n发布单位:甲市财政局 甲市商务局 浏览次数\n${BODY}`
    expect(read(source).issuer).toBe('甲市财政局 甲市商务局')
  })

  it('of a collection is who put it together', () => {
    const source = '甲市惠企政策汇编\n甲市发展和改革委员会（市营商办）编印\n二〇二六年三月\n一、奖励。'
    expect(read(source)).toMatchObject({ issuer: '甲市发展和改革委员会', issuedOn: null })
  })

  it('is not read from the way through the site', () => {
    expect(read(`当前位置：首页 > 政策文件 > 规范性文件\n甲市旅游办法\n${BODY}`).issuer).toBeNull()
  })
})

describe('the table of a page without edges between its cells', () => {
  it('says what it says all the same', () => {
    const source =
      '文章标题甲市旅游奖励办法\n制发机关甲市人民政府\n文件字号甲政发〔2024〕1号\n成文日期2024-01-02\n失效日期2026-12-31\n' +
      `有无政策解读\n政策解读电话0532-87613057\n有效性有效\n甲市旅游奖励办法\n${BODY}`
    expect(read(source)).toEqual({
      title: '甲市旅游奖励办法',
      number: '甲政发〔2024〕1号',
      issuer: '甲市人民政府',
      issuedOn: '2024-01-02',
      validTo: '2026-12-31',
    })
  })
})

describe('the day on which it was put on a page', () => {
  it('is not that of its issue if the number is years older', () => {
    const head = '甲市旅游奖励办法\n甲政〔2017〕25号\n发布日期：2022-08-10\n'
    expect(read(head + BODY).issuedOn).toBeNull()
    expect(read(head.replace('2017', '2022') + BODY).issuedOn).toBe('2022-08-10')
  })
})

describe('a title that the page prints over the document’s own', () => {
  const title = '甲省人民政府办公厅印发关于应对疫情扩大蔬菜生产增加市场供应保障人民群众基本生活需要若干支持政策的通知'
  const own = '甲省人民政府办公厅印发 关于应对疫情 扩大蔬菜生产增加市场供应保障人民群众基本生活需要 若干支持政策的通知'
  const rest = '甲政办明电〔2020〕7号 各市人民政府： 现印发给你们。 甲省人民政府办公厅 2020年2月8日 一、给予补贴。'

  it.each([
    ['on one line', `${title} ${title} ${rest}`],
    ['in pieces', `${title} ${own} ${rest}`],
    ['on lines of its own', `${title}\n${own.replaceAll(' ', '\n')}\n${rest.replaceAll(' ', '\n')}`],
  ])('leaves the number behind it to the document, %s', (_, source) => {
    expect(read(source)).toMatchObject({ title, number: '甲政办明电〔2020〕7号', issuer: '甲省人民政府办公厅' })
  })

  it.each(['关于有关事项办理流程', '关于《甲市人民政府办公厅关于应对疫情影响的若干措施》有关事项办理流程'])(
    'has who issues it between the two: %s',
    (name) => {
      const source = `${name} 甲市地方金融监督管理局 ${name} 为支持企业，有关事项办理流程如下： 1.融资担保：降低费率。`
      expect(read(source)).toMatchObject({ title: name, issuer: '甲市地方金融监督管理局' })
    },
  )

  it('is not the beginning of a text that goes on with its words', () => {
    const source = '甲市就业创业扶持政策 甲市就业创业扶持政策由甲政发〔2019〕3号规定，各区执行。'
    expect(read(source).number).toBeNull()
  })
})

describe('who signs', () => {
  const name = '甲市新型冠状病毒感染的肺炎疫情防控工作领导小组指挥部'

  it('is read whole where a space stands in the name', () => {
    const signed = `${name.slice(0, 16)} ${name.slice(16)} 2020年1月27日`
    expect(read(`${name}令（第1号） 一、强化疫情防控。 ${signed} 扫一扫在手机打开当前页`)).toMatchObject({
      issuer: name,
      issuedOn: '2020-01-27',
    })
  })

  it('is read where words of the page stick to the day', () => {
    const source = '关于有序复工的通知\n一、复工时间。\n甲市市场监督管理局\n2020年2月20日责任编辑：陈某'
    expect(read(source)).toMatchObject({ issuer: '甲市市场监督管理局', issuedOn: '2020-02-20' })
  })
})

describe('who issues', () => {
  it('are all offices over 文件, on however many lines', () => {
    const source = `甲市市场监督管理局 甲市财政局\n甲市人民政府金融工作办公室\n国家金融监督管理总局甲市监管分局\n文件\n\n甲市市监〔2024〕9号\n\n关于印发《甲市质押融资办法》的通知\n\n各县财政局：\n现印发给你们。\n\n2024年4月28日`
    expect(read(source).issuer).toBe(
      '甲市市场监督管理局 甲市财政局 甲市人民政府金融工作办公室 国家金融监督管理总局甲市监管分局',
    )
  })

  it('is no bureau on whose page a paper of the government stands', () => {
    const page = (number: string) => `来源：甲市科学技术局\n甲市专利资助办法\n（${number}  2019年9月20日印发）\n${BODY}`
    expect(read(page('甲政办发〔2019〕33号')).issuer).toBeNull()
    expect(read(page('甲科发〔2019〕33号')).issuer).toBe('甲市科学技术局')
  })
})

it('a title goes on with a line that begins with 和', () => {
  const source = '关于2026年度甲市中小企业拟认定名单\n和复核拟通过名单的公示\n\n根据有关规定，现予以公示。'
  expect(read(source).title).toBe('关于2026年度甲市中小企业拟认定名单和复核拟通过名单的公示')
})

it('of news that tells of a paper goes on behind a wide space', () => {
  const body = '为确保不发生聚集性疫情，日前，省领导小组办公室下发通知，对各级各类医疗机构开展拉网式排查。'
  const { title } = read(`省领导小组办公室下发通知　全面开展拉网式排查 ${body}`)
  expect(title?.replace(/\s/g, '')).toBe('省领导小组办公室下发通知全面开展拉网式排查')
})
