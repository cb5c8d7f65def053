/** What is tried first, in Vietnam and elsewhere; lower case, also matched with digits and signs at the end. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'administrator', 'admin', 'quantri', 'quantrihethong', 'matkhau',
  'matkhaumoi', 'motcua', 'motcuadientu', 'hanhchinhcong', 'dichvucong', 'ubnd', 'uybannhandan', 'vanphong', 'vietnam',
  'vietnamvodich', 'anhyeuem', 'emyeuanh', 'iloveyou', 'welcome', 'letmein', 'changeme', 'default', 'secret', 'qwerty',
  'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1q2w3e4r', '1q2w3e4r5t', '1qaz2wsx', '1qaz2wsx3edc', 'qazwsxedc', 'abcdefghij',
  'abcd1234', 'abc123456', 'a123456789', '0123456789', '1234567890', '12345678910', '0987654321', '9876543210',
  '1122334455', '1357924680', '147258369', '123456789a', '123456789@', 'football', 'sunshine', 'princess', 'superman',
])
