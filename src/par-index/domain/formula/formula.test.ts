import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { FormulaInput } from '#law/par-index.ts'
import { boundsOf } from './bounds.ts'
import { evaluateFormula } from './evaluate.ts'
import { checkFormula, scoreFormula } from './formula-method.ts'
import { parseFormula, type Formula } from './parse.ts'
import { add, compare, divide, fromNumber, multiply, negate, toHundredths, type Rational } from './rational.ts'

const input = (name: string, from = 0, to: number | null = null): FormulaInput => ({ name, label: name, from, to })
const method = (expression: string, ...inputs: readonly FormulaInput[]) => ({ kind: 'formula' as const, inputs: [...inputs], expression })
const points = (expression: string, values: Record<string, number>, maxPoints = 3) => {
  const result = scoreFormula(method(expression, ...Object.keys(values).map((name) => input(name, -1e9))), maxPoints, values)
  return 'fault' in result ? result.fault : result.points
}

describe('công thức cho điểm', () => {
  const rows: readonly (readonly [string, Record<string, number>, number | string])[] = [
    ['3', { a: 0 }, 3],
    ['0,5 + 0.25', { a: 0 }, 0.75],
    ['3 × a ÷ b', { a: 1, b: 3 }, 1],
    ['toi_da * a / b', { a: 2, b: 3 }, 2],
    ['Tối_đa * 50%', { a: 0 }, 1.5],
    ['Đúng_hạn : 100', { dung_han: 250 }, 2.5],
    ['2 + 3 * a', { a: 0.1 }, 2.3],
    ['(2 + 1) * a', { a: 0.1 }, 0.3],
    ['1 − 2 − -3', { a: 0 }, 2],
    ['max(0; 3 - 0,5 * lỗi)', { 'lỗi': 4 }, 1],
    ['min(toi_da; 2 * a; 1)', { a: 9 }, 1],
    ['(a / b ≥ 95%) * 3', { a: 95, b: 100 }, 3],
    ['(a / b >= 95%) * 3', { a: 94, b: 100 }, 0],
    ['nếu(b = 0; toi_da; 3 * a / b)', { a: 0, b: 0 }, 3],
    ['neu(a <> 1; 1; 2)', { a: 1 }, 2],
    ['if(a < 1; 1; 2)', { a: 1 }, 2],
    ['a / 8', { a: 1 }, 0.13],
    ['a * 1,005', { a: 1 }, 1.01],
    ['10 * a', { a: 1 }, 3],
    ['0 - a', { a: 1 }, 0],
    ['(a + b)%', { a: 40, b: 60 }, 1],
    ['a / b', { a: 1, b: 0 }, 'dividedByZero'],
    ['min(3; a / b)', { a: 1, b: 0 }, 'dividedByZero'],
  ]
  for (const [expression, values, expected] of rows) {
    test(`${expression} với ${JSON.stringify(values)} = ${expected}`, () => assert.equal(points(expression, values), expected))
  }

  test('thiếu số, số lạ, số ngoài khoảng: nói là chưa chấm được vì sao', () => {
    const one = method('a', input('a', 0, 5))
    assert.deepEqual([{}, { a: NaN }, { a: 6 }, { a: -1 }, { a: 2 }].map((values) => {
      const result = scoreFormula(one, 3, values as Record<string, number>)
      return 'fault' in result ? result.fault : result.points
    }), ['notANumber', 'notANumber', 'outOfRange', 'outOfRange', 2])
  })
})

