import type { Chance } from './seed.ts'

/** Invented people: common parts of Vietnamese names put together by chance; any likeness is chance too. */
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Mai', 'Cao', 'Đinh', 'Trương', 'Tưởng', 'Đàm']
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Minh', 'Thanh', 'Quang', 'Ngọc', 'Hữu', 'Thu', 'Xuân', 'Công', 'Kim', 'Bá', 'Hồng', 'Tiến']
const GIVEN = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hà', 'Hải', 'Hạnh', 'Hiền', 'Hòa', 'Hùng', 'Hương', 'Khánh', 'Lan', 'Linh', 'Loan', 'Long', 'Mai', 'Nam', 'Nga', 'Nhung', 'Oanh', 'Phúc', 'Phương', 'Quân', 'Quyên', 'Sơn', 'Tâm', 'Thảo', 'Thắng', 'Thủy', 'Trang', 'Trung', 'Tuấn', 'Tú', 'Vân', 'Vinh', 'Yến']
const HAMLETS = ['thôn Đông', 'thôn Tây', 'thôn Nam', 'thôn Bắc', 'thôn Trung', 'thôn Hạ', 'thôn Thượng', 'thôn Hòa Bình', 'thôn Tân Phú', 'thôn Vĩnh Sơn']
const DOCUMENTS = ['Căn cước công dân', 'Sổ hộ khẩu', 'Bằng tốt nghiệp', 'Giấy khai sinh', 'Giấy chứng nhận quyền sử dụng đất', 'Học bạ', 'Giấy phép lái xe', 'Chứng chỉ đào tạo']

export const inventedName = (chance: Chance): string => `${chance.pick(FAMILIES)} ${chance.pick(MIDDLES)} ${chance.pick(GIVEN)}`

export const inventedAddress = (chance: Chance): string => chance.pick(HAMLETS)

/** Papers brought to be certified: mostly one or two, a few copies each. */
export const inventedDocuments = (chance: Chance): { document: string; copies: number; pages: number }[] =>
  Array.from({ length: 1 + chance.below(3) }, () => ({
    document: chance.pick(DOCUMENTS),
    copies: 1 + chance.below(5),
    pages: 1 + chance.below(4),
  }))
