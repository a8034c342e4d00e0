import { Skeleton } from '../../design/skeleton.tsx'
import { TwoPanes } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'

/** The page's bones, where no server drew it: nothing moves when the bill arrives. */
export function LoadingScreen() {
  const t = useText()
  return (
    <TwoPanes bill={<BillBones />}>
      <h1 className="sr-only">
        <span role="status">{t('loading.title')}</span>
      </h1>
      <div aria-hidden="true" className="flex flex-col gap-2.5">
        <Skeleton className="mb-5 h-7 w-36 max-tablet:hidden" />
        <Skeleton className="h-19 w-full rounded-control" />
        <Skeleton className="h-19 w-full rounded-control" />
      </div>
    </TwoPanes>
  )
}

const BillBones = () => (
  <div aria-hidden="true" className="flex flex-col items-center desk:items-start">
    <Skeleton className="h-8 w-40 self-start" />
    <Skeleton className="mt-8 h-5 w-20 desk:mt-10" />
    <Skeleton className="mt-2 h-12 w-48" />
    <Skeleton className="mt-3 h-5 w-36" />
    <Skeleton className="mt-8 hidden h-40 w-full tablet:block" />
  </div>
)
