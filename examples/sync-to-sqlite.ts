import { runCommand } from "./sync/run-command.ts";
import { listenForStop } from "./sync/stop-signal.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  signal: listenForStop(),
  print: (text) => console.log(text),
  say: (line) => console.error(line),
});
