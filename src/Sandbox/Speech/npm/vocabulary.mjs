// Writes the recogniser's vocabulary, one token a line, line number = token id: Moonshine uses Llama's tokenizer.
import { writeFileSync } from 'node:fs';
import tokenizer from 'llama-tokenizer-js';

const target = process.argv[2];
if (!target) {
  throw new Error('Say where to write the vocabulary: node vocabulary.mjs <file>');
}
writeFileSync(target, tokenizer.vocabById.map((token) => `${token}\n`).join(''));
