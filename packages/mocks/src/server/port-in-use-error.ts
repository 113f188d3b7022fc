/** Another program listens on the port a mock server was to take. */
export class PortInUseError extends Error {
  override readonly name = "PortInUseError";
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super(`port ${port} on 127.0.0.1 is in use; choose another, or 0 for a free one`, options);
    this.port = port;
  }
}
