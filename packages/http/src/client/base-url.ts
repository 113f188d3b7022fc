import type { ProviderDescriptor } from "../descriptor/descriptor.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { ClientOptions } from "./options.ts";

/** https, or http on loopback. */
const SAFE_ORIGIN = /^(https:|http:\/\/(localhost|\[::1\]|127(\.\d+){3})(:\d+)?$)/;

/** Where a client sends its requests, and whom it may hand its credentials. */
export interface BaseUrl {
  readonly origin: string;
  /** The origin and the path prefix, without a slash at the end. */
  readonly baseUrl: string;
}

/** Resolves the one server a client talks to; no message quotes it, as it may hold a password. */
export function resolveBaseUrl({ provider, servers }: ProviderDescriptor, options: ClientOptions): BaseUrl {
  const names = Object.keys(servers);
  const { baseUrl, environment = names.includes("production") ? "production" : `${names[0]}` } = options;
  const written = String(
    baseUrl === undefined ? names.includes(environment) && servers[environment] : baseUrl,
  );
  if (URL.canParse(written)) {
    const { href, origin, pathname } = new URL(written);
    // What else a URL may hold stands before, between or after the two.
    if (href === origin + pathname && SAFE_ORIGIN.test(origin) && !/[{}]/.test(written)) {
      return { origin, baseUrl: href.replace(/\/+$/, "") };
    }
  }
  const [option, problem] =
    baseUrl === undefined
      ? ["environment", `pass one of ${names.join(", ")}; or pass baseUrl`]
      : ["baseUrl", "pass an https URL (http on loopback) without credentials, query, fragment or braces"];
  throw new ConfigError({ provider }, option, problem);
}
