// A thin client: it starts `funclint server` and shows what the server says.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("funclint.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("funclint")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

async function stop(): Promise<void> {
  const stopped = client;
  client = undefined;
  try {
    await stopped?.stop();
  } catch {
    // It had not started.
  }
}

async function start(): Promise<void> {
  const started = new LanguageClient("funclint", "funclint", serverOptions(), clientOptions());
  client = started;
  try {
    await started.start();
  } catch {
    client = undefined;
    await vscode.window.showErrorMessage(
      "funclint could not be started: install it with `pip install 'funclint[lsp]'`, or say with the setting " +
        "`funclint.path` where it is. The output of funclint tells more.",
    );
  }
}

function serverOptions(): ServerOptions {
  const settings = vscode.workspace.getConfiguration("funclint");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const inFolder = (text: string): string => text.replaceAll("${workspaceFolder}", folder);
  const interpreter = inFolder(settings.get<string>("interpreter", ""));
  if (interpreter) {
    return { command: interpreter, args: ["-m", "funclint", "server"] };
  }
  return { command: inFolder(settings.get<string>("path", "")) || "funclint", args: ["server"] };
}

function clientOptions(): LanguageClientOptions {
  const names = "{host.json,local.settings.json,function.json,requirements*.txt,pyproject.toml,funclint.toml,.funcignore}";
  return {
    documentSelector: [
      { scheme: "file", language: "python" },
      { scheme: "file", pattern: `**/${names}` },
    ],
  };
}
