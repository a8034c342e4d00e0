import { html } from 'hono/html'

const leaf = (transform: string, light: string, dark: string) =>
  html`<g transform="${transform}">
    <path fill="${light}" d="M0 0C26-30 74-38 118-14 84 8 36 20 0 0Z" />
    <path fill="${dark}" d="M0 0C34-6 78-12 118-14 84 8 36 20 0 0Z" />
  </g>`

const frame = (ground: string, drawing: ReturnType<typeof html>) =>
  html`<svg viewBox="0 0 320 176" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="320" height="176" fill="${ground}" />
    ${drawing}
  </svg>`

/** Drawn by us, so that the shop loads nothing from elsewhere. */
export const pictures: Record<string, ReturnType<typeof html>> = {
  longjing: frame(
    '#e3ead0',
    html`<circle cx="252" cy="40" r="86" fill="#d5e0b8" />
      ${leaf('translate(58 128) rotate(-34)', '#8fae52', '#6f8f38')}
      ${leaf('translate(112 142) rotate(-12)', '#a8c26a', '#86a548')}
      ${leaf('translate(150 112) rotate(-52)', '#7b9a3f', '#5f7d2c')}
      ${leaf('translate(176 150) rotate(6) scale(.8)', '#94b157', '#73923b')}`,
  ),
  jiuqu: frame(
    '#f0dccb',
    html`<ellipse cx="160" cy="118" rx="112" ry="36" fill="#e0bfa6" />
      <ellipse cx="160" cy="112" rx="96" ry="28" fill="#faf3ea" />
      <path fill="#fffaf3" d="M92 58c0 44 26 66 68 66s68-22 68-66Z" />
      <path fill="#f0e4d6" d="M160 124c42 0 68-22 68-66h-26c0 40-14 62-42 66Z" />
      <ellipse cx="160" cy="58" rx="68" ry="20" fill="#fffdf8" />
      <ellipse cx="160" cy="60" rx="59" ry="15.5" fill="#8e2f1c" />
      <path fill="#b04a2f" d="M104 56c10-8 32-11.500 56-11.500S206 48 216 56c-14-4-34-5.500-56-5.500S118 52 104 56Z" />
      <path fill="none" stroke="#c99f83" stroke-width="4" stroke-linecap="round" d="M146 30c-7-8 7-12 0-20M172 30c-7-8 7-12 0-20" />`,
  ),
  chahe: frame(
    '#dfebe4',
    html`<ellipse cx="164" cy="138" rx="118" ry="18" fill="#cadcd3" />
      <path fill="#8fb8a6" d="M46 74c10 46 56 66 118 66 50 0 92-12 112-62-34 16-76 20-112 20-42 0-84-6-118-24Z" />
      <path fill="#7aa592" d="M164 140c50 0 92-12 112-62-20 9-43 14-66 17-8 26-24 40-46 45Z" />
      <path fill="#b9d6c9" d="M46 74C70 54 116 48 164 48c46 0 88 8 112 30-34 16-76 20-112 20-42 0-84-6-118-24Z" />
      <path fill="#a3c6b6" d="M70 76c22-13 58-17 94-17s68 5 88 17c-26 9-58 12-88 12-34 0-68-3-94-12Z" />
      <g transform="translate(112 84) scale(.5)">${leaf('rotate(-20)', '#6f8f38', '#587529')}</g>
      <g transform="translate(150 86) scale(.5)">${leaf('rotate(-8)', '#8fae52', '#6f8f38')}</g>
      <g transform="translate(184 84) scale(.42)">${leaf('rotate(-30)', '#7b9a3f', '#5f7d2c')}</g>`,
  ),
}

export const bud = html`<svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
  <circle cx="20" cy="20" r="20" fill="#3f6212" />
  <path fill="#cfe3a0" d="M20 33C9 28 9 17 12 9c7 4 10 12 8 24Z" />
  <path fill="#a9cc66" d="M20 33c0-9 3-15 11-17 1 9-3 15-11 17Z" />
</svg>`
