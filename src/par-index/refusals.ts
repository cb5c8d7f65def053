import type { InputFault } from './domain/score.ts'
import type { ScoreUnitCode } from './score-unit.ts'

export const PAR_INDEX_SENTENCES = {
  indexVersionUnknown: 'Không có bộ chỉ số “{version}”. Các bộ đang có: {versions}.',
  indexYearOutside: 'Bộ chỉ số này dùng từ năm {from} đến {to}, không dùng cho năm {year}.',
  indexUnitUnknown: 'Không có đơn vị mã {unit} trong năm đó. Xem mã đơn vị ở Quản trị, Đơn vị.',
  indexLineUnknown: 'Bộ chỉ số {version} không có tiêu chí thành phần {line}.',
} satisfies Record<ScoreUnitCode, string>

export const INPUT_FAULT_WORDS = {
  wrongKind: 'sai loại số liệu',
  notANumber: 'không phải số hợp lệ',
  partBeyondBase: 'phần lớn hơn mẫu số',
  beyondMaximum: 'lớn hơn điểm tối đa',
  outOfRange: 'ngoài khoảng cho phép',
  dividedByZero: 'công thức chia cho 0, chưa chấm được',
  formulaBroken: 'công thức của bộ chỉ số viết sai, chưa chấm được',
} satisfies Record<InputFault, string>
