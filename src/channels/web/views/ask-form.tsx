import type { Huiwen } from '../../../core/library.ts'

/** The question field, its place and its button. `history` goes along when the question follows up on earlier ones. */
export function AskForm(props: { library: Huiwen; question: string; region: string; focus?: boolean }) {
  return (
    <form class="ask" action="/" method="get" role="search" data-ask>
      <label class="sr-only" for="q">
        要问的政策问题
      </label>
      <input
        id="q"
        name="q"
        type="search"
        value={props.question}
        maxlength={2000}
        required
        placeholder="例如：贷款贴息要什么条件"
        autofocus={props.focus ?? false}
        autocomplete="off"
        enterkeyhint="search"
      />
      <div class="ask-row">
        <RegionSelect library={props.library} region={props.region} />
        <button type="submit">查政策</button>
      </div>
    </form>
  )
}

/** A short field below an answer: “那国家级的呢”. */
export function FollowUpForm({ history, region }: { history: readonly string[]; region: string | undefined }) {
  return (
    <form class="follow-up" action="/" method="get" data-ask>
      <label for="follow-up">接着问</label>
      <div class="follow-up-row">
        <input
          id="follow-up"
          name="q"
          type="text"
          maxlength={2000}
          required
          placeholder="例如：谁负责？最高多少？"
          autocomplete="off"
        />
        {region && <input type="hidden" name="region" value={region} />}
        {history.map((question) => (
          <input type="hidden" name="h" value={question} />
        ))}
        <button type="submit">问</button>
      </div>
    </form>
  )
}

function RegionSelect({ library, region }: { library: Huiwen; region: string }) {
  const known = regionsOf(library)
  const regions = region && !known.includes(region) ? [region, ...known] : known
  return (
    <span class="region">
      <label for="region">地区</label>
      <select id="region" name="region">
        <option value="">不限</option>
        {regions.map((name) => (
          <option value={name} selected={name === region}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}

/** The places the library's documents are for, in the order of the documents. */
export function regionsOf(library: Huiwen): string[] {
  const names = library.documents.flatMap(({ metadata }) => (metadata.region ? [metadata.region.value] : []))
  return [...new Set(names)]
}
