import type { Account, Balance } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { EyeIcon, EyeOffIcon } from '../../design/wallet-icons.tsx'
import { yuan } from '../../design/money.ts'
import { TideLines } from '../../design/tide-lines.tsx'
import { useText } from '../locales/use-text.ts'
import { Money } from '../money.tsx'
import { balanceQuery } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { useWallet } from '../wallet-context.ts'

/** The money itself: what can be spent, what is under way, and how much more the account may hold. */
export function BalanceCard({ account }: { account: Account }) {
  const t = useText()
  const {
    data: balance,
    error,
    isFetching,
    refetch,
  } = useQuery(balanceQuery(useWallet(), account.id))
  return (
    <section
      aria-label={t('home.balance')}
      className="relative isolate overflow-hidden rounded-card bg-deep px-5 pt-4 pb-5 text-on-deep shadow-float"
    >
      <TideLines className="absolute inset-x-0 bottom-0 -z-10 h-36 w-full text-on-deep! opacity-60" />
      <div className="flex min-h-11 items-center justify-between">
        <h2 className="text-small font-regular text-on-deep-2">{t('home.available')}</h2>
        <HideSwitch />
      </div>
      {balance ? (
        <Figures account={account} balance={balance} />
      ) : error ? (
        <p role="alert" className="mt-1 flex min-h-20 flex-wrap items-center gap-x-3">
          {t('home.balanceUnknown')}
          <span className="[&>button]:text-on-deep [&>button]:underline">
            <Button look="plain" busy={isFetching} onClick={() => void refetch()}>
              {t('retry')}
            </Button>
          </span>
        </p>
      ) : (
        <span aria-hidden="true" className="mt-2 block h-26 w-44 animate-breathe">
          <span className="block h-10 rounded-tile bg-on-deep/15" />
        </span>
      )}
    </section>
  )
}

function Figures({ account, balance }: { account: Account; balance: Balance }) {
  const t = useText()
  return (
    <>
      <p className="text-hero font-display tracking-tighter">
        <Money fen={balance.available} />
      </p>
      {balance.held > 0 && (
        <p className="mt-1 text-small text-on-deep-2">
          {t('home.held')} <Money fen={balance.held} />
        </p>
      )}
      {account.balanceCap !== null && <Room cap={account.balanceCap} total={balance.total} />}
    </>
  )
}

/** How full the account is. Hidden with the amounts, since it tells them. */
function Room({ cap, total }: { cap: number; total: number }) {
  const t = useText()
  const hidden = useWalletStore((store) => store.hidden)
  const room = Math.max(0, cap - total)
  if (hidden)
    return <p className="mt-5 text-caption text-on-deep-2">{t('home.cap', { cap: yuan(cap) })}</p>
  return (
    <div className="mt-5">
      <svg
        aria-hidden="true"
        className="block h-1 w-full rounded-full"
        preserveAspectRatio="none"
        viewBox="0 0 100 1"
      >
        <rect width="100" height="1" className="fill-on-deep/20" />
        <rect width={Math.min(100, (100 * total) / cap)} height="1" className="fill-on-deep" />
      </svg>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-caption text-on-deep-2">
        <span>{t('home.room', { room: yuan(room) })}</span>
        <span>{t('home.cap', { cap: yuan(cap) })}</span>
      </p>
    </div>
  )
}

function HideSwitch() {
  const t = useText()
  const hidden = useWalletStore((store) => store.hidden)
  const hide = useWalletStore((store) => store.hide)
  return (
    <button
      type="button"
      aria-pressed={hidden}
      aria-label={t('home.hide')}
      onClick={() => hide(!hidden)}
      className="-mr-3 grid size-11 place-items-center rounded-full text-on-deep-2 transition-colors hover:text-on-deep focus-visible:outline-on-deep"
    >
      {hidden ? <EyeOffIcon /> : <EyeIcon />}
    </button>
  )
}
