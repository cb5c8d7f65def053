import type { BlockCatalogueInput } from '#law/eform-schema.ts'

/**
 * The parts of which blocks are made, with the words that declarations use for them. `usual` are those that a block
 * has when a form names none.
 */
export const blocks = {
  source: 'Mẫu tờ khai ban hành kèm Thông tư 04/2024/TT-BTP (họ tên, giấy tờ tùy thân, nơi cư trú); cấp hành chính hai cấp theo Luật Tổ chức chính quyền địa phương 2025',
  checked: 'toVerify',
  person: {
    usual: ['name', 'birthDate', 'sex', 'ethnicGroup', 'nationality', 'identityNumber', 'residence'],
    parts: [
      { id: 'name', kind: 'fullName', label: 'Họ, chữ đệm, tên', hint: 'Ghi đủ dấu, như trên giấy tờ' },
      { id: 'birthDate', kind: 'partialDate', label: 'Ngày, tháng, năm sinh', hint: 'Ví dụ 5/3/1993; chỉ nhớ tháng và năm thì ghi 3/1993, chỉ nhớ năm thì ghi 1993', max: 'today' },
      { id: 'sex', kind: 'sex', label: 'Giới tính' },
      { id: 'ethnicGroup', kind: 'ethnicGroup', label: 'Dân tộc' },
      { id: 'nationality', kind: 'nationality', label: 'Quốc tịch' },
      { id: 'identityNumber', kind: 'identityNumber', label: 'Số định danh cá nhân', hint: '12 chữ số trên thẻ căn cước' },
      { id: 'identityPaper', kind: 'identityPaper', label: 'Giấy tờ tùy thân' },
      { id: 'residence', kind: 'address', label: 'Nơi cư trú' },
      { id: 'birthPlace', kind: 'line', label: 'Nơi sinh' },
      { id: 'hometown', kind: 'line', label: 'Quê quán', hint: 'Xã, phường; tỉnh, thành phố' },
      { id: 'occupation', kind: 'line', label: 'Nghề nghiệp', optional: true },
      { id: 'phone', kind: 'phone', label: 'Số điện thoại', hint: 'Ví dụ 0912 345 678' },
      { id: 'email', kind: 'email', label: 'Thư điện tử', optional: true },
    ],
  },
  address: {
    usual: ['place', 'detail'],
    parts: [
      { id: 'place', kind: 'place', label: 'Xã, phường, đặc khu; tỉnh, thành phố', hint: 'Gõ tên mới hoặc tên cũ, ví dụ: phường Đông Hà, hoặc thị trấn Phong Nha' },
      { id: 'detail', kind: 'line', label: 'Số nhà, đường, thôn, tổ', optional: true },
      { id: 'oldPlace', kind: 'line', label: 'Tên cũ của nơi này trước 01/7/2025', hint: 'Chỉ ghi khi giấy tờ còn ghi tên cũ', optional: true },
    ],
  },
  identityPaper: {
    usual: ['paperKind', 'number', 'issuedOn', 'issuedBy'],
    parts: [
      { id: 'paperKind', kind: 'listItem', label: 'Loại giấy tờ', list: 'identityPapers' },
      { id: 'number', kind: 'line', label: 'Số', longest: 30 },
      { id: 'issuedOn', kind: 'date', label: 'Ngày cấp', hint: 'Ví dụ 20/6/2022', max: 'today' },
      { id: 'issuedBy', kind: 'line', label: 'Nơi cấp' },
    ],
  },
  landParcel: {
    usual: ['mapSheet', 'parcel', 'area', 'location'],
    parts: [
      { id: 'mapSheet', kind: 'line', label: 'Tờ bản đồ số', longest: 20 },
      { id: 'parcel', kind: 'line', label: 'Thửa đất số', longest: 20 },
      { id: 'area', kind: 'area', label: 'Diện tích (m²)', hint: 'Ví dụ 125,5', optional: true },
      { id: 'location', kind: 'address', label: 'Địa chỉ thửa đất' },
    ],
  },
  bankAccount: {
    usual: ['holder', 'number', 'bank'],
    parts: [
      { id: 'holder', kind: 'fullName', label: 'Chủ tài khoản' },
      { id: 'number', kind: 'line', label: 'Số tài khoản', longest: 30 },
      { id: 'bank', kind: 'line', label: 'Ngân hàng' },
    ],
  },
} satisfies BlockCatalogueInput
