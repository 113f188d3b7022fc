/** Matches paths against a template such as `/customers/{uuid}`; a value holds no slash. */
export interface PathTemplate {
  /** The decoded values by name; `undefined` when the path does not match. */
  match(path: string): Record<string, string> | undefined;
}

export function createPathTemplate(template: string): PathTemplate {
  const names: string[] = [];
  const source = template.replace(/\{([^{}]+)\}|[^{}]+|[{}]/g, (part, name?: string) => {
    if (name === undefined) return part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    names.push(name);
    return "([^/]*)";
  });
  const pattern = new RegExp(`^${source}$`);
  return {
    match(path) {
      const values = pattern.exec(path)?.slice(1);
      return values && Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? "")]));
    },
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
