/** What a text of markup is, in words; undefined for any other text. */
export function describePage(text: string): string | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const head = text.slice(0, 100_000);
  if (!/<(!doctype\s+html|html|head|body)\b/i.test(head)) return "XML";
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(head)?.[1]?.trim() ?? "";
  const isLogin = /type=["']?password|\b(log|sign)[ -]?(in|on)\b|single sign-on/i.test(head);
  return `${isLogin ? "a login page" : "an HTML page"}${title === "" ? "" : ` titled "${title.replaceAll(/\s+/g, " ")}"`}`;
}
