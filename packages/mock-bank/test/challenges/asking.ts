import { findApp } from '../../src/apps/apps.ts'
import type { User } from '../../src/apps/caller.ts'
import { askPin, type Challenge, type Question } from '../../src/challenges/index.ts'
import { selectRealm } from '../../src/realms/realms.ts'
import type { World } from '../world.ts'

/** A user of the world's app on a bank page, as the rooms of the bank see them. */
export const insider = async (
  { bank, realm, app }: World,
  userId = 'u_1',
  appId: string = app.id,
): Promise<User> => {
  const [inRealm, found] = await Promise.all([
    selectRealm(bank.inside.sql, realm.id),
    findApp(bank.inside, appId),
  ])
  if (!inRealm || !found) throw new Error('A world without a realm or an app.')
  return {
    ...{ kind: 'user', page: true, realm: inRealm, app: found.app, userId },
    ...{ sessionId: 'uss_test', device: null, scopes: ['money.move'] },
  }
}

/** Asks a user for their PIN, as a withdrawal would. */
export const askForPin = (
  { bank }: World,
  { realm, app, userId }: User,
  question: Partial<Question> = {},
): Promise<Challenge> =>
  bank.inside.sql.begin((tx) =>
    askPin(bank.inside, tx, {
      ...{ realm, app, userId, scene: 'withdrawal', slot: 7, amount: 88_50 },
      subject: { type: 'withdrawal', id: `wdr_${'0'.repeat(26)}` },
      ...question,
    }),
  )
