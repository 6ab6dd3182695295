/** What went wrong and where. Whatever else an error carries stays out: HTTP clients hang requests with keys on it. */
export function errorFields({ name, message, stack, cause }: Error): Readonly<Record<string, unknown>> {
  const from = cause instanceof Error ? errorFields(cause) : String(cause)
  return { type: name, message, stack, ...(cause === undefined ? {} : { cause: from }) }
}
