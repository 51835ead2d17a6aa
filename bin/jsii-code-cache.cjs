// Keeps what V8 has compiled of the CDK between runs, in the file JSII_CODE_CACHE names. Node's own compile cache goes by path,
// and jsii unpacks under a new one at every start; this goes by the text itself. V8 refuses what another version of it wrote.
const crypto = require('crypto');
const fs = require('fs');
const Module = require('module');
const path = require('path');
const vm = require('vm');

const file = process.env.JSII_CODE_CACHE;
if (file) {
  const kept = read();
  const compiled = new Map();

  Module.prototype._compile = function (text, filename) {
    const source = Module.wrap(text.replace(/^#!/, '//'));
    const key = crypto.createHash('sha1').update(source).digest('hex');
    const script = new vm.Script(source, { filename, cachedData: kept.get(key) });
    if (script.cachedDataRejected !== false) {
      compiled.set(key, script);
    }
    const require = (id) => this.require(id);
    require.resolve = (id, options) => Module._resolveFilename(id, this, false, options);
    require.main = process.mainModule;
    require.extensions = Module._extensions;
    require.cache = Module._cache;
    return script.runInThisContext().call(this.exports, this.exports, require, this, filename, path.dirname(filename));
  };

  // At the end, so that the functions are in it that were compiled when they were first called.
  process.on('exit', () => {
    if (compiled.size > 0) {
      compiled.forEach((script, key) => kept.set(key, script.createCachedData()));
      write(kept);
    }
  });
}

// A line of JSON, [key, length] of each, then the data.
function read() {
  try {
    const bytes = fs.readFileSync(file);
    let start = bytes.indexOf('\n') + 1;
    return new Map(JSON.parse(bytes.toString('utf8', 0, start)).map(([key, length]) => [key, bytes.subarray(start, (start += length))]));
  } catch {
    return new Map();
  }
}

function write(all) {
  const index = JSON.stringify([...all].map(([key, data]) => [key, data.length]));
  try {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, Buffer.concat([Buffer.from(`${index}\n`), ...all.values()]));
    fs.renameSync(draft, file);
  } catch {
    // A folder that cannot be written to: the next run compiles again.
  }
}
