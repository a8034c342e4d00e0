import { residentByCardNumber } from './residents.ts'
import type { Holding, TestPerson } from './test-person.ts'

const icbc = { zh: '工商银行', en: 'ICBC' }
const ccb = { zh: '建设银行', en: 'China Construction Bank' }
const abc = { zh: '农业银行', en: 'Agricultural Bank of China' }
const boc = { zh: '中国银行', en: 'Bank of China' }
const psbc = { zh: '邮储银行', en: 'Postal Savings Bank of China' }
const hzcb = { zh: '杭州银行', en: 'Bank of Hangzhou' }
const villageBank = { zh: '某村镇银行', en: 'A village bank' }

/**
 * Everybody in the sandbox whom the other banks know by name. What happens depends on the card that
 * is used, never on the amount. 张三 has a card for each thing that can happen; the others have ordinary ones.
 */
export const People = {
  zhangSan: {
    name: '张三',
    idNumber: '330106199003071236',
    mobile: '13800138000',
    about: {
      zh: '成年男性，每种情形各有一张卡',
      en: 'An adult with one card for each thing that can happen',
    },
    cards: {
      everyday: { number: '6222021200012345679', bank: icbc, behaviour: 'ordinary' },
      savings: { number: '622878100012345672', bank: hzcb, behaviour: 'ordinary' },
      unknownBank: { number: '6284800000000001236', bank: villageBank, behaviour: 'ordinary' },
      otherHolder: { number: '6228481000000000017', bank: abc, behaviour: 'other_holder' },
      lost: { number: '6228481000000000025', bank: abc, behaviour: 'lost' },
      restricted: { number: '6228481000000000033', bank: abc, behaviour: 'restricted' },
      insufficientFunds: {
        number: '6228481000000000041',
        bank: abc,
        behaviour: 'insufficient_funds',
      },
      answerLostMoneyMoved: {
        number: '6228481000000000058',
        bank: abc,
        behaviour: 'answer_lost_money_moved',
      },
      answerLostNothingMoved: {
        number: '6228481000000000066',
        bank: abc,
        behaviour: 'answer_lost_nothing_moved',
      },
      slow: { number: '6228481000000000074', bank: abc, behaviour: 'slow' },
      processingThenDone: {
        number: '6228481000000000082',
        bank: abc,
        behaviour: 'processing_then_done',
      },
      processingThenRefused: {
        number: '6228481000000000090',
        bank: abc,
        behaviour: 'processing_then_refused',
      },
      payOutRefused: { number: '6228481000000000108', bank: abc, behaviour: 'pay_out_refused' },
      payOutReturnedLater: {
        number: '6228481000000000157',
        bank: abc,
        behaviour: 'pay_out_returned_later',
      },
      payOutReturned: { number: '6228481000000000116', bank: abc, behaviour: 'pay_out_returned' },
      classII: {
        number: '6228481000000000124',
        bank: abc,
        behaviour: 'ordinary',
        holds: 'class_ii',
      },
      classIII: {
        number: '6228481000000000132',
        bank: abc,
        behaviour: 'ordinary',
        holds: 'class_iii',
      },
      classUnsaid: { number: '6228481000000000140', bank: abc, behaviour: 'ordinary', holds: null },
      credit: { number: '6222350000000016', bank: icbc, behaviour: 'ordinary', holds: 'credit' },
    },
  },
  wangFang: {
    name: '王芳',
    idNumber: '330106198511020027',
    mobile: '13900139000',
    about: { zh: '成年女性，两张普通卡', en: 'An adult with two ordinary cards' },
    cards: {
      everyday: { number: '6217001234567890122', bank: ccb, behaviour: 'ordinary' },
      savings: { number: '603367000123456780', bank: hzcb, behaviour: 'ordinary' },
    },
  },
  ouyangNaNa: {
    name: '欧阳娜娜',
    idNumber: '330106199508150044',
    mobile: '13700137000',
    about: { zh: '复姓，一张普通卡', en: 'An adult with a name of four characters' },
    cards: { everyday: { number: '6216612000000000014', bank: boc, behaviour: 'ordinary' } },
  },
  guli: {
    name: '古丽·买买提',
    idNumber: '650103199204050023',
    mobile: '13600136000',
    about: { zh: '姓名带间隔号，一张普通卡', en: 'An adult with a middle dot in her name' },
    cards: { everyday: { number: '6217993000000000011', bank: psbc, behaviour: 'ordinary' } },
  },
  liXue: {
    name: '李雪',
    idNumber: '330106200802294562',
    mobile: '15000150000',
    about: { zh: '闰日出生，2026 年刚满 18 岁', en: 'Born on a leap day, of age since 2026' },
    cards: { everyday: { number: '6227002000000000019', bank: ccb, behaviour: 'ordinary' } },
  },
  zhaoMing: {
    name: '赵明',
    idNumber: '330106201212311013',
    mobile: '18700187000',
    about: { zh: '未成年人，不能在线开户', en: 'A minor, too young to open an account online' },
    cards: { everyday: { number: '6212262000000000016', bank: icbc, behaviour: 'ordinary' } },
  },
  sunYue: {
    name: '孙悦',
    idNumber: '330106200901150046',
    mobile: '15100151000',
    about: {
      zh: '2026 年 17 岁，除非银行允许 16 岁开立Ⅲ类户，否则不能在线开户',
      en: '17 years old in 2026: too young, unless the bank opens Class III from 16 on',
    },
    cards: { everyday: { number: '6212262000000000024', bank: icbc, behaviour: 'ordinary' } },
  },
} as const satisfies Record<string, TestPerson>

/** The card that goes by these names in the table. */
export const holdingNamed = (person: string, card: string): Holding | undefined => {
  const holder: TestPerson | undefined = Object.entries<TestPerson>(People).find(
    ([name]) => name === person,
  )?.[1]
  const details = holder?.cards[card]
  return holder && details && { person, card, holder, details }
}

const byNumber = new Map<string, Holding>(
  Object.entries<TestPerson>(People).flatMap(([person, holder]) =>
    Object.entries(holder.cards).map(([card, details]): [string, Holding] => [
      details.number,
      { person, card, holder, details },
    ]),
  ),
)

/** Who holds this card, as far as any of the other banks can say. */
export const holdingOf = (cardNumber: string): Holding | undefined =>
  byNumber.get(cardNumber) ?? residentByCardNumber(cardNumber)
