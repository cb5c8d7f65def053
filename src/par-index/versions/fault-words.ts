import { unreachable } from '#kernel/result.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { FormulaProblem } from '../domain/formula/formula-method.ts'
import type { FormulaFault } from '../domain/formula/parse.ts'
import type { VersionFault } from '../domain/versions/check-version.ts'

const FORMULA_FAULTS = {
  strangeCharacter: 'không dùng được “{found}”; ngăn cách các giá trị bằng dấu chấm phẩy, nhân là × hoặc *, chia là ÷ hoặc /',
  valueExpected: 'thiếu một số, một tên hoặc dấu mở ngoặc',
  unexpected: '“{found}” thừa hoặc thiếu dấu tính ở trước',
  unclosed: 'dấu mở ngoặc này chưa được đóng',
  nameUnknown: 'không có số nhập nào tên “{found}”; thêm vào danh sách số nhập hoặc sửa lại tên',
  functionUnknown: 'không có hàm “{found}”; chỉ có min, max và nếu(điều kiện; giá trị; giá trị khác)',
  tooFewValues: 'hàm “{found}” thiếu giá trị; ngăn cách các giá trị bằng dấu chấm phẩy',
  tooManyValues: 'hàm “{found}” thừa giá trị',
  nestedTooDeep: 'ngoặc lồng nhau quá nhiều; tách công thức gọn lại',
} satisfies Record<FormulaFault['code'], string>

/** What is wrong with a formula, and where: "ký tự thứ 5: …". */
export const formulaProblemSentence = (problem: FormulaProblem): string => {
  switch (problem.problem) {
    case 'broken':
      return `Công thức sai ở ký tự thứ ${problem.at}: ${FORMULA_FAULTS[problem.code].replace('{found}', problem.found)}.`
    case 'nameTwice':
      return `Hai số nhập của công thức cùng tên “${problem.name}” (không phân biệt dấu và chữ hoa). Đổi tên một số.`
    case 'nameReserved':
      return `“${problem.name}” là tên dành riêng của công thức. Đặt tên khác cho số nhập.`
    case 'rangeEmpty':
      return `Khoảng của số nhập “${problem.name}” có đầu lớn trước đầu nhỏ. Sửa lại.`
    case 'outside': {
      const values = problem.values.map(({ label, value }) => `${label} = ${formatNumber(value)}`).join(', ')
      return `Với ${values}, công thức cho ${formatNumber(problem.points)} điểm, ngoài khoảng từ 0 đến điểm tối đa. Bao bằng min(tối_đa; …) hoặc max(0; …).`
    }
    case 'neverFull':
      return `Công thức nhiều nhất chỉ cho ${formatNumber(Math.max(0, Math.round(problem.most * 100) / 100))} điểm, không đạt điểm tối đa. Sửa công thức hoặc điểm tối đa.`
    default:
      return unreachable(problem)
  }
}

/** One place to mend, as a sentence that names the line. */
export const versionFaultSentence = (fault: VersionFault): string => {
  const line = fault.line === '' ? 'Cả bộ' : fault.line
  switch (fault.code) {
    case 'codeTwice':
      return `${line}: mã này đã dùng cho một dòng ở trên. Đổi mã hoặc bấm “Đánh lại số”.`
    case 'empty':
      return `${line}: chưa có dòng nào bên dưới. Thêm dòng hoặc bỏ dòng này.`
    case 'orphan':
      return `${line}: mã không nằm dưới mã ${fault.parent} của dòng chứa nó. Đổi mã hoặc bấm “Đánh lại số”.`
    case 'sumDiffers':
      return `${line}: ghi ${formatNumber(fault.declared)} điểm nhưng các dòng bên dưới cộng lại là ${formatNumber(fault.sum)}. Sửa cho bằng nhau.`
    case 'stepsNotRising':
      return `${line}: các bậc phải tăng dần, bậc sau không ít điểm hơn bậc trước.`
    case 'stepsBeyondMaximum':
      return `${line}: bậc cao nhất vượt điểm tối đa của dòng.`
    case 'stepsShortOfMaximum':
      return `${line}: bậc cao nhất chưa tới điểm tối đa của dòng.`
    case 'noneBelowFull':
      return `${line}: mức không có điểm phải thấp hơn mức đủ điểm.`
    case 'deductsNothing':
      return `${line}: mỗi trường hợp trừ 0 điểm thì không trừ gì. Ghi số điểm trừ.`
    case 'evidenceMissing':
      return `${line}: chưa ghi minh chứng phải nộp.`
    case 'verifierMissing':
      return `${line}: chưa ghi nơi thẩm định.`
    case 'formula':
      return `${line}: ${formulaProblemSentence(fault.problem)}`
    default:
      return unreachable(fault)
  }
}
