// What is said to this tool, in comments of every kind.
func f() {
    db.save() // sessionlint: allow(commit-on-borrowed-session): the caller has none
    /* sessionlint: allow(session-opened-in-tool): nested /* comment */ */
    db.open()
}
// sessionlint: allow-file(raw-transaction-sql): a wrapper
/// Nothing: "sessionlint" alone.
let text = "sessionlint: no comment"
