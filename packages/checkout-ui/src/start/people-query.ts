import { queryOptions } from '@tanstack/react-query'
import { useLanguage } from '../i18n/language.tsx'
import { useSandbox } from './sandbox-context.ts'

/** The people the simulated other banks know, and what each of their cards does. */
export function usePeopleQuery() {
  const sandbox = useSandbox()
  const { locale } = useLanguage()
  return queryOptions({
    queryKey: ['people', locale],
    queryFn: async ({ signal }) =>
      (await sandbox?.client.call('GET /v1/sandbox/people', { signal }))?.items ?? [],
    enabled: sandbox !== undefined,
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
  })
}
