import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../../design/card.tsx'
import { ListIcon, TopUpIcon, TransferIcon, WithdrawIcon } from '../../design/wallet-icons.tsx'
import type { View } from '../link.ts'
import { useText } from '../locales/use-text.ts'
import { go } from '../place.ts'
import { pinQuery } from '../queries.ts'
import { useWallet } from '../wallet-context.ts'

/** What can be done now. What the account's state does not allow is not offered; `few` leaves two, and large. */
export function Actions({ account, few = false }: { account: Account; few?: boolean }) {
  const t = useText()
  const pin = useQuery(pinQuery(useWallet()))
  // Money moves by PIN only, so that comes first where there is none.
  const moving = (view: View): View => (pin.data?.isSet === false ? 'pin' : view)
  return (
    <Card className="p-2">
      <nav aria-label={t('home.actions')} className="flex">
        {takesIn(account) && (
          <Action icon={<TopUpIcon size={24} />} to={moving('top-up')} large={few}>
            {t('topUp.title')}
          </Action>
        )}
        {paysOut(account) && (
          <Action icon={<WithdrawIcon size={24} />} to={moving('withdraw')} large={few}>
            {t('withdrawal.title')}
          </Action>
        )}
        {!few && paysOut(account) && (
          <Action icon={<TransferIcon size={24} />} to={moving('transfer')}>
            {t('transfer.title')}
          </Action>
        )}
        {!few && (
          <Action icon={<ListIcon size={24} />} to="statement">
            {t('statement.title')}
          </Action>
        )}
      </nav>
    </Card>
  )
}

const takesIn = ({ status }: Account) => status === 'active' || status === 'frozen_debit'
const paysOut = ({ status }: Account) => status === 'active'

interface ActionProps {
  icon: ReactNode
  to: View
  large?: boolean
  children: ReactNode
}

function Action({ icon, to, large = false, children }: ActionProps) {
  return (
    <button
      type="button"
      onClick={() => go(to)}
      className={`flex flex-1 flex-col items-center gap-2 rounded-control py-3 transition-colors hover:bg-tide-soft active:bg-tide-soft ${large ? 'font-strong' : 'text-small'}`}
    >
      <span
        className={`grid place-items-center rounded-full bg-tide-soft text-tide ${large ? 'size-14' : 'size-11'}`}
      >
        {icon}
      </span>
      {children}
    </button>
  )
}
