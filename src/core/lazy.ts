/** Makes a value when it is first asked for, and keeps it: tables that not every start or question needs. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Makes a value of an argument and keeps the last one only: the steps of one answer ask for the same. */
export function keepingLast<Of, T>(make: (of: Of) => T): (of: Of) => T {
  let last: { readonly of: Of; readonly value: T } | undefined
  return (of) => {
    if (!last || last.of !== of) last = { of, value: make(of) }
    return last.value
  }
}
