import type { CustomersOptions, ProviderId } from "@tributary/customers";

/** The options of clients of mock servers: their credentials open nothing. */
export function createMockOptions(
  baseUrls: Readonly<Record<ProviderId, string>>,
): Required<CustomersOptions> {
  return {
    killb: { email: "treasury@example.com", password: "demo-password", baseUrl: baseUrls.killb },
    align: { apiKey: "demo-key", baseUrl: baseUrls.align },
    gurupay: { token: "demo-token", baseUrl: baseUrls.gurupay },
  };
}
