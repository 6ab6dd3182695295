/** Something particular that may be asked of a subject. */
export interface Facet {
  readonly asked: RegExp
  /** What a question with such words asks of something else. */
  readonly unless?: RegExp
  readonly said: RegExp
  /** What only a clause says that is about just this: others only touch it. */
  readonly best?: RegExp
  /** Where a document says just this in a line of its own (承诺办结时限：5个工作日): its steps only touch it. */
  readonly foremost?: RegExp
  /** A document says it once for all that it grants. */
  readonly ofDocument?: true
  /** Clauses about the subject tell it in their own way: the document's provision is for want of them. */
  readonly yields?: true
  /** Without such a value a clause is no answer at all, however well it fits. */
  readonly needed?: true
  /** What is said where none of the clauses that are cited tells it, nor holds a word that might. */
  readonly untold?: { readonly note: string; readonly unless: RegExp }
}
