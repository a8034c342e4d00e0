import type { Claim, Finding } from '../claims.ts'
import { bankTests, passedLine } from '../proof/bank-tests.ts'
import { pageTests, sdkTests } from '../proof/page-tests.ts'
import { runTool } from '../run.ts'

const everyTest = 'every test passes'

/** Codes both ways: read, drawn, shown, taken. */
export const claims: Claim[] = [
  {
    claim:
      'Merchants’ and payers’ codes: EMVCo’s samples, what is built is read as it was, one changed character is noticed, another’s decoder agrees',
    bound: everyTest,
    measure: () => sdkTests('test/qr'),
  },
  {
    claim:
      'Another’s reader reads every code the pages draw, at 192, 256 and 288 pixels, with a mark over its middle and without',
    bound: everyTest,
    measure: () => pageTests('test/wallet/code'),
  },
  {
    claim:
      'Of 10,000 scans of one code at the same moment one is paid; the others are payment_code_invalid and post nothing',
    bound: everyTest,
    measure: () => tenThousandScans(),
  },
  {
    claim:
      'Payment codes: from the source of chance alone, good once, misses limited, told alike whatever was wrong; offline codes; merchants’ codes and 500 yuan a day; a till that gives up a sale',
    bound: everyTest,
    measure: () => bankTests('test/qr/'),
  },
]

const tenThousandScans = async (): Promise<Finding> =>
  passedLine(
    await runTool('vitest', ['run', '--project', 'mock-bank', 'qr/many-tills'], {
      env: { SIMULTANEOUS_SCANS: '10000' },
    }),
  )
