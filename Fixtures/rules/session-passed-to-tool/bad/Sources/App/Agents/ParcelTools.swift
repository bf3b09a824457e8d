/// A factory that hands the context on to each of its tools.
import SwiftData

enum ParcelKit {
    static func makeParcelTools(context: ModelContext) -> [any ParcelTool] {  // expect: session-passed-to-tool
        [WeighTool(context: context), FindTool(context: context)]
    }
}
