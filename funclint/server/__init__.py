"""The language server (`funclint server`): the findings of `funclint check` while typing, and help around them.

Only the command `server` imports this package: it needs the extra `funclint[lsp]`.
"""
