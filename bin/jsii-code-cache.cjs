// Keeps between runs, in the file JSII_CODE_CACHE names, what Node finds out about the CDK's modules at every start: where each
// one's file is, its text, and what V8 has compiled of it. Node's own compile cache goes by path, and jsii links its packages
// into a new folder at every start. Here a module goes by its package and its path in it, and a package by the real path behind
// jsii's link, which holds the package's version and checksum; with another package all is forgotten. V8 refuses what another
// version of it compiled.
const fs = require('fs');
const Module = require('module');
const path = require('path');
const vm = require('vm');

const FOLDER = `${path.sep}node_modules${path.sep}`;
const file = process.env.JSII_CODE_CACHE;
if (file) {
  const kept = read();
  const seen = new Set();
  const scripts = new Map();
  let news = false;

  // { root, name } of a file in a package of jsii's, as in { '/tmp/jsii-kernel-1/node_modules/', 'constructs/lib/index.js' }.
  const place = (filename) => {
    const end = filename.indexOf(FOLDER) + FOLDER.length;
    return end < FOLDER.length ? undefined : known(filename.slice(0, end), filename.slice(end));
  };
  const known = (root, name) => {
    const slash = name.indexOf(path.sep, name.startsWith('@') ? name.indexOf(path.sep) + 1 : 0);
    const owner = name.slice(0, slash < 0 ? undefined : slash);
    if (!seen.has(owner)) {
      const real = fs.realpathSync(root + owner);
      if (kept.packages[owner] !== real) {
        if (owner in kept.packages) {
          kept.resolved = {};
          kept.modules.clear();
        }
        kept.packages[owner] = real;
        news = true;
      }
      seen.add(owner);
    }
    return { root, name };
  };
  // A file of no package: jsii's own.
  const stamped = (filename) => {
    const { mtimeMs, size } = fs.statSync(filename);
    return `${filename} ${mtimeMs} ${size}`;
  };

  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, isMain, options) {
    const from = !options && parent && parent.filename && !Module.isBuiltin(request) ? place(parent.filename) : undefined;
    if (!from) {
      return resolve.call(this, request, parent, isMain, options);
    }
    const key = `${path.dirname(from.name)} ${request}`;
    const there = kept.resolved[key];
    if (there !== undefined) {
      return from.root + there;
    }
    const found = resolve.call(this, request, parent, isMain, options);
    if (found.startsWith(from.root)) {
      kept.resolved[key] = found.slice(from.root.length);
      news = true;
    }
    return found;
  };

  Module._extensions['.js'] = function (module, filename) {
    const at = place(filename);
    const name = at ? at.name : stamped(filename);
    const before = kept.modules.get(name);
    const text = before ? before.text : Module.wrap(fs.readFileSync(filename, 'utf8').replace(/^#!/, '//'));
    const script = new vm.Script(text, { filename, cachedData: before && before.code });
    if (script.cachedDataRejected !== false) {
      scripts.set(name, { script, text });
    }
    const require = (id) => module.require(id);
    require.resolve = (id, options) => Module._resolveFilename(id, module, false, options);
    require.main = process.mainModule;
    require.extensions = Module._extensions;
    require.cache = Module._cache;
    script.runInThisContext().call(module.exports, module.exports, require, module, filename, path.dirname(filename));
  };

  // At the end, so that the functions are in it that were compiled when they were first called.
  process.on('exit', () => {
    if (news || scripts.size > 0) {
      scripts.forEach(({ script, text }, name) => kept.modules.set(name, { text, code: script.createCachedData() }));
      write(kept);
    }
  });
}

// A line of JSON, then the text and the code of each module.
function read() {
  try {
    const bytes = fs.readFileSync(file);
    let start = bytes.indexOf('\n') + 1;
    const next = (length) => bytes.subarray(start, (start += length));
    const { packages, resolved, modules } = JSON.parse(bytes.toString('utf8', 0, start));
    const kept = modules.map(([name, text, code]) => [name, { text: next(text).toString('utf8'), code: next(code) }]);
    return { packages, resolved, modules: new Map(kept) };
  } catch {
    return { packages: {}, resolved: {}, modules: new Map() };
  }
}

function write({ packages, resolved, modules }) {
  const data = [];
  const index = [...modules].map(([name, { text, code }]) => {
    const bytes = Buffer.from(text);
    data.push(bytes, code);
    return [name, bytes.length, code.length];
  });
  try {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, Buffer.concat([Buffer.from(`${JSON.stringify({ packages, resolved, modules: index })}\n`), ...data]));
    fs.renameSync(draft, file);
  } catch {
    // A folder that cannot be written to: the next run starts as slowly.
  }
}
