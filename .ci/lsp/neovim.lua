-- A person's evening with the configuration that README.md shows: open a file, look at what is found, ask
-- why, edit, take a fix, save. Run by `neovim.sh` without a window; what is seen is written to the file $TRANSCRIPT.
local transcript = assert(io.open(os.getenv("TRANSCRIPT"), "w"))
local function say(...)
  transcript:write(string.format(...), "\n")
  transcript:flush()
end

dofile(os.getenv("CONFIGURATION"))

local function wait(what, holds)
  if not vim.wait(20000, holds, 20) then
    say("never: %s", what)
    vim.cmd("cquit")
  end
end

local function diagnostics(buffer)
  local lines = {}
  for _, item in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(lines, string.format("%d:%d %s", item.lnum + 1, item.col + 1, item.code or item.user_data.lsp.code))
  end
  table.sort(lines)
  return lines
end

local function has(buffer, text)
  return vim.tbl_contains(diagnostics(buffer), text)
end

local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

vim.cmd("edit app/services/bookings.py")
vim.bo.filetype = "python"
local bookings = vim.api.nvim_get_current_buf()
wait("diagnostics", function() return #vim.diagnostic.get(bookings) > 0 end)
say("opened: %s", table.concat(diagnostics(bookings), ", "))

vim.api.nvim_win_set_cursor(0, { 42, 20 })
for line in ask("textDocument/hover").contents.value:gmatch("[^\n]+") do
  say("hover: %s", line)
end
for _, lens in ipairs(ask("textDocument/codeLens")) do
  say("lens: %d %s", lens.range.start.line + 1, lens.command.title)
end
local items = ask("textDocument/prepareCallHierarchy")
say("calls: %s", items[1].name)
for _, call in ipairs(ask("callHierarchy/incomingCalls", { item = items[1] })) do
  say("called by: %s", call.from.name)
end
vim.api.nvim_win_set_cursor(0, { 25, 15 })
for _, owner in ipairs(ask("textDocument/references", { context = { includeDeclaration = true } })) do
  say("owner: %s:%d", owner.uri:match("[^/]+$"), owner.range.start.line + 1)
end

-- An edit in one file changes what is said of another.
vim.cmd("edit app/core/journal.py")
vim.bo.filetype = "python"
vim.cmd("%s/commit()/flush()/")
wait("the edit is seen in the other file", function() return not has(bookings, "42:15 commit-through-call") end)
say("after the edit: %s", table.concat(diagnostics(bookings), ", "))
vim.cmd("undo")
wait("the undo is seen", function() return has(bookings, "42:15 commit-through-call") end)
say("after the undo: the same as before")
vim.cmd("write")

-- A fix.
vim.cmd("edit app/services/extra.py")
vim.api.nvim_buf_set_lines(0, 0, -1, false, {
  "class ExtraService:",
  "    def __init__(self, db):",
  "        self.db = db",
  "",
  "    async def all(self):",
  "        await self.db.execute(1)  # sessionlint: allow(commit-on-borrowed-session): old",
})
vim.bo.filetype = "python"
local extra = vim.api.nvim_get_current_buf()
wait("a document without a file is analysed", function() return #vim.diagnostic.get(extra) > 0 end)
say("new: %s", table.concat(diagnostics(extra), ", "))
vim.api.nvim_win_set_cursor(0, { 6, 40 })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local actions
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)) do
  actions = actions or answer.result
end
for _, action in ipairs(actions) do
  say("action: %s", action.title)
end
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
wait("the fix is seen", function() return not has(extra, "6:37 suppression-unused") end)
vim.cmd("write")
say("saved: %s", vim.fn.readfile("app/services/extra.py")[6])
