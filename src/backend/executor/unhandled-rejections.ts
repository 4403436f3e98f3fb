import vm from "node:vm";

/** Tells contexts of the rejections that their code left unhandled. */
export interface UnhandledRejections {
  /** Registers who hears of a context's rejections, for as long as the context lives. */
  watch(context: vm.Context, onRejection: (reason: unknown) => void): void;
}

/** Listens to the process; a rejection belongs to the context whose `Promise` made it. */
export function listenForRejections(): UnhandledRejections {
  const listeners = new WeakMap<object, (reason: unknown) => void>();
  process.on("unhandledRejection", (reason, promise) => {
    const prototype: unknown = Reflect.getPrototypeOf(promise);
    if (typeof prototype === "object" && prototype !== null) listeners.get(prototype)?.(reason);
  });
  return {
    watch: (context, onRejection) => {
      const prototype: unknown = vm.runInContext("Promise.prototype", context);
      if (typeof prototype === "object" && prototype !== null) {
        listeners.set(prototype, onRejection);
      }
    },
  };
}
