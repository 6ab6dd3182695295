/** The platform's named colours: a tint for areas, a tone for text, as its light theme shows them. */
const TONES: Readonly<Record<string, readonly [tint: string, tone: string, strong: string]>> = {
  blue: ['#e1eaff', '#245bdb', '#3370ff'],
  wathet: ['#d9f3fd', '#0b7bb0', '#14c0ff'],
  turquoise: ['#d5f6f2', '#078372', '#10a893'],
  green: ['#d9f5d6', '#1d6b14', '#34c724'],
  lime: ['#eef6c6', '#6a7a00', '#b3d600'],
  yellow: ['#faf1d1', '#7a5300', '#dc9b04'],
  orange: ['#feead2', '#954800', '#ff8800'],
  red: ['#fde2e2', '#c9302c', '#f54a45'],
  carmine: ['#fdddef', '#b0206d', '#f01d94'],
  violet: ['#f8def8', '#93369f', '#d136d1'],
  purple: ['#ece2fe', '#6425d0', '#7f3bf5'],
  indigo: ['#e0e2fa', '#3d46c2', '#4954e6'],
  grey: ['#eff0f1', '#51565d', '#8f959e'],
  neutral: ['#eff0f1', '#51565d', '#8f959e'],
  default: ['#ffffff', '#1f2329', '#1f2329'],
  white: ['#ffffff', '#ffffff', '#ffffff'],
}

/** Text colour for a colour name, a shade such as `blue-500`, or rgba(). */
export function colourOf(name: string): string {
  if (/^rgba?\([\d., %]{3,40}\)$/.test(name)) return name
  return tones(name)[1]
}

/** Background and text of a header template. */
export function headerColours(template: string): Partial<CSSStyleDeclaration> {
  const [tint, tone] = tones(template)
  return { backgroundColor: tint, color: tone }
}

/** Background of columns, panels and containers. */
export function areaColour(name: string): string {
  if (name === '' || name === 'default') return 'transparent'
  if (/^rgba?\([\d., %]{3,40}\)$/.test(name)) return name
  return tones(name)[0]
}

export function tagColours(name: string): Partial<CSSStyleDeclaration> {
  const [tint, tone] = tones(name || 'neutral')
  return { backgroundColor: tint, color: tone }
}

/** A line in a colour: borders. */
export function lineColour(name: string): string {
  return name === 'grey' || name === '' ? '#dee0e3' : tones(name)[2]
}

function tones(name: string): readonly [string, string, string] {
  const base = name.split('-')[0] ?? ''
  return TONES[base] ?? ['#eff0f1', '#1f2329', '#1f2329']
}
