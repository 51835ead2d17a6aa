// The worker of jsii expects its relay behind file descriptor 3. Without relay that is Java, at standard input and output;
// whatever else would write to standard output goes to standard error.
const fs = require('fs');

const RELAY = 3;
const { readSync, writeSync } = fs;
fs.readSync = (fd, ...rest) => readSync(fd === RELAY ? 0 : fd, ...rest);
fs.writeSync = (fd, ...rest) => writeSync(fd === RELAY ? 1 : fd, ...rest);
Object.defineProperty(process, 'stdout', { get: () => process.stderr });

// The CDK would note down how long each of its steps takes, for whoever asks; nobody does.
require('perf_hooks').performance.measure = () => {};
