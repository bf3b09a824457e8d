extension SessionLint {
    static let inspect = Command(
        "inspect", summary: "x", about: [], operands: .none("inspect"), options: [], values: {},
        body: { _, _ throws(UsageError) in .clean })
}
