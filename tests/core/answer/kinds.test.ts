import { expect, it } from 'vitest'
import * as z from 'zod'
import kinds from '../../../src/core/answer/judging/kinds.json' with { type: 'json' }

it('ranks and kinds have the shape that the program takes for granted', () => {
  // They are looked for as they stand, within longer words too.
  const names = z.array(z.string().regex(/^\p{Script=Han}+$/u)).min(1)
  const shape = z.strictObject({
    scales: z.array(z.array(names).min(2)),
    kinds: z.array(z.strictObject({ all: names, each: z.array(names).min(2) })),
    apart: z.array(z.strictObject({ of: z.string().min(1), each: z.array(names).min(2) })),
  })
  expect(shape.safeParse(kinds).error).toBeUndefined()
})

it('no name stands for two ranks of a scale, or for two kinds of one thing', () => {
  const lists = [
    ...kinds.scales,
    ...kinds.kinds.map(({ each, all }) => [all, ...each]),
    ...kinds.apart.map(({ each }) => each),
  ]
  for (const list of lists) {
    const names = list.flat()
    expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([])
  }
})
