import type { Passkey } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { PasskeyIcon } from '../../design/wallet-icons.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { FactRow, Menu } from '../menu/menu.tsx'
import { AccountPage, Ready } from '../of-account.tsx'
import { passkeysQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'
import { AddPasskey } from './add-passkey.tsx'
import { RemovePasskey } from './remove-passkey.tsx'

/** The keys of the user's devices that approve in the place of the PIN: which there are, one more, one less. */
export function PasskeysPage() {
  const t = useText()
  const passkeys = useQuery(passkeysQuery(useWallet()))
  return (
    <AccountPage title={t('passkeys.title')}>
      {() => (
        <div className="mt-4 flex flex-col gap-6">
          <p className="px-1 text-small text-pretty text-ink-2">{t('passkeys.text')}</p>
          <Ready of={passkeys}>{(all) => <Passkeys all={all} />}</Ready>
          <AddPasskey />
        </div>
      )}
    </AccountPage>
  )
}

function Passkeys({ all }: { all: Passkey[] }) {
  const t = useText()
  const [removing, remove] = useState<Passkey>()
  return (
    <Menu title={t('passkeys.yours')}>
      {all.length === 0 ? (
        <p className="py-5 text-small text-ink-2">{t('passkeys.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {all.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRemove={() => remove(passkey)} />
          ))}
        </ul>
      )}
      {removing && <RemovePasskey passkey={removing} onDone={() => remove(undefined)} />}
    </Menu>
  )
}

function PasskeyRow({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const t = useText()
  const { locale } = useLanguage()
  const { name, createdAt, lastUsedAt } = passkey
  return (
    <li>
      <FactRow
        icon={<PasskeyIcon />}
        name={name}
        detail={
          <>
            {t('passkeys.since', { time: deadlineText(createdAt, locale) })}
            {lastUsedAt && (
              <span className="block">
                {t('passkeys.used', { time: deadlineText(lastUsedAt, locale) })}
              </span>
            )}
          </>
        }
        action={
          <Button look="plain" aria-label={t('passkeys.removeOf', { name })} onClick={onRemove}>
            {t('passkeys.remove')}
          </Button>
        }
      />
    </li>
  )
}
