/** The bank's own colours as `design/theme.css` has them (a test holds them equal): what a merchant's colours are judged beside. */
export const bankColours = {
  light: {
    surface: '#ffffff',
    ink: '#10201e',
    tide: '#0b6e69',
    seal: '#b3261e',
    gold: '#855700',
    leaf: '#1b6b3a',
  },
  dark: {
    surface: '#151f1e',
    ink: '#eaf1ef',
    tide: '#4cc3b9',
    seal: '#ff8a80',
    gold: '#e8b34b',
    leaf: '#6fcf97',
  },
} as const

export type Light = keyof typeof bankColours