describe('công thức sai: nói sai gì, ở ký tự thứ mấy', () => {
  const rows: readonly (readonly [string, string, number, string])[] = [
    ['', 'valueExpected', 1, ''],
    ['a +', 'valueExpected', 4, ''],
    ['a + * b', 'valueExpected', 5, '*'],
    ['(a + b', 'unclosed', 1, '('],
    ['min(a; b', 'unclosed', 4, '('],
    ['a b', 'unexpected', 3, 'b'],
    ['a + c', 'nameUnknown', 5, 'c'],
    ['sum(a; b)', 'functionUnknown', 1, 'sum'],
    ['min(a)', 'tooFewValues', 1, 'min'],
    ['min(1,2)', 'tooFewValues', 1, 'min'],
    ['nếu(a; b)', 'tooFewValues', 1, 'nếu'],
    ['nếu(a; b; a; b)', 'tooManyValues', 1, 'nếu'],
    ['a < b < 1', 'unexpected', 7, '<'],
    ['a ^ 2', 'strangeCharacter', 3, '^'],
    ['a; b', 'unexpected', 2, ';'],
    ['min(a, b)', 'strangeCharacter', 6, ','],
    ['constructor(1; 2)', 'functionUnknown', 1, 'constructor'],
    ['('.repeat(80) + 'a' + ')'.repeat(80), 'nestedTooDeep', 61, '('],
  ]
  for (const [expression, code, at, found] of rows) {
    test(`${expression.slice(0, 20) || '(trống)'}: ${code}`, () => {
      assert.deepEqual(parseFormula(expression, ['a', 'b']), { ok: false, fault: { code, at, found } })
    })
  }
})

describe('kiểm tra công thức của bộ chỉ số', () => {
  const problem = (expression: string, ...inputs: readonly FormulaInput[]) => checkFormula(method(expression, ...inputs), 3)?.problem

  test('chứng minh được nằm trong 0 … tối đa', () => {
    assert.equal(problem('toi_da * min(1; a / b)', input('a'), input('b')), undefined)
    assert.equal(problem('max(0; toi_da - 0,5 * a)', input('a')), undefined)
    assert.equal(problem('3 * a', input('a', 0, 1)), undefined)
    assert.equal(problem('nếu(a ≥ 90%; 3; nếu(a ≥ 80%; 1,5; 0))', input('a', 0, 1)), undefined)
  })

  test('tìm được số làm điểm ra ngoài khoảng', () => {
    assert.deepEqual(checkFormula(method('toi_da * a / b', input('a'), input('b')), 3), {
      problem: 'outside', points: 30, values: [{ label: 'a', value: 10 }, { label: 'b', value: 1 }],
    })
    assert.equal(problem('3 - a', input('a', 0, 4)), 'outside')
  })

  test('không bao giờ đạt tối đa; tên trùng, tên dành riêng, khoảng ngược, viết sai', () => {
    assert.equal(problem('2 * a', input('a', 0, 1)), 'neverFull')
    assert.equal(problem('a', input('a'), input('Á')), 'nameTwice')
    assert.equal(problem('min', input('min')), 'nameReserved')
    assert.equal(problem('a', input('a', 3, 1)), 'rangeEmpty')
    assert.equal(problem('a +', input('a')), 'broken')
  })

  test('hai số phụ thuộc nhau mà chứng minh không tới: không có số nào làm sai thì cho qua', () => {
    assert.equal(problem('3 * (a - a + 1)', input('a')), undefined)
  })
})

