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
