import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

const source = [
  '某市科技中介管理办法',
  '第一条 科技中介服务机构不得出具虚假报告，不得泄露商业秘密，应当按照合同提供评估、咨询等服务。',
  '第二条 科技中介服务机构评为优秀的，给予10万元奖励。',
  '第三条 违反本办法规定，科技中介服务机构出具虚假报告的，由市科技局处二万元罚款。',
  '第四条 新材料企业首次备案的，给予5万元奖励。',
].join('\n')
const library = libraryOf([{ file: 'a.txt', source, seed: { region: '全国' } }])
const ask = (question: string) => library.ask(question, { today: TODAY })

it('what follows on a breach is told by the clause that punishes it', () => {
  expect(ask('科技中介出具虚假报告会被怎么处理').citations[0]?.clause.label).toBe('第三条')
})

it('a clause that speaks of no papers does not tell which ones to hand in', () => {
  expect(ask('科技中介奖励要交什么材料').status).toBe('not_found')
})

it('new materials are no papers', () => {
  expect(ask('新材料企业备案有什么奖励').citations[0]?.clause.label).toBe('第四条')
})
