import type { StarterProcedureInput } from '#law/procedures-schema.ts'

const source = 'Cơ sở dữ liệu quốc gia về thủ tục hành chính (dichvucong.gov.vn), bản thu thập năm 2026'
const workingDays = (amount: number) => ({ amount, unit: 'workingDay' }) as const
const sector = 'Đăng ký, quản lý cư trú'
const legalBasis = [
  { number: '68/2020/QH14', title: 'Luật Cư trú' },
  { number: '154/2024/NĐ-CP' },
  { number: '53/2025/TT-BCA' },
  { number: '75/2022/TT-BTC' },
]
const citizens = ['Công dân Việt Nam']
const declaration = { name: 'Tờ khai thay đổi thông tin cư trú (mẫu CT01)' }
const home = { name: 'Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp', mandatory: false, condition: 'Không khai thác được dữ liệu' }
const charge = (name: string, direct: number, online: number) => [
  { name, kind: 'charge' as const, amount: direct, channel: 'direct' as const },
  { name, kind: 'charge' as const, amount: online, channel: 'online' as const },
]

export const residence = [
  {
    code: '1.004222',
    name: 'Đăng ký thường trú',
    sector,
    tiers: ['commune'],
    effectiveFrom: '2025-07-01',
    applicantKinds: citizens,
    serviceLevel: 'fullOnline',
    cases: [{ id: 'usual', label: 'Thông thường', statutory: workingDays(7) }],
    papers: [
      declaration,
      home,
      { name: 'Giấy tờ chứng minh quan hệ với chủ hộ', mandatory: false, condition: 'Về ở với người thân' },
    ],
    fees: [
      ...charge('Lệ phí đăng ký thường trú', 20_000, 10_000),
    ],
    results: [{ name: 'Thông báo kết quả giải quyết thủ tục về cư trú', code: 'KQ.G01.000065' }],
    process: 'commune-standard',
    legalBasis: legalBasis,
    publicationDecision: { number: '1523/QĐ-BCA-C06' },
    keywords: ['nhập hộ khẩu', 'chuyển hộ khẩu'],
    source,
    checked: 'verified',
  },
  {
    code: '1.004194',
    name: 'Đăng ký tạm trú',
    sector,
    tiers: ['commune'],
    effectiveFrom: '2025-07-01',
    applicantKinds: citizens,
    serviceLevel: 'fullOnline',
    cases: [{ id: 'usual', label: 'Thông thường', statutory: workingDays(3) }],
    papers: [
      declaration,
      home,
    ],
    fees: [
      ...charge('Lệ phí đăng ký tạm trú', 10_000, 7_000),
    ],
    results: [{ name: 'Thông báo kết quả giải quyết thủ tục về cư trú', code: 'KQ.G01.000065' }],
    process: 'commune-standard',
    legalBasis: legalBasis,
    publicationDecision: { number: '9354/QĐ-BCA-C06' },
    keywords: ['KT3', 'ở trọ'],
    source,
    checked: 'verified',
    openPoints: ['Lệ phí cá nhân và theo danh sách khác nhau'],
  },
  {
    code: '1.010041',
    name: 'Xác nhận thông tin về cư trú',
    sector,
    tiers: ['commune'],
    effectiveFrom: '2025-07-01',
    applicantKinds: citizens,
    serviceLevel: 'fullOnline',
    cases: [
      { id: 'known', label: 'Thông tin đã có trong cơ sở dữ liệu', statutory: workingDays(1) },
      { id: 'verify', label: 'Thông tin cần xác minh', statutory: workingDays(3) },
    ],
    papers: [
      declaration,
    ],
    results: [{ name: 'Xác nhận thông tin về cư trú (CT07)', code: 'KQ.G01.000062' }],
    process: 'same-day-civil-status',
    legalBasis: legalBasis,
    publicationDecision: { number: '9354/QĐ-BCA-C06' },
    keywords: ['giấy CT07', 'xác nhận nơi ở', 'xác nhận cư trú'],
    source,
    checked: 'verified',
  },
  {
    code: '1.010038',
    name: 'Tách hộ',
    sector,
    tiers: ['commune'],
    effectiveFrom: '2025-07-01',
    applicantKinds: citizens,
    serviceLevel: 'fullOnline',
    cases: [{ id: 'usual', label: 'Thông thường', statutory: workingDays(5) }],
    papers: [
      declaration,
      { name: 'Giấy tờ chứng minh việc ly hôn và việc tiếp tục sử dụng chỗ ở', mandatory: false, condition: 'Tách hộ sau ly hôn' },
    ],
    fees: [
      ...charge('Lệ phí tách hộ', 10_000, 5_000),
    ],
    results: [{ name: 'Thông báo kết quả giải quyết thủ tục về cư trú', code: 'KQ.G01.000065' }],
    process: 'commune-standard',
    legalBasis: legalBasis,
    publicationDecision: { number: '9354/QĐ-BCA-C06' },
    keywords: ['tách hộ khẩu', 'tách khẩu'],
    source,
    checked: 'verified',
  },
  {
    code: '1.003197',
    name: 'Xóa đăng ký thường trú',
    sector,
    tiers: ['commune'],
    effectiveFrom: '2025-07-01',
    applicantKinds: citizens,
    serviceLevel: 'fullOnline',
    cases: [{ id: 'usual', label: 'Thông thường', statutory: workingDays(5) }],
    papers: [
      declaration,
      { name: 'Giấy tờ chứng minh thuộc trường hợp xóa đăng ký', mandatory: false, condition: 'Không khai thác được dữ liệu' },
    ],
    results: [{ name: 'Thông báo kết quả giải quyết thủ tục về cư trú', code: 'KQ.G01.000065' }],
    process: 'commune-standard',
    legalBasis: legalBasis,
    publicationDecision: { number: '1523/QĐ-BCA-C06' },
    keywords: ['cắt hộ khẩu', 'xóa khẩu'],
    source,
    checked: 'verified',
  },
] satisfies readonly StarterProcedureInput[]
