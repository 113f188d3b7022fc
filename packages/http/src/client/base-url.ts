import type { ProviderDescriptor } from "../descriptor/descriptor.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { ClientOptions } from "./options.ts";

const LOOPBACK = /^(localhost|\[::1\]|127(\.\d+){3})$/;

/** Where a client sends its requests, and whom it may hand its credentials. */
export interface BaseUrl {
  readonly origin: string;
  /** The origin and the path prefix, without a slash at the end. */
  readonly prefix: string;
}

/** Resolves the one server a client talks to; no message quotes it, as it may hold a password. */
export function resolveBaseUrl(descriptor: ProviderDescriptor, options: ClientOptions): BaseUrl {
  const isGiven = options.baseUrl !== undefined;
  const written = isGiven ? String(options.baseUrl) : readServer(descriptor, options.environment);
  const option = isGiven ? "baseUrl" : "environment";
  const problem = findProblem(written);
  if (problem) throw new ConfigError({ provider: descriptor.provider }, option, problem);
  const { origin, pathname } = new URL(written);
  return { origin, prefix: origin + pathname.replace(/\/+$/, "") };
}

function readServer(descriptor: ProviderDescriptor, environment: string | undefined): string {
  const { servers } = descriptor;
  const names = Object.keys(servers);
  const name = environment ?? (names.includes("production") ? "production" : names[0]);
  if (name !== undefined && Object.hasOwn(servers, name)) return servers[name] as string;
  const known = names.length > 0 ? `known: ${names.join(", ")}` : "none is known, pass baseUrl";
  throw new ConfigError({ provider: descriptor.provider }, "environment", known);
}

function findProblem(written: string): string | undefined {
  if (!URL.canParse(written)) return "not an absolute URL";
  const { protocol, hostname, username, password } = new URL(written);
  if (username || password) return "a URL must not hold credentials";
  if (/[?#{}]/.test(written)) return "a URL must not hold a query, a fragment or braces";
  if (protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname))) return undefined;
  return "a URL must be https, or http on loopback";
}
