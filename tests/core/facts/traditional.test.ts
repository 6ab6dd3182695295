import { expect, it } from 'vitest'
import { parseDocument } from '../../../src/core/parse-document.ts'

it('a text in traditional characters has the facts of one in simplified, told as they are written', () => {
  const factsOf = (rule: string) => parseDocument(`某市辦法\n一、${rule}\n`, 'a.txt').document.clauses[0]?.facts
  const [fact] = factsOf('對新認定的旅游企業，給予20萬元獎勵。') ?? []
  const [plain] = factsOf('对新认定的旅游企业，给予20万元奖励。') ?? []
  expect(fact).toEqual({
    ...plain,
    recipient: '新認定的旅游企業',
    amount: plain?.amount?.replace('万', '萬').replace('给', '給').replace('奖励', '獎勵'),
  })
  expect(fact?.amount).toContain('20萬元')
})
