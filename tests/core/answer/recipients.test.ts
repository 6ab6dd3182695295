import { describe, expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const SOURCE = `某市支持创业和外贸若干措施

第一条 对返乡创业的农民工，首次创办企业的，给予一次性创业补贴5000元。

第二条 对大学生、退役军人、残疾人等人员租用场地创业的，每年给予场地补贴3000元。

第三条 对就业困难人员灵活就业的，给予社会保险补贴，每人每月300元。

第四条 对参加境外展会的企业，展位费按80%补助。

第五条 对参加培训并取得证书的，给予培训补贴600元。

第六条 对瞪羚企业购置研发设备的，按10%给予补助，最高50万元。
`

const library = libraryOf([{ file: 'a.txt', source: SOURCE, seed: { region: '湖南省益阳市' } }])
const ask = (question: string, history: readonly string[] = []) => library.ask(question, { today: TODAY, history })

describe('what is granted to one class', () => {
  it.each([
    ['益阳大学生首次创业补贴多少', '农民工'],
    ['益阳大学生创办企业有哪些补贴', '农民工'],
    ['益阳退役军人首次创业补贴多少', '农民工'],
    ['益阳国内展会展位费补助多少', '境外'],
    ['益阳高新技术企业购置研发设备补助多少', '瞪羚'],
  ])('%s: not %s', (question, others) => {
    const { citations } = ask(question)
    expect(citations.flatMap(({ quotes }) => quotes).filter(({ text }) => text.includes(others))).toEqual([])
  })

  it.each([
    ['益阳农民工首次创业补贴多少', '5000元'],
    ['益阳大学生租场地创业补贴多少', '3000元'],
    // The list is open.
    ['益阳农民工租用场地补贴多少', '3000元'],
    // 就业困难人员 takes them in.
    ['益阳残疾人灵活就业社会保险补贴多少', '300元'],
    // For whoever it is.
    ['益阳大学生参加培训取得证书补贴多少', '600元'],
    ['益阳境外展会展位费补助多少', '80%'],
    ['益阳瞪羚企业购置研发设备补助多少', '50万元'],
  ])('%s: %s', (question, sum) => {
    expect(
      ask(question)
        .citations[0]?.quotes.map(({ text }) => text)
        .join(''),
    ).toContain(sum)
  })
})