describe('với mọi công thức', () => {
  const names = ['a', 'b']
  const leaf: fc.Arbitrary<Formula> = fc.oneof(
    fc.integer({ min: -999, max: 999 }).map((value): Formula => ({ kind: 'number', value: fromNumber(value / 100) })),
    fc.constantFrom(...names).map((name): Formula => ({ kind: 'name', name })),
  )
  const { formula } = fc.letrec<{ formula: Formula }>((tie) => {
    const two = fc.tuple(tie('formula'), tie('formula'))
    return {
      formula: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        tie('formula').map((of): Formula => ({ kind: 'negate', of })),
        tie('formula').map((of): Formula => ({ kind: 'percent', of })),
        fc.tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), two).map(([sign, [left, right]]): Formula => ({ kind: 'operation', sign, left, right })),
        fc.tuple(fc.constantFrom('<' as const, '≤' as const, '=' as const, '≠' as const), two).map(([sign, [left, right]]): Formula => ({ kind: 'comparison', sign, left, right })),
        fc.tuple(fc.constantFrom('least' as const, 'most' as const), two).map(([kind, of]): Formula => ({ kind, of })),
        fc.tuple(tie('formula'), two).map(([when, [taken, otherwise]]): Formula => ({ kind: 'choice', when, taken, otherwise })),
      ),
    }
  })
  const SIGNS = { '*': '×', '/': '÷', '+': '+', '-': '−' } as const
  const decimal = ({ top, bottom }: Rational): string => (top < 0n ? `(0 - ${decimal({ top: -top, bottom })})` : String(Number(top) / Number(bottom)).replace('.', ','))
  /** The formula as a person would type it, every part in brackets. */
  const write = (one: Formula): string => {
    switch (one.kind) {
      case 'number': return decimal(one.value)
      case 'name': return one.name
      case 'negate': return `(−${write(one.of)})`
      case 'percent': return `(0 + ${write(one.of)})%`
      case 'operation': return `(${write(one.left)} ${SIGNS[one.sign]} ${write(one.right)})`
      case 'comparison': return `(${write(one.left)} ${one.sign} ${write(one.right)})`
      case 'least': return `min(${one.of.map(write).join('; ')})`
      case 'most': return `MAX(${one.of.map(write).join('; ')})`
      case 'choice': return `nếu(${write(one.when)}; ${write(one.taken)}; ${write(one.otherwise)})`
    }
  }
  const figure = fc.integer({ min: -300, max: 300 }).map((value) => value / 100)
  const figures = (a: number, b: number) => new Map([['a', fromNumber(a)], ['b', fromNumber(b)]])

  test('viết ra rồi đọc lại cho cùng một giá trị', () => {
    fc.assert(fc.property(formula, figure, figure, (one, a, b) => {
      const parsed = parseFormula(write(one), names)
      assert.ok(parsed.ok, write(one))
      assert.deepEqual(evaluateFormula(parsed.formula, figures(a, b)), evaluateFormula(one, figures(a, b)), write(one))
    }), { numRuns: 300 })
  })

  test('giá trị luôn nằm trong khoảng đã chứng minh', () => {
    fc.assert(fc.property(formula, figure, figure, fc.nat(300), fc.nat(300), (one, a, b, wideA, wideB) => {
      const ranges = new Map([['a', { low: a - wideA, high: a }], ['b', { low: b, high: b + wideB }]])
      const { low, high } = boundsOf(one, ranges)
      const value = evaluateFormula(one, figures(a, b))
      if (value === undefined) return
      const number = Number(value.top) / Number(value.bottom)
      const slack = 1e-6 * Math.max(1, Math.abs(number))
      assert.ok(low - slack <= number && number <= high + slack, `${write(one)}: ${number} not in ${low}…${high}`)
    }), { numRuns: 300 })
  })

  test('điểm là phần trăm của một điểm, không âm, không vượt tối đa', () => {
    fc.assert(fc.property(formula, figure, figure, fc.integer({ min: 0, max: 2_000 }), (one, a, b, hundredths) => {
      const result = scoreFormula(method(write(one).slice(0, 10_000), input('a', -9), input('b', -9)), hundredths / 100, { a, b })
      if ('fault' in result) assert.equal(result.fault, 'dividedByZero')
      else assert.ok(result.points >= 0 && result.points <= hundredths / 100 && Number.isInteger(Math.round(result.points * 1e4) / 100))
    }), { numRuns: 300 })
  })

  test('gõ gì cũng có trả lời, không bao giờ đổ vỡ', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'ab01,.%+-*/()<>=;: min nếu') })), (text) => {
      const parsed = parseFormula(text, names)
      assert.ok(parsed.ok || (parsed.fault.at >= 1 && parsed.fault.at <= text.length + 1), text)
    }), { numRuns: 500 })
  })
})

describe('phân số', () => {
  const fraction = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1_000_000 })).map(([top, bottom]) => divide(fromNumber(top), fromNumber(bottom)) as Rational)

  test('cộng, trừ, nhân, chia là nghịch đảo của nhau', () => {
    fc.assert(fc.property(fraction, fraction, (a, b) => {
      assert.deepEqual(add(add(a, b), negate(b)), a)
      if (b.top !== 0n) assert.deepEqual(divide(multiply(a, b), b), a)
      assert.equal(compare(a, b), -compare(b, a) + 0)
    }))
  })

  test('làm tròn hai chữ số, nửa thì lên', () => {
    for (const [value, rounded] of [[0.125, 0.13], [0.124, 0.12], [-0.125, -0.12], [1.005, 1.01], [1e-7, 0]] as const) {
      assert.equal(toHundredths(fromNumber(value)), rounded, String(value))
    }
  })
})
