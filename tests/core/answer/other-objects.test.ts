import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const TOURISM = `丙县旅游发展若干意见
一、鼓励组团。对年组织游客来县旅游达到1万人次以上的旅行社进行奖励，每满一万人奖励一万元。
二、支持节庆。旅行社在旅游节庆活动期间组团达1000人次以上的，给予5元每人每夜的奖励。
三、建设停车场。对旅游企业购置充电桩的，按购置费的30%补助，最高20万元。
四、吸纳就业。旅游企业招用退役军人的，每人补贴1万元。
五、租用仓库。旅游企业租用公共仓库的，按租金的50%补助，每家最高5万元。`

describe('a thing that one pays for', () => {
  const library = libraryOf([{ file: 'a.txt', source: TOURISM, seed: { region: '吉林省通化市柳河县' } }])
  const asked = (question: string) => library.ask(question, { today: TODAY, region: '柳河县' })

  it.each([
    '旅行社包旅游专列补贴多少',
    '我们旅行社包了一趟旅游专列拉人，包专列有没有补贴，一趟补几万',
    '旅行社买大巴车补多少',
  ])('that no text names is not granted for by what else the same people do: %s', (question) => {
    expect(asked(question).status).toBe('not_found')
  })

  it.each([
    ['旅游企业买充电桩补多少', '三、'],
    ['旅游企业招退役军人每人补多少', '四、'],
    ['旅游企业租公共仓库补贴多少', '五、'],
    ['旅行社组团一万人奖多少', '一、'],
  ])('is granted for by the clause that names it: %s', (question, label) => {
    expect(asked(question).citations[0]?.clause.label).toBe(label)
  })
})
