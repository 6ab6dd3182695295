/** The title in 《》; marks inside it become 〈〉, as the standard for punctuation asks. */
export function bookTitle(title: string): string {
  const own = title.startsWith('《') && title.indexOf('》') === title.length - 1
  const inner = own ? title.slice(1, -1) : title
  return `《${inner.replaceAll('《', '〈').replaceAll('》', '〉')}》`
}
