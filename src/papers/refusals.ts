import type { Refusal } from '#kernel/result.ts'

export type PaperCode = 'paperDataInvalid'

/** What is wrong, where, what to do. */
export const paperRefusals = {
  paperDataInvalid: (facts) =>
    `Không in được giấy: thông tin “${String(facts?.['field'] ?? '')}” chưa hợp lệ. ` +
    'Sửa thông tin đó trong hồ sơ rồi in lại.',
} satisfies Record<PaperCode, (facts: Refusal['facts']) => string>
