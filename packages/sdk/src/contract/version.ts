/** The versions of the API, oldest first; sent and answered in `Qiantang-Version`. */
export const versions = ['2026-11-01'] as const

export type ApiVersion = (typeof versions)[number]

export const currentVersion: ApiVersion = '2026-11-01'
