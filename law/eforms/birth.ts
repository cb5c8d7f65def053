import type { ShippedFormInput } from '#law/eform-schema.ts'
import { addressee, civilPromise, civilStatusSource, copies, layoutPoint, proxyPaper, requester } from './civil-pieces.ts'

const parentParts = ['name', 'birthDate', 'ethnicGroup', 'nationality', 'identityNumber', 'residence'] as const
/** What is still unknown of a parent who fills the form. */
const ownParts = ['birthDate', 'ethnicGroup', 'nationality'] as const
const notForForeigners = (nationality: string) => ({ id: 'identityNumber', optional: false, visibleIf: `${nationality} = "VN"` })

export const birth: ShippedFormInput = {
  procedureCode: '1.001193',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Tờ khai đăng ký khai sinh',
    source: civilStatusSource,
    paper: { title: 'Tờ khai đăng ký khai sinh', addressee, signers: ['Người yêu cầu'], paperId: 'p1' },
    pages: [
      {
        id: 'who',
        title: 'Người đi khai sinh',
        fields: [
          {
            id: 'relation', kind: 'choice', label: 'Bạn là ai của trẻ?',
            options: [
              { value: 'mother', label: 'Mẹ' },
              { value: 'father', label: 'Cha' },
              { value: 'grandparent', label: 'Ông, bà' },
              { value: 'relative', label: 'Người thân thích khác' },
              { value: 'carer', label: 'Cá nhân, tổ chức đang nuôi dưỡng trẻ' },
              { value: 'proxy', label: 'Người được ủy quyền', hint: 'Cần văn bản ủy quyền' },
            ],
          },
          requester,
        ],
      },
      {
        id: 'child',
        title: 'Trẻ được khai sinh',
        fields: [
          { id: 'childName', kind: 'fullName', label: 'Họ, chữ đệm, tên của trẻ', hint: 'Ghi đủ dấu, đúng như sẽ ghi trong Giấy khai sinh' },
          { id: 'bornOn', kind: 'date', label: 'Ngày sinh của trẻ', hint: 'Ví dụ 5/11/2026', max: 'today' },
          {
            id: 'lateNote', kind: 'info', visibleIf: 'years and months duration(bornOn, today()).years >= 1',
            label: 'Trẻ đã hơn một tuổi. Cha, mẹ có trách nhiệm khai sinh trong 60 ngày; khai muộn vẫn được đăng ký, có thể phải nộp lệ phí theo quy định của tỉnh.',
          },
          { id: 'childSex', kind: 'sex', label: 'Giới tính' },
          { id: 'childEthnicGroup', kind: 'ethnicGroup', label: 'Dân tộc', hint: 'Theo dân tộc của cha hoặc mẹ' },
          { id: 'childNationality', kind: 'nationality', label: 'Quốc tịch' },
        ],
      },
      {
        id: 'places',
        title: 'Nơi sinh và quê quán',
        fields: [
          {
            id: 'birthPlaceKind', kind: 'choice', label: 'Trẻ sinh ở đâu?',
            options: [
              { value: 'facility', label: 'Bệnh viện, trạm y tế' },
              { value: 'elsewhere', label: 'Ở nhà hoặc nơi khác' },
            ],
          },
          { id: 'facility', kind: 'line', label: 'Tên cơ sở y tế', hint: 'Như trên Giấy chứng sinh', visibleIf: 'birthPlaceKind = "facility"' },
          { id: 'birthPlace', kind: 'address', label: 'Địa chỉ nơi sinh' },
          { id: 'hometown', kind: 'line', label: 'Quê quán của trẻ', hint: 'Theo quê quán của cha hoặc mẹ: xã, phường; tỉnh, thành phố' },
        ],
      },
      {
        id: 'motherPage',
        title: 'Người mẹ',
        fields: [
          { id: 'knowsMother', kind: 'yesNo', label: 'Có ghi thông tin người mẹ không?', hint: 'Chọn Không khi chưa xác định được mẹ', visibleIf: 'relation != "mother"' },
          { id: 'motherSelf', kind: 'person', label: 'Người mẹ, cũng là người yêu cầu', prefill: 'self', parts: [...ownParts], visibleIf: 'relation = "mother"' },
          {
            id: 'mother', kind: 'person', label: 'Người mẹ', visibleIf: 'knowsMother',
            parts: [...parentParts.slice(0, 4), notForForeigners('mother.nationality'), 'residence'],
          },
        ],
      },
      {
        id: 'fatherPage',
        title: 'Người cha',
        fields: [
          {
            id: 'knowsFather', kind: 'yesNo', label: 'Có ghi thông tin người cha không?',
            hint: 'Chọn Không khi cha mẹ chưa kết hôn và chưa làm thủ tục nhận con', visibleIf: 'relation != "father"',
          },
          { id: 'fatherSelf', kind: 'person', label: 'Người cha, cũng là người yêu cầu', prefill: 'self', parts: [...ownParts], visibleIf: 'relation = "father"' },
          {
            id: 'father', kind: 'person', label: 'Người cha', visibleIf: 'knowsFather',
            parts: [...parentParts.slice(0, 4), notForForeigners('father.nationality'), 'residence'],
          },
          {
            id: 'married', kind: 'yesNo', label: 'Cha mẹ trẻ có đăng ký kết hôn với nhau không?',
            visibleIf: '(relation = "mother" or knowsMother = true) and (relation = "father" or knowsFather = true)',
          },
          { id: 'marriageNote', kind: 'line', label: 'Số, nơi đăng ký kết hôn', hint: 'Nếu nhớ; cán bộ tra cứu được trong cơ sở dữ liệu', optional: true, visibleIf: 'married' },
        ],
      },
      {
        id: 'papers',
        title: 'Giấy tờ kèm theo',
        fields: [
          {
            id: 'birthProof', kind: 'choice', label: 'Bạn có giấy nào chứng minh việc sinh?',
            options: [
              { value: 'certificate', label: 'Giấy chứng sinh' },
              { value: 'witness', label: 'Văn bản của người làm chứng' },
              { value: 'pledge', label: 'Giấy cam đoan về việc sinh' },
              { value: 'abandoned', label: 'Biên bản về việc trẻ bị bỏ rơi' },
            ],
          },
          { id: 'birthPaper', kind: 'file', label: 'Ảnh chụp giấy chứng minh việc sinh', hint: 'Chụp đủ bốn góc, rõ chữ', paperId: 'p2', maxFiles: 5, visibleIf: 'birthProof != "abandoned"' },
          { id: 'abandonedPaper', kind: 'file', label: 'Biên bản về việc trẻ bị bỏ rơi', paperId: 'p3', maxFiles: 5, visibleIf: 'birthProof = "abandoned"' },
          { id: 'surrogate', kind: 'yesNo', label: 'Trẻ sinh ra do mang thai hộ?' },
          { id: 'surrogatePaper', kind: 'file', label: 'Văn bản của cơ sở y tế về việc mang thai hộ', paperId: 'p4', maxFiles: 5, visibleIf: 'surrogate' },
          proxyPaper('p5', 'relation = "proxy"'),
          { id: 'identityScan', kind: 'file', label: 'Giấy tờ tùy thân của người yêu cầu', hint: 'Không cần khi đã ghi số định danh', optional: true, paperId: 'p6', maxFiles: 4 },
        ],
      },
      { id: 'finish', title: 'Bản sao và cam đoan', fields: [...copies, civilPromise] },
    ],
  },
  source: civilStatusSource,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Lệ phí khai sinh quá hạn theo nghị quyết của Hội đồng nhân dân tỉnh'],
}
