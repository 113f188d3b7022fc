import type { ProviderDescriptor } from "../descriptor/descriptor.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { ClientOptions } from "./options.ts";

const LOOPBACK = /^(localhost|\[::1\]|127(\.\d+){3})$/;

/** Where a client sends its requests, and whom it may hand its credentials. */
export interface BaseUrl {
  readonly origin: string;
  /** The origin and the path prefix, without a slash at the end. */
  readonly baseUrl: string;
}

/** Resolves the one server a client talks to; no message quotes it, as it may hold a password. */
export function resolveBaseUrl({ provider, servers }: ProviderDescriptor, options: ClientOptions): BaseUrl {
  const { baseUrl, environment = "production" in servers ? "production" : Object.keys(servers)[0] } = options;
  if (baseUrl === undefined && !Object.hasOwn(servers, `${environment}`)) {
    const known = Object.keys(servers).join(", ") || "none, pass baseUrl";
    throw new ConfigError({ provider }, "environment", `known: ${known}`);
  }
  const written = String(baseUrl === undefined ? servers[`${environment}`] : baseUrl);
  const url = URL.canParse(written) && new URL(written);
  if (!url || !isSafe(url) || /[?#{}]/.test(written)) {
    const wanted = "pass an https URL (http on loopback) without credentials, query, fragment and braces";
    throw new ConfigError({ provider }, baseUrl === undefined ? "environment" : "baseUrl", wanted);
  }
  return { origin: url.origin, baseUrl: url.origin + url.pathname.replace(/\/+$/, "") };
}

function isSafe({ hostname, password, protocol, username }: URL): boolean {
  const isPrivate = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
  return isPrivate && !username && !password;
}
