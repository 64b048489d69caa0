import layout from './keyboardLayout.json';

/** The same keys on the other keyboard: "jxthtlm" was meant to be Russian. */
export function otherLayout(text: string): string {
  const from = (letters: string, to: string) => (letter: string) => to[letters.indexOf(letter)] ?? letter;
  const english = [...text].some((letter) => layout.en.includes(letter) && letter >= 'a' && letter <= 'z');
  return [...text].map(english ? from(layout.en, layout.ru) : from(layout.ru, layout.en)).join('');
}

const contains = (text: string, words: string[]): boolean => words.every((word) => text.includes(word));

/** Every word that was typed is in the text, in this keyboard layout or the other. */
export function matchesWords(text: string, typed: string): boolean {
  const low = text.toLowerCase();
  const asked = typed.trim().toLowerCase();
  const words = (line: string) => line.split(/\s+/).filter(Boolean);
  return contains(low, words(asked)) || contains(low, words(otherLayout(asked)));
}
