// The smallest Lambda runtime for Node: one loop over the Runtime API.
// The answer to CloudFormation goes over plain http here, while handlers use https and leave the port out: the path carries it.
const http = require('http');
const https = require('https');
const path = require('path');
const { pathToFileURL } = require('url');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const [file, name] = process.env._HANDLER.split('.');

const secure = https.request;
https.request = (options, ...rest) => {
  const local = options && options.hostname === '127.0.0.1' && /^\/cfn-response\/(\d+)\//.exec(options.path || '');
  return local
    ? http.request({ ...options, port: Number(local[1]), protocol: 'http:', agent: undefined }, ...rest)
    : secure(options, ...rest);
};

function call(method, where, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: `/2018-06-01/runtime/${where}` }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function described(error) {
  return JSON.stringify({
    errorType: (error && error.name) || 'Error',
    errorMessage: (error && error.message) || String(error),
    trace: String(error && error.stack).split('\n'),
  });
}

async function load() {
  const base = path.join(process.env.LAMBDA_TASK_ROOT, file);
  let module;
  try {
    module = require(base);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || !String(error.message).includes(base)) throw error;
    module = await import(pathToFileURL(`${base}.mjs`));
  }
  if (typeof module[name] !== 'function') throw new Error(`${process.env._HANDLER} is not a function`);
  return module[name];
}

function run(handler, event, context) {
  return new Promise((resolve, reject) => {
    const result = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
    if (result && result.then) result.then(resolve, reject);
  });
}

(async () => {
  let handler;
  try {
    handler = await load();
  } catch (error) {
    console.error(error);
    await call('POST', 'init/error', described(error));
    process.exit(1);
  }
  for (;;) {
    const { headers, body } = await call('GET', 'invocation/next');
    const id = headers['lambda-runtime-aws-request-id'];
    const deadline = Number(headers['lambda-runtime-deadline-ms']);
    const context = {
      awsRequestId: id,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
    try {
      const value = await run(handler, JSON.parse(body), context);
      await call('POST', `invocation/${id}/response`, JSON.stringify(value === undefined ? null : value));
    } catch (error) {
      console.error(error);
      await call('POST', `invocation/${id}/error`, described(error));
    }
  }
})();
