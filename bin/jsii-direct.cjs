// The worker of jsii expects its relay behind file descriptor 3. Without relay that is Java, at standard input and output;
// whatever else would write to standard output goes to standard error.
const fs = require('fs');

const RELAY = 3;
const { readSync, writeSync } = fs;
fs.readSync = (fd, ...rest) => readSync(fd === RELAY ? 0 : fd, ...rest);
fs.writeSync = (fd, ...rest) => writeSync(fd === RELAY ? 1 : fd, ...rest);
Object.defineProperty(process, 'stdout', { get: () => process.stderr });

// For each type it meets the kernel puts the text of an assertion together, which is needed where there is no type at all.
const util = require('util');
const { inspect } = util;
const isType = ({ type }) => type && (type.primitive || type.fqn || type.collection || type.union);
util.inspect = Object.assign((value, ...options) => (value && isType(value) ? 'a type' : inspect(value, ...options)), inspect);

// The CDK would note down how long each of its steps takes, for whoever asks; nobody does.
require('perf_hooks').performance.measure = () => {};

// A stack has three files, which are mostly what they were in the last synth. To write over one, a file system that frees its old
// blocks first takes milliseconds; to read it takes hardly any.
const { readFileSync, writeFileSync } = fs;
const holds = (file, text) => {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
};
fs.writeFileSync = (file, text, ...options) => {
  const plain = typeof file === 'string' && typeof text === 'string' && options.every((option) => option === 'utf-8');
  if (!plain || !holds(file, text)) {
    writeFileSync(file, text, ...options);
  }
};
