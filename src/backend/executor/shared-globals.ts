const names = [
  "ArrayBuffer",
  "BigInt64Array",
  "BigUint64Array",
  "DataView",
  "Float32Array",
  "Float64Array",
  "Int16Array",
  "Int32Array",
  "Int8Array",
  "SharedArrayBuffer",
  "Uint16Array",
  "Uint32Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "AbortController",
  "AbortSignal",
  "Blob",
  "ByteLengthQueuingStrategy",
  "CompressionStream",
  "CountQueuingStrategy",
  "Crypto",
  "CryptoKey",
  "SubtleCrypto",
  "DOMException",
  "DecompressionStream",
  "Event",
  "EventTarget",
  "File",
  "FormData",
  "Headers",
  "ReadableStream",
  "ReadableStreamBYOBReader",
  "ReadableStreamDefaultReader",
  "Request",
  "Response",
  "TextDecoder",
  "TextDecoderStream",
  "TextEncoder",
  "TextEncoderStream",
  "TransformStream",
  "URL",
  "URLSearchParams",
  "WritableStream",
  "WritableStreamDefaultWriter",
  "atob",
  "btoa",
  "crypto",
  "performance",
  "queueMicrotask",
  "structuredClone",
] as const;

const own = Object.getOwnPropertyDescriptors(globalThis);

/**
 * Gives a function context globals of the executor's own realm. The buffers are shared too, so that
 * `instanceof ArrayBuffer` holds for what the Web APIs return. What Node loads when it is first used is loaded then.
 */
export function shareGlobals(globals: Record<string, unknown>): void {
  for (const name of names) {
    if (own[name].get === undefined) globals[name] = own[name].value;
    else defineLazily(globals, name);
  }
}

function defineLazily(globals: object, name: string): void {
  const define = (value: unknown): void => {
    const held = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(globals, name, held);
  };
  Object.defineProperty(globals, name, {
    get: () => {
      const value: unknown = Reflect.get(globalThis, name);
      define(value);
      return value;
    },
    set: define,
    enumerable: true,
    configurable: true,
  });
}
