/// A test makes a tool with a database in memory.
import SwiftData
import XCTest

struct ProbeTool: Tool {
    func call(arguments: String) throws -> String {
        "\(ModelContext(try ModelContainer(for: Loan.self)).hasChanges)"
    }
}
