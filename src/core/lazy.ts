/** Makes a value when it is first asked for, and keeps it: tables that not every start or question needs. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
