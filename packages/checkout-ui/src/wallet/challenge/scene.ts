import type { Challenge } from '@qiantang/sdk/contract'

const scenes = [
  'payment',
  'top_up',
  'withdrawal',
  'transfer',
  'mandate',
  'quick_pay_sign',
  'no_pin_limit',
  'unfreeze_account',
  'close_account',
] as const

export type Scene = (typeof scenes)[number] | 'other'

/** What a question is asked for, as far as there are words of its own for it. */
export const sceneOf = (challenge: Challenge): Scene =>
  scenes.find((known) => known === challenge.scene) ?? 'other'

/** The sentence that names the payee. */
export const toWhom = (scene: Scene) => {
  if (scene === 'mandate' || scene === 'transfer') return `scene.${scene}Payee` as const
  return 'scene.payee'
}
