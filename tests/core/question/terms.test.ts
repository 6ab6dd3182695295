import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/core/question/index.ts'
import { ask, termTexts } from './library.ts'

describe('terms', () => {
  it.each([
    ['请问一下我们公司的贷款贴息怎么申请呢', ['贷款贴息'], ['请问', '我们', '怎么', '呢']],
    ['贷款貼息條件', ['贷款贴息'], ['貼息']],
    ['５Ｇ 补贴', ['5g', '补贴'], []],
    ['拿专利去银行抵押借了钱，利息政府能帮忙出一点吗', ['质押', '贴息', '专利质押融资'], ['吗']],
    ['小巨人给多少钱', ['小巨人', '专精特新“小巨人”企业'], ['多少']],
    ['高企有奖励吗', ['高企', '高新技术企业'], ['专精特新', '专精特新企业']],
    ['第一台设备有补助吗', ['首台套'], []],
    ['工商户 个体户补贴', ['个体工商户'], []],
    ['专利被抄袭了怎么维权', ['侵权', '维权'], ['怎么']],
    ['卖专利有奖励吗', ['专利转让'], []],
    ['发明专利奖多少一件', ['发明专利'], ['专利奖']],
    ['专利奖多少钱', ['专利奖'], []],
    ['评上金宿给多少', ['评定'], ['多少']],
    ['公司不发工资', ['劳动报酬'], []],
    ['被辞退了能拿多少赔偿', ['解除劳动合同'], ['多少']],
    ['借钱不还怎么办', ['不还'], ['怎么办']],
    ['卖房要交什么税', ['房屋买卖'], []],
    ['孩子上学能解决吗', ['子女入学'], []],
    ['电费能便宜点吗', ['电价'], []],
    ['房租能减免吗', ['减免'], []],
    ['缓交社保', ['缓缴'], []],
    ['高新区有什么政策', ['高新区'], ['高新技术企业']],
    ['就22个人，残保金要交多少', ['22个人', '残疾人就业保障金'], ['个人']],
    ['2024年个人所得税减半吗', ['个人所得税'], []],
    ['省级专精特新', ['省级', '专精特新'], ['国家级', '市级']],
    ['开公司能不跑现场吗', ['不见面审批'], ['窗口办理']],
    ['有没有专门拿钱支持防疫', ['资金'], ['贷款', '融资']],
    ['盖楼卖房能拿吗', ['房地产'], ['建设工程合同']],
    ['我们海外并购掏的钱', ['境外投资'], ['兼并重组']],
    ['商会带队能拿多少', ['商协会'], []],
    ['跟国家的规定打架按哪个来', ['抵触'], []],
    ['把捐款揣自己兜里了', ['侵占'], []],
    ['单位强行摊派捐款', ['摊派'], ['按比例']],
    ['调解协议签了对方耍赖', ['强制执行'], []],
    ['街上摆捐款箱罚几万', ['募捐箱'], []],
    ['展会上能让我撤柜吗', ['撤展'], []],
    ['专利攥手里五六年没动过', ['闲置'], []],
    ['能破格直接报副高吗', ['副高', '职称'], ['报副']],
    ['这个行当才干了一年半能申报吗', ['行业'], ['才干']],
    ['得新招多少人才够格贷款', ['招用'], ['人才']],
    ['连续剧上了黄金档，一集给多少', ['电视剧'], []],
    ['饭补一天多少', ['误餐补助'], []],
    ['工人说要回来上班', [], ['退还', '退回']],
    ['衣服沾了血怎么洗', ['衣物'], []],
    ['怀孕六个月能去吗', ['孕妇'], ['女职工特殊保护']],
    ['邻居家店里快递被扣下了', ['邮件快件', '查扣'], []],
    ['客户退货，开的票要废掉', ['销货退回', '作废'], ['废止']],
    ['租房子公积金能取吗', ['房租', '提取'], []],
  ])('%s', (message, wanted, unwanted) => {
    const texts = termTexts(ask(message))
    for (const text of wanted) expect(texts.some((term) => term.includes(text) || text.includes(term))).toBe(true)
    for (const text of unwanted) expect(texts).not.toContain(text)
  })

  it('takes one word for another that stands beside it, and not for a part of one', () => {
    const of = (message: string) =>
      ask(message).terms.flatMap(({ text, of: said }) => (said ? [`${said}：${text}`] : []))
    expect(of('收据丢了，票据还能补吗')).toContain('收据：票据')
    // With the verb of those who ask before it, it is one word with it.
    expect(of('大学老师评职称，专利算不算数')).toContain('评职称：职称')
    expect(of('只卖零食，要办食品经营许可吗')).not.toContain('零食：食品')
    expect(of('那个奖励每家能分多少')).not.toContain('分多少：奖励')
  })

  it.each([
    ['贷款贴西条件', '贴息', '贴西', 'typo'],
    ['奖厉多少', '奖励', '奖厉', 'typo'],
    ['专精特心企业', '专精特新', '专精特心', 'typo'],
    ['知识产全保护', '知识产权', '知识产全', 'typo'],
    ['创业补帖', '补贴', '补帖', 'typo'],
    ['zhuanjingtexin奖励', '专精特新', 'zhuanjingtexin', 'pinyin'],
    ['tiexi zenme shenqing', '贴息', 'tiexi', 'pinyin'],
    ['hello world 贴息', '', '', 'pinyin'],
    ['zhuanli 转让', '专利', 'zhuanli', 'pinyin'],
  ])('%s mends %s', (message, text, of, from) => {
    const mended = ask(message).terms.find((term) => term.from === from)
    if (text === '') expect(mended).toBeUndefined()
    else expect(mended).toMatchObject({ of: expect.stringContaining(of), text: expect.stringContaining(text) })
  })

  it.each([
    ['安抗贷款贴息', '陕西省安康市'],
    ['贵洲专利转让', '贵州省'],
    ['信羊市专利质押', '河南省信阳市'],
    ['黔冬南专精特新奖励', '贵州省黔东南苗族侗族自治州'],
    ['ankang tiexi tiaojian', '陕西省安康市'],
    ['gui zhou zhuan jing te xin', '贵州省'],
    ['贵州 zhuanli', '贵州省'],
    ['shenzhen zhuanli jiangli', '广东省深圳市'],
    ['鄂州专利奖励', '湖北省鄂州市'],
  ])('reads the place in %s', (message, region) => {
    expect(ask(message).places.map((place) => place.region)).toEqual([region])
  })

  it.each(['淮盐专利', '专利质权', '“贵洲”商标', 'please help me', '惠洲专利奖励'])(
    'mends no place in %s',
    (message) => {
      expect(ask(message).places).toEqual([])
    },
  )

  it('reads pinyin written in syllables or words', () => {
    for (const message of ['zhuan jing te xin jiangli', 'zhuanjingtexin jiang li', "zhuan'jing'te'xin 奖励"])
      expect(termTexts(ask(message))).toEqual(expect.arrayContaining(['专精特新', '奖励']))
  })

  it('mends to a word of the library where the lexicon has none', () => {
    expect(ask('科技付总').terms.find(({ from }) => from === 'typo')).toMatchObject({
      text: expect.stringContaining('副总'),
      of: expect.stringContaining('付总'),
    })
  })

  it.each([
    ['帮人撮合成一笔专利转让', '促成'],
    ['房东减租有支持吗', '减免租金'],
    ['上了黑名单怎么办', '失信'],
    ['答应捐钱又赖账', '拒不交付'],
    ['招临时工有补贴吗', '灵活就业'],
    ['买到假货谁来查', '查处'],
    ['健康证到期', '健康证明'],
    ['朋友圈筹款', '募捐'],
    ['跑滴滴能参加吗', '新就业形态'],
    ['退伍军人开店', '退役军人'],
    ['卖土特产怎么支持', '农村电商'],
    ['过路费能免吗', '通行费'],
  ])('%s means %s', (message, policy) => {
    expect(termTexts(ask(message)).some((text) => text.includes(policy))).toBe(true)
  })

  it('drops what a chat message says around its question', () => {
    const { terms } = ask('不好意思打扰一下，老板让我问问，我这边急用，能告诉我吗：专利质押贷款贴息条件，麻烦给个准信')
    const heavy = terms.filter(({ weight, from }) => weight > 0.4 && from === 'word').map(({ text }) => text)
    expect(heavy.join('')).toMatch(/^(?:专利|质押|贷款|贴息)+$/)
  })

  it('lets what only says how it came about weigh next to nothing', () => {
    const { terms } = ask('我们家那个社保实在交不上，反倒说好端端罚了钱')
    const weightOf = (word: string) => terms.find(({ text }) => text === word)?.weight ?? 0
    for (const word of ['实在', '反倒', '好端端', '我们家那个']) expect(weightOf(word)).toBeLessThan(0.1)
  })

  it('lets the unheard words of a story weigh little', () => {
    const weightIn = (message: string) => ask(message).terms.find(({ text }) => text === '咖啡')?.weight ?? 0
    expect(weightIn('我跟朋友在老城区开了一家咖啡馆，装修花了四十多万，现在想问一下创业贷款贴息怎么申请')).toBeLessThan(
      0.3,
    )
  })

  it('weighs expansions below the exact word', () => {
    const { terms } = ask('利息补贴')
    const exact = terms.find(({ from }) => from === 'word')
    const expanded = terms.find(({ from }) => from === 'lexicon')
    expect(exact?.weight).toBeGreaterThan(expanded?.weight ?? 1)
  })

  it('weighs a story that is told before the question below what is asked', () => {
    const { terms } = ask('我们在工业园做了十年茶叶，去年又在隔壁县里新开了一家分厂。专利质押贷款有贴息吗？')
    const weight = (part: string) => terms.find(({ text }) => text.includes(part))?.weight ?? 0
    expect(weight('茶叶')).toBeLessThan(weight('专利'))
  })

  it('touches no word that the index knows', () => {
    const knowing = { documents: [], hasWord: () => true }
    expect(understand('贴西', { library: knowing, pinyinOf: () => ['tie', 'xi'] }).terms[0]?.from).toBe('word')
  })
})
