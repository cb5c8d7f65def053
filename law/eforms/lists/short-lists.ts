import type { CodeListInput } from '#law/eform-schema.ts'

/** Lists of a few lines that several forms choose from. */

export const sexes = {
  name: 'sexes',
  title: 'Giới tính',
  source: 'Mẫu tờ khai hộ tịch, Thông tư 04/2024/TT-BTP',
  effectiveFrom: '2024-06-06',
  checked: 'toVerify',
  items: [
    { value: 'male', label: 'Nam' },
    { value: 'female', label: 'Nữ' },
  ],
} satisfies CodeListInput

export const identityPapers = {
  name: 'identityPapers',
  title: 'Giấy tờ tùy thân',
  source: 'Nghị định 123/2015/NĐ-CP điều 2; Luật Căn cước 2023 điều 46',
  effectiveFrom: '2024-07-01',
  checked: 'toVerify',
  items: [
    { value: 'citizenCard', label: 'Thẻ căn cước, thẻ căn cước công dân' },
    { value: 'identityCertificate', label: 'Giấy chứng nhận căn cước' },
    { value: 'passport', label: 'Hộ chiếu' },
    { value: 'residenceCard', label: 'Thẻ thường trú, thẻ tạm trú của người nước ngoài' },
    { value: 'other', label: 'Giấy tờ khác có ảnh và thông tin cá nhân' },
  ],
} satisfies CodeListInput

export const relationships = {
  name: 'relationships',
  title: 'Quan hệ gia đình',
  source: 'Cách ghi thông dụng trong tờ khai hộ tịch, cư trú',
  effectiveFrom: '2024-06-06',
  checked: 'toVerify',
  items: [
    { value: 'self', label: 'Bản thân' },
    { value: 'father', label: 'Cha' },
    { value: 'mother', label: 'Mẹ' },
    { value: 'spouse', label: 'Vợ, chồng' },
    { value: 'child', label: 'Con' },
    { value: 'sibling', label: 'Anh, chị, em' },
    { value: 'grandparent', label: 'Ông, bà' },
    { value: 'grandchild', label: 'Cháu' },
    { value: 'guardian', label: 'Người giám hộ' },
    { value: 'proxy', label: 'Người được ủy quyền' },
    { value: 'otherRelative', label: 'Người thân thích khác' },
    { value: 'other', label: 'Người khác' },
  ],
} satisfies CodeListInput
