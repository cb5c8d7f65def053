import type { ShippedFormInput } from '#law/eform-schema.ts'
import { layoutPoint } from './civil-pieces.ts'

const source = 'Giấy đề nghị đăng ký hộ kinh doanh, Nghị định 168/2025/NĐ-CP và Thông tư 68/2025/TT-BTC'

export const householdBusiness: ShippedFormInput = {
  procedureCode: '1.001612',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Giấy đề nghị đăng ký hộ kinh doanh',
    source,
    paper: { title: 'Giấy đề nghị đăng ký hộ kinh doanh', addressee: 'Cơ quan đăng ký kinh doanh cấp xã', signers: ['Chủ hộ kinh doanh'], paperId: 'p1' },
    pages: [
      {
        id: 'ownerPage',
        title: 'Chủ hộ kinh doanh',
        fields: [
          {
            id: 'owner', kind: 'person', label: 'Chủ hộ kinh doanh', prefill: 'self',
            parts: ['name', 'birthDate', 'sex', 'ethnicGroup', 'identityNumber', { id: 'residence', label: 'Nơi thường trú' }, 'phone', 'email'],
          },
          {
            id: 'founders', kind: 'choice', label: 'Ai thành lập hộ kinh doanh?',
            options: [
              { value: 'person', label: 'Một mình tôi' },
              { value: 'family', label: 'Các thành viên hộ gia đình' },
            ],
          },
        ],
      },
      {
        id: 'business',
        title: 'Tên và nơi kinh doanh',
        fields: [
          { id: 'businessName', kind: 'line', label: 'Tên hộ kinh doanh', hint: 'Viết sau chữ “Hộ kinh doanh”, ví dụ: Tạp hóa Na. Không trùng tên đã đăng ký trong xã, phường', longest: 150 },
          { id: 'premises', kind: 'address', label: 'Địa chỉ trụ sở' },
          { id: 'taxAddressDiffers', kind: 'yesNo', label: 'Nhận thông báo thuế ở địa chỉ khác?' },
          { id: 'taxAddress', kind: 'address', label: 'Địa chỉ nhận thông báo thuế', visibleIf: 'taxAddressDiffers' },
          { id: 'startOn', kind: 'date', label: 'Ngày bắt đầu hoạt động', min: '2025-07-01', optional: true, hint: 'Để trống thì tính từ ngày được cấp giấy chứng nhận' },
          { id: 'hasTaxCode', kind: 'yesNo', label: 'Bạn đã có mã số thuế chưa?', hint: 'Từ 01/7/2025 số định danh cá nhân dùng thay mã số thuế của cá nhân' },
          { id: 'taxCode', kind: 'taxCode', label: 'Mã số thuế', visibleIf: 'hasTaxCode' },
        ],
      },
      {
        id: 'activities',
        title: 'Ngành, nghề kinh doanh',
        fields: [
          {
            id: 'lines', kind: 'table', label: 'Các ngành, nghề', hint: 'Ngành chính ghi ở dòng đầu', rowLabel: 'Ngành', minRows: 1, maxRows: 20,
            fields: [
              { id: 'name', kind: 'line', label: 'Tên ngành, nghề', hint: 'Ví dụ: Bán lẻ lương thực, thực phẩm' },
              { id: 'code', kind: 'line', label: 'Mã ngành cấp bốn', hint: 'Bốn chữ số; không biết thì để trống, cán bộ ghi giúp', longest: 4, optional: true },
            ],
          },
          { id: 'conditional', kind: 'yesNo', label: 'Có ngành, nghề kinh doanh có điều kiện không?', hint: 'Ví dụ: bán rượu, thuốc lá, karaoke, an ninh trật tự' },
          { id: 'conditionalNote', kind: 'info', label: 'Chỉ được kinh doanh ngành này khi đủ điều kiện theo luật và phải giữ đủ điều kiện trong suốt thời gian hoạt động.', visibleIf: 'conditional' },
        ],
      },
      {
        id: 'capitalPage',
        title: 'Vốn và lao động',
        fields: [
          { id: 'capital', kind: 'money', label: 'Vốn kinh doanh (đồng)', hint: 'Ví dụ 50.000.000', min: 1, visibleIf: 'founders = "person"' },
          {
            id: 'members', kind: 'table', label: 'Thành viên hộ gia đình góp vốn', rowLabel: 'Thành viên', minRows: 2, maxRows: 20, visibleIf: 'founders = "family"',
            fields: [
              { id: 'name', kind: 'fullName', label: 'Họ, chữ đệm, tên' },
              { id: 'identityNumber', kind: 'identityNumber', label: 'Số định danh cá nhân', hint: '12 chữ số trên thẻ căn cước' },
              { id: 'relation', kind: 'listItem', label: 'Quan hệ với chủ hộ', list: 'relationships' },
              { id: 'share', kind: 'money', label: 'Phần vốn góp (đồng)', min: 0 },
            ],
          },
          { id: 'familyCapital', kind: 'computed', label: 'Tổng vốn góp', shownAs: 'money', value: 'sum(members.share)', visibleIf: 'founders = "family"' },
          { id: 'workers', kind: 'integer', label: 'Số lao động dự kiến', hint: 'Kể cả chủ hộ', min: 1, max: 10000 },
        ],
      },
      {
        id: 'papers',
        title: 'Giấy tờ kèm theo',
        fields: [
          { id: 'identityScan', kind: 'file', label: 'Giấy tờ pháp lý của chủ hộ và thành viên', hint: 'Không cần khi đăng nhập bằng tài khoản định danh điện tử', optional: true, paperId: 'p2', maxFiles: 20 },
          { id: 'familyProxyPaper', kind: 'file', label: 'Văn bản các thành viên ủy quyền cho chủ hộ', hint: 'Đã công chứng hoặc chứng thực', paperId: 'p3', maxFiles: 5, visibleIf: 'founders = "family"' },
        ],
      },
      {
        id: 'finish',
        title: 'Cam kết',
        fields: [
          {
            id: 'promise', kind: 'declaration',
            label: 'Tôi cam kết: bản thân và các thành viên không thuộc diện pháp luật cấm kinh doanh, không đồng thời là chủ hộ kinh doanh khác, chủ doanh nghiệp tư nhân hay thành viên hợp danh; có quyền sử dụng hợp pháp trụ sở và dùng đúng mục đích; chịu trách nhiệm trước pháp luật về sự trung thực, chính xác của nội dung đăng ký.',
          },
        ],
      },
    ],
  },
  source,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Phương pháp tính thuế và thông tin đăng ký thuế kèm theo'],
}
