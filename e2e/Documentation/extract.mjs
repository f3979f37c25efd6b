// Writes the one code block of a language in a document to a file: node extract.mjs <document> <language> <file>
import { readFileSync, writeFileSync } from 'node:fs';

const [document, language, file] = process.argv.slice(2);
const blocks = [...readFileSync(document, 'utf8').matchAll(new RegExp('```' + language + '\\n(.*?)```', 'gs'))];
if (blocks.length !== 1) throw new Error(`${document} has ${blocks.length} blocks of ${language}; there must be one.`);
writeFileSync(file, blocks[0][1]);
