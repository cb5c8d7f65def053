import { fold } from '#kernel/text.ts'
import { divide, fromNumber, type Rational } from './rational.ts'
import { readTokens, type Comparison, type Token } from './tokens.ts'

export type Formula =
  | { readonly kind: 'number'; readonly value: Rational }
  /** A figure that somebody enters, or the maximum of the line; the name without marks, in small letters. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Formula }
  | { readonly kind: 'percent'; readonly of: Formula }
  | { readonly kind: 'operation'; readonly sign: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }
  /** 1 where it holds, else 0. */
  | { readonly kind: 'comparison'; readonly sign: Comparison; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'least' | 'most'; readonly of: readonly Formula[] }
  | { readonly kind: 'choice'; readonly when: Formula; readonly taken: Formula; readonly otherwise: Formula }

/** What is wrong with a formula, and at which character, from 1. */
export type FormulaFault = {
  readonly code: 'strangeCharacter' | 'valueExpected' | 'unexpected' | 'unclosed' | 'nameUnknown' | 'functionUnknown' | 'tooFewValues' | 'tooManyValues' | 'nestedTooDeep'
  readonly at: number
  readonly found: string
}

export type ParsedFormula = { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly fault: FormulaFault }

/** The maximum of the line, as every formula may name it. */
export const MAXIMUM = 'toi_da'

/** Functions by the name people write, without marks: how many values they take. */
const FUNCTIONS: Readonly<Record<string, { readonly kind: 'least' | 'most' | 'choice'; readonly least: number; readonly most: number }>> = {
  min: { kind: 'least', least: 2, most: 20 }, max: { kind: 'most', least: 2, most: 20 },
  neu: { kind: 'choice', least: 3, most: 3 }, if: { kind: 'choice', least: 3, most: 3 },
}
const DEEPEST = 60

/** One name whatever its marks and case: "Đúng_hạn" and "dung_han" are the same figure. */
export const formulaName = (name: string): string => fold(name)

/** May an input be called so? Not like a function and not like the maximum. */
export const isReservedName = (name: string): boolean => formulaName(name) === MAXIMUM || Object.hasOwn(FUNCTIONS, formulaName(name))

class Faulty extends Error {
  readonly fault: FormulaFault
  constructor(fault: FormulaFault) {
    super(fault.code)
    this.fault = fault
  }
}

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(['<', '≤', '>', '≥', '=', '≠'])
const HUNDRED = fromNumber(100)

/** Recursive descent; each level of precedence is one function. */
class Reader {
  readonly #tokens: readonly Token[]
  readonly #names: ReadonlySet<string>
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[], names: ReadonlySet<string>) {
    this.#tokens = tokens
    this.#names = names
  }

  whole(): Formula {
    const formula = this.#comparison()
    const rest = this.#look()
    if (rest.kind !== 'end') this.#fail('unexpected', rest)
    return formula
  }

  #look(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 1 }
  }

  #fail(code: FormulaFault['code'], { at, text }: Token): never {
    throw new Faulty({ code, at, found: text })
  }

  /** Takes the next piece when it is one of these marks. */
  #take(...marks: readonly string[]): string | undefined {
    const { kind, text } = this.#look()
    if (kind !== 'mark' || !marks.includes(text)) return undefined
    this.#next += 1
    return text
  }

  #comparison(): Formula {
    const left = this.#sum()
    const { kind, text } = this.#look()
    if (kind !== 'mark' || !COMPARISONS.has(text)) return left
    this.#next += 1
    return { kind: 'comparison', sign: text as Comparison, left, right: this.#sum() }
  }

  #sum(): Formula {
    let left = this.#product()
    for (let sign = this.#take('+', '-'); sign !== undefined; sign = this.#take('+', '-')) {
      left = { kind: 'operation', sign: sign === '+' ? '+' : '-', left, right: this.#product() }
    }
    return left
  }

  #product(): Formula {
    let left = this.#signed()
    for (let sign = this.#take('*', '/'); sign !== undefined; sign = this.#take('*', '/')) {
      left = { kind: 'operation', sign: sign === '*' ? '*' : '/', left, right: this.#signed() }
    }
    return left
  }

  #signed(): Formula {
    if (++this.#depth > DEEPEST) this.#fail('nestedTooDeep', this.#look())
    const formula: Formula = this.#take('-') === undefined ? this.#shared() : { kind: 'negate', of: this.#signed() }
    this.#depth -= 1
    return formula
  }

  #shared(): Formula {
    let formula = this.#value()
    while (this.#take('%') !== undefined) {
      formula = formula.kind === 'number' ? { kind: 'number', value: divide(formula.value, HUNDRED) ?? formula.value } : { kind: 'percent', of: formula }
    }
    return formula
  }

  #value(): Formula {
    const token = this.#look()
    if (token.kind === 'number') {
      this.#next += 1
      return { kind: 'number', value: fromNumber(Number(token.text)) }
    }
    if (token.kind === 'name') {
      this.#next += 1
      const opened = this.#look()
      return this.#take('(') === undefined ? this.#named(token) : this.#call(token, opened)
    }
    if (this.#take('(') === undefined) this.#fail('valueExpected', token)
    const inner = this.#comparison()
    this.#close(token)
    return inner
  }

  #close(opened: Token): void {
    if (this.#take(')') !== undefined) return
    const here = this.#look()
    if (here.kind === 'end') this.#fail('unclosed', opened)
    this.#fail('unexpected', here)
  }

  #named(token: Token): Formula {
    const name = formulaName(token.text)
    if (!this.#names.has(name)) this.#fail('nameUnknown', token)
    return { kind: 'name', name }
  }

  #call(token: Token, opened: Token): Formula {
    const name = formulaName(token.text)
    const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
    if (called === undefined) return this.#fail('functionUnknown', token)
    const values = [this.#comparison()]
    while (this.#take(';') !== undefined) values.push(this.#comparison())
    this.#close(opened)
    if (values.length < called.least) this.#fail('tooFewValues', token)
    if (values.length > called.most) this.#fail('tooManyValues', token)
    const [when, taken, otherwise] = values
    if (called.kind !== 'choice') return { kind: called.kind, of: values }
    if (when === undefined || taken === undefined || otherwise === undefined) return this.#fail('tooFewValues', token)
    return { kind: 'choice', when, taken, otherwise }
  }
}

/** Reads a formula over the named inputs; a wrong one says what is wrong and where. Nothing is run. */
export const parseFormula = (text: string, names: readonly string[]): ParsedFormula => {
  const tokens = readTokens(text)
  if ('found' in tokens) return { ok: false, fault: { code: 'strangeCharacter', ...tokens } }
  try {
    return { ok: true, formula: new Reader(tokens, new Set([MAXIMUM, ...names.map(formulaName)])).whole() }
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, fault: error.fault }
    throw error
  }
}
