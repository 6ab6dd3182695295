/** A refusal as the platform words it: HTTP status, business code, message. */
export class Refusal extends Error {
  readonly status: number
  readonly code: number
  readonly headers: Readonly<Record<string, string>>

  constructor(code: number, message: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.headers = headers
  }
}

export const refusals = {
  missingToken: () =>
    new Refusal(99991661, 'Missing access token for authorization. Please make a test attempt with the correct token.'),
  invalidToken: () =>
    new Refusal(99991663, 'Invalid access token for authorization. Please make a test attempt with the correct token.'),
  apiFrequency: (limit: number, resetSeconds: number) =>
    new Refusal(99991400, 'request trigger frequency limit', 429, {
      'x-ogw-ratelimit-limit': String(limit),
      'x-ogw-ratelimit-reset': String(resetSeconds),
    }),
  fieldValidation: (field: string) => new Refusal(99992402, `field validation failed: ${field}`),
  invalidParameter: (why: string) =>
    new Refusal(230001, `Your request contains an invalid request parameter, ext=${why}`),
  outOfChat: () => new Refusal(230002, 'Bot/User can NOT be out of the chat.'),
  recalled: () => new Refusal(230011, 'The message was recalled.'),
  notAvailable: () => new Refusal(230013, 'Bot has NO availability to this user.'),
  chatFrequency: () => new Refusal(230020, 'This operation triggers the frequency limit.'),
  tooLong: () => new Refusal(230025, 'The length of the message content reaches its limit.'),
  notSender: () => new Refusal(230027, 'Lack of necessary permissions, ext=not the sender of the message.'),
  notFound: () => new Refusal(230110, 'Action unavailable as the message has been deleted or does not exist.'),
  expiredCard: () => new Refusal(230031, 'The message sent more than 14 days ago cannot be updated.'),
  card: (ext: string) => new Refusal(230099, `Failed to create card content, ext=${ext}`),
  cardToken: (why: string) => new Refusal(300090, `card update token is ${why}`),
}
