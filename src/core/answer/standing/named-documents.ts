import type { PolicyDocument, Repealed } from '../../model.ts'

/**
 * Finds the documents of a library that another one ends or amends: by number where one is given, else by title. What
 * was issued later, and what is of another place and named without its number, is not meant.
 */
export function namedIn(
  documents: readonly PolicyDocument[],
): (named: Pick<Repealed, 'value' | 'number'>, by: PolicyDocument) => readonly PolicyDocument[] {
  const names = new Map<string, PolicyDocument[]>()
  const add = (name: string, document: PolicyDocument): void => {
    names.set(name, [...(names.get(name) ?? []), document])
  }
  for (const document of documents) {
    const { title, number } = document.metadata
    if (number) add(nameKey(number.value), document)
    if (title && title.from !== 'inferred') add(issuedName(title.value), document)
  }
  return ({ value, number }, by) => {
    const numbered = number === undefined ? undefined : names.get(nameKey(number))
    // The new 办法 often has the title of the one that it ends, and another number.
    const isOther = ({ metadata }: PolicyDocument): boolean =>
      number !== undefined && metadata.number !== null && nameKey(metadata.number.value) !== nameKey(number)
    const alike = names.get(nameKey(value)) ?? names.get(issuedName(value)) ?? []
    const found = numbered ?? alike.filter((document) => !isOther(document) && (number || !isElsewhere(document, by)))
    return found.filter((document) => document !== by && !isLater(document, by))
  }
}

/** A title or number without the marks in which its spellings differ. */
export function nameKey(name: string): string {
  return name.replace(/[\s《》〈〉<>〔〕［］[\]()（）]/g, '')
}

/** Of 某市关于印发《某办法》的通知 the 办法 itself. */
function issuedName(title: string): string {
  const key = nameKey(title)
  return /关于(?:印发|发布|公布)(.{5,}?)的?通知$/.exec(key)?.[1] ?? key
}

/** 关于促进就业的意见 without its number may be that of another place. */
function isElsewhere(document: PolicyDocument, by: PolicyDocument): boolean {
  const [own, other] = [document.metadata.region?.value, by.metadata.region?.value]
  return own !== undefined && other !== undefined && !own.startsWith(other) && !other.startsWith(own)
}

function isLater(document: PolicyDocument, by: PolicyDocument): boolean {
  const [own, other] = [document.metadata.issuedOn?.value, by.metadata.issuedOn?.value]
  return own !== undefined && other !== undefined && own > other
}
