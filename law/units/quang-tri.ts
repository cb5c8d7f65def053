import type { StarterUnits } from '#law/admin-units.ts'

/**
 * A starter for the demo province: the eight communes of the demo office and what they were made of. An installation
 * imports the whole catalogue (`motcua import admin-units`), which takes the place of this.
 */
export const quangTri: StarterUnits = {
  asOf: '2025-03',
  on: '2025-07-01',
  source: 'Quyết định 19/2025/QĐ-TTg (mã); Nghị quyết 1680/NQ-UBTVQH15 (sắp xếp); Quyết định 124/2004/QĐ-TTg và các lần sửa (mã cũ)',
  checked: 'toVerify',
  province: { code: '44', name: 'Tỉnh Quảng Trị', from: [['44', 'Tỉnh Quảng Bình'], ['45', 'Tỉnh Quảng Trị']] },
  districts: [
    ['450', 'Thành phố Đồng Hới', '44'],
    ['454', 'Huyện Quảng Trạch', '44'],
    ['455', 'Huyện Bố Trạch', '44'],
    ['457', 'Huyện Lệ Thủy', '44'],
    ['461', 'Thành phố Đông Hà', '45'],
    ['465', 'Huyện Hướng Hóa', '45'],
    ['471', 'Huyện Cồn Cỏ', '45'],
  ],
  communes: [
    { code: '19057', name: 'Xã Quảng Trạch', from: [['19042', 'Xã Quảng Hưng', '454'], ['19045', 'Xã Quảng Xuân', '454'], ['19057', 'Xã Quảng Phương', '454']] },
    {
      code: '19138', name: 'Xã Phong Nha',
      from: [['19117', 'Xã Xuân Trạch', '455'], ['19129', 'Xã Lâm Trạch', '455'], ['19138', 'Xã Phúc Trạch', '455'], ['19165', 'Thị trấn Phong Nha', '455']],
    },
    {
      code: '18880', name: 'Phường Đồng Hới',
      from: [
        ['18853', 'Phường Hải Thành', '450'], ['18856', 'Phường Đồng Phú', '450'], ['18865', 'Phường Nam Lý', '450'],
        ['18868', 'Phường Đồng Hải', '450'], ['18874', 'Phường Phú Hải', '450'], ['18880', 'Phường Đức Ninh Đông', '450'],
        ['18889', 'Xã Bảo Ninh', '450'], ['18898', 'Xã Đức Ninh', '450'],
      ],
    },
    {
      code: '19333', name: 'Phường Đông Hà',
      from: [
        ['19330', 'Phường Đông Giang', '461'], ['19333', 'Phường 1', '461'], ['19339', 'Phường Đông Thanh', '461'],
        ['19345', 'Phường 4', '461'], ['19354', 'Phường 3', '461'],
      ],
    },
    {
      code: '19249', name: 'Xã Lệ Thủy',
      from: [
        ['19249', 'Thị trấn Kiến Giang', '457'], ['19264', 'Xã An Thủy', '457'], ['19267', 'Xã Phong Thủy', '457'],
        ['19279', 'Xã Lộc Thủy', '457'], ['19285', 'Xã Liên Thủy', '457'], ['19300', 'Xã Xuân Thủy', '457'],
      ],
    },
    { code: '19429', name: 'Xã Khe Sanh', from: [['19429', 'Thị trấn Khe Sanh', '465'], ['19450', 'Xã Tân Hợp', '465'], ['19453', 'Xã Hướng Tân', '465'], ['19468', 'Xã Húc', '465']] },
    {
      code: '19111', name: 'Xã Hoàn Lão',
      from: [
        ['19111', 'Thị trấn Hoàn Lão', '455'], ['19177', 'Xã Trung Trạch', '455'], ['19180', 'Xã Tây Trạch', '455'],
        ['19183', 'Xã Hòa Trạch', '455'], ['19186', 'Xã Đại Trạch', '455'],
      ],
    },
    { code: '19742', name: 'Đặc khu Cồn Cỏ', from: [['471', 'Huyện Cồn Cỏ', '45']] },
  ],
}
