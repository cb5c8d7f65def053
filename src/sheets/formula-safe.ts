/** How a spreadsheet recognises a formula: the marks it begins with, also after blanks. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\t\r|%]/u

/**
 * Text that no spreadsheet takes for a formula: an apostrophe before what begins like one (CWE-1236). A telephone
 * number with "+" or a name with "=" stays readable; real numbers never come through here.
 */
export const formulaSafe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
