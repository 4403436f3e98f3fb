import type { ComponentCode, DeployedCode, HttpRoute } from "../functions/deployed-code.ts";

/** Routes of the app and, below their prefixes, of components; `undefined` where nothing answers HTTP. */
export function servedRoutes(code: DeployedCode | undefined): readonly HttpRoute[] | undefined {
  if (code === undefined) return undefined;
  const routes = routesOf(code, "", code);
  return routes.length === 0 ? code.routes : routes;
}

function routesOf(
  { path: component, routes = [], httpMounts }: ComponentCode,
  prefix: string,
  code: DeployedCode,
): readonly HttpRoute[] {
  const own = routes.map(({ path, method }): HttpRoute => {
    const served = { path: prefix + path, method };
    return component === "" ? served : { ...served, mount: { component, prefix } };
  });
  const mounted = [...httpMounts].flatMap(([mount, child]) => {
    const found = code.components.get(child);
    return found === undefined ? [] : routesOf(found, prefix + mount.replace(/\/$/, ""), code);
  });
  return [...own, ...mounted];
}
