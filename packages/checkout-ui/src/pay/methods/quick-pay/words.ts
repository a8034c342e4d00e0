import { useLanguage } from '../../../i18n/language.tsx'
import type { Locale } from '../../../i18n/locale.ts'
import type { Fault, Field } from '../../../wallet/open/faults.ts'

interface Words {
  saved: string
  another: string
  back: string
  code: string
  noCode: string
  limit: string
  pay: (amount: string) => string
  next: string
  label: Record<Field, string>
  missing: Record<Field, string>
  fault: Record<Fault, string>
  mobileHint: string
  cardHint: string
  notTaken: string
  tooLow: (amount: string) => string
  save: string
  saveHint: string
  agree: string
  mustAgree: string
  terms: readonly string[]
  lost: string
  retry: string
}

/** The words of paying by a card, in the file that is fetched for it: nobody else needs them. */
const words: Record<Locale, Words> = {
  'zh-CN': {
    saved: '已开通的银行卡',
    another: '使用其他银行卡',
    back: '返回已开通的银行卡',
    code: '需要短信验证码',
    noCode: '免短信验证码',
    limit: '超过这张卡今天的限额',
    pay: (amount) => `支付 ${amount}`,
    next: '下一步',
    label: {
      cardNumber: '银行卡号',
      name: '持卡人姓名',
      idNumber: '身份证号',
      mobile: '银行预留手机号',
    },
    missing: {
      cardNumber: '请填写银行卡号',
      name: '请填写持卡人姓名',
      idNumber: '请填写身份证号',
      mobile: '请填写手机号',
    },
    fault: {
      name: '请填写身份证上的中文姓名，2 到 30 个字',
      idFormat: '身份证号是 18 位，最后一位可以是 X',
      idRegion: '身份证号的前两位不对，请核对',
      idBirthday: '身份证号中的出生日期不对，请核对',
      idCheckDigit: '身份证号有一位填错了，请逐位核对',
      mobile: '请填写 11 位的国内手机号',
      cardFormat: '银行卡号是 13 到 19 位数字',
      cardCheckDigit: '银行卡号有一位填错了，请逐位核对',
    },
    mobileHint: '验证码会发到这个号码。',
    cardHint: '支持国内银行的储蓄卡和信用卡。',
    notTaken: '这家银行的卡暂不支持快捷支付，请换一张。',
    tooLow: (amount) => `这张卡单笔限额 ${amount}，不够付这笔。`,
    save: '保存这张卡，下次直接使用',
    saveHint: '可随时通过商家解除。',
    agree: '我已阅读并同意',
    mustAgree: '请先阅读并同意协议',
    terms: [
      '您授权本行在您每次确认付款后，按您确认的金额从这张银行卡扣款，支付给您选择的商家。',
      '每次付款前，本行会向银行预留手机号发送验证码；您约定免验证码的小额付款除外。',
      '您填写的姓名、身份证号、手机号和卡号只用于向发卡银行核验身份和扣款，加密保存，不提供给商家。',
      '单笔和单日限额以页面展示为准。未保存的银行卡只用于这一次付款及其退款。',
      '您可以随时解除已保存的银行卡；解除后不再扣款，已付款项的退款仍原路退回。',
    ],
    lost: '协议没有读到，请重试。',
    retry: '重试',
  },
  'zh-TW': {
    saved: '已開通的銀行卡',
    another: '使用其他銀行卡',
    back: '返回已開通的銀行卡',
    code: '需要簡訊驗證碼',
    noCode: '免簡訊驗證碼',
    limit: '超過這張卡今天的限額',
    pay: (amount) => `支付 ${amount}`,
    next: '下一步',
    label: {
      cardNumber: '銀行卡號',
      name: '持卡人姓名',
      idNumber: '身分證號',
      mobile: '銀行預留手機號',
    },
    missing: {
      cardNumber: '請填寫銀行卡號',
      name: '請填寫持卡人姓名',
      idNumber: '請填寫身分證號',
      mobile: '請填寫手機號',
    },
    fault: {
      name: '請填寫身分證上的中文姓名，2 到 30 個字',
      idFormat: '身分證號是 18 位，最後一位可以是 X',
      idRegion: '身分證號的前兩位不對，請核對',
      idBirthday: '身分證號中的出生日期不對，請核對',
      idCheckDigit: '身分證號有一位填錯了，請逐位核對',
      mobile: '請填寫 11 位的中國大陸手機號',
      cardFormat: '銀行卡號是 13 到 19 位數字',
      cardCheckDigit: '銀行卡號有一位填錯了，請逐位核對',
    },
    mobileHint: '驗證碼會傳到這個號碼。',
    cardHint: '支援中國大陸銀行的儲蓄卡和信用卡。',
    notTaken: '這家銀行的卡暫不支援快捷支付，請換一張。',
    tooLow: (amount) => `這張卡單筆限額 ${amount}，不夠付這筆。`,
    save: '儲存這張卡，下次直接使用',
    saveHint: '可隨時透過商家解除。',
    agree: '我已閱讀並同意',
    mustAgree: '請先閱讀並同意協議',
    terms: [
      '您授權本行在您每次確認付款後，按您確認的金額從這張銀行卡扣款，支付給您選擇的商家。',
      '每次付款前，本行會向銀行預留手機號傳送驗證碼；您約定免驗證碼的小額付款除外。',
      '您填寫的姓名、身分證號、手機號和卡號只用於向發卡銀行核驗身分和扣款，加密保存，不提供給商家。',
      '單筆和單日限額以頁面顯示為準。未儲存的銀行卡只用於這一次付款及其退款。',
      '您可以隨時解除已儲存的銀行卡；解除後不再扣款，已付款項的退款仍原路退回。',
    ],
    lost: '協議沒有讀到，請重試。',
    retry: '重試',
  },
  en: {
    saved: 'Your cards',
    another: 'Use another card',
    back: 'Back to your cards',
    code: 'With a code by SMS',
    noCode: 'No code needed',
    limit: 'Over this card’s limit for today',
    pay: (amount) => `Pay ${amount}`,
    next: 'Continue',
    label: {
      cardNumber: 'Card number',
      name: 'Cardholder’s name',
      idNumber: 'Resident id number',
      mobile: 'Mobile number',
    },
    missing: {
      cardNumber: 'Please enter the card number',
      name: 'Please enter the cardholder’s name',
      idNumber: 'Please enter the id number',
      mobile: 'Please enter the mobile number',
    },
    fault: {
      name: 'Please enter the Chinese name on the id card, 2 to 30 characters',
      idFormat: 'An id number has 18 characters; the last may be X',
      idRegion: 'The first two digits of the id number are not right',
      idBirthday: 'The date of birth in the id number is not right',
      idCheckDigit: 'One digit of the id number is not right. Please check each',
      mobile: 'Please enter a mainland mobile number of 11 digits',
      cardFormat: 'A card number has 13 to 19 digits',
      cardCheckDigit: 'One digit of the card number is not right. Please check each',
    },
    mobileHint: 'The number you left with the card’s bank. The code goes there.',
    cardHint: 'A debit or credit card of a bank in mainland China.',
    notTaken: 'Cards of this bank are not taken yet. Please use another.',
    tooLow: (amount) => `This card pays up to ${amount} at once, too little for this payment.`,
    save: 'Save this card for next time',
    saveHint: 'You can have it taken off through the merchant at any time.',
    agree: 'I have read and accept the',
    mustAgree: 'Please read and accept the agreement first',
    terms: [
      'You allow the bank to debit this card, for each payment you confirm, with the amount you confirmed, for the merchant you chose.',
      'Before each payment the bank sends a code to the mobile kept at the card’s bank, except for small payments for which you agreed to none.',
      'Your name, id number, mobile and card number serve to have the card’s bank check who you are and to debit the card. They are kept sealed and are not given to the merchant.',
      'Limits are those shown. A card that is not saved is used for this one payment and its refunds only.',
      'You may take a saved card off at any time. Nothing more is debited then; refunds of what was paid still reach it.',
    ],
    lost: 'The agreement did not arrive. Please try again.',
    retry: 'Try again',
  },
}

export const useWords = (): Words => words[useLanguage().locale]
