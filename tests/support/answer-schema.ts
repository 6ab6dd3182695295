import * as z from 'zod'

/** The contract of `Answer` in DESIGN.md §5, field by field; a field more or less fails. */
const span = { start: z.int().nonnegative(), end: z.int().positive() }
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).nullable() // prettier-ignore

const citation = z.strictObject({
  document: z.strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    titleInferred: z.boolean(),
    number: z.string().nullable(),
    issuer: z.string().nullable(),
    region: z.string().min(1),
    issuedOn: date,
    status: z.enum(['in_force', 'draft', 'term_passed', 'repealed', 'replaced', 'unknown']),
    validFrom: date,
    validTo: date,
    file: z.string().min(1),
  }),
  clause: z.strictObject({
    id: z.string().min(1),
    label: z.string().min(1),
    path: z.array(z.string().min(1)),
    text: z.string().min(1),
    ...span,
  }),
  quotes: z.array(z.strictObject({ text: z.string().min(1), ...span })),
  departments: z.strictObject({ lead: z.array(z.string().min(1)), support: z.array(z.string().min(1)) }),
  facts: z.array(
    z.strictObject({
      kind: z.string().min(1),
      recipient: z.string().nullable(),
      condition: z.string().nullable(),
      amount: z.string().nullable(),
      ...span,
    }),
  ),
  notices: z.array(z.string().min(1)),
  url: z.string().startsWith('/documents/'),
})

export const answerSchema = z
  .strictObject({
    status: z.enum(['answered', 'not_found', 'clarify']),
    question: z.string(),
    intent: z.enum(['amount', 'condition', 'department', 'deadline', 'list', 'compare', 'status', 'source', 'general']),
    region: z.string().min(1).nullable(),
    text: z.string().min(1),
    citations: z.array(citation),
    related: z.array(citation),
    suggestions: z.array(z.string().min(1)),
  })
  .refine(({ status, citations }) => (status === 'answered') === citations.length > 0, {
    message: 'citations are there if and only if the question is answered',
  })
