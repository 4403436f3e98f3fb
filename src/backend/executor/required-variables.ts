/** Environment variables of which reading one that is not set is an error: the platform's rule for `auth.config`. */
export function requiredVariables(
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return new Proxy(variables, {
    get: (target, name): unknown => {
      if (typeof name === "symbol" || Object.hasOwn(target, name)) return Reflect.get(target, name);
      throw new Error(
        `Environment variable ${name} is used in auth config file but its value was not set`,
      );
    },
  });
}
