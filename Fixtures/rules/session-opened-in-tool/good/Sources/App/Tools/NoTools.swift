/// What ends in `Tool` and is none: values, views, enumerations; and a tool with a session that is no database's.
import AVFoundation
import Foundation
import SwiftData
import SwiftUI

struct GeminiTool: Codable {
    let name: String
    func context(_ container: ModelContainer) -> ModelContext { ModelContext(container) }
}

struct ConnectivityTool: View {
    @Environment(\.modelContext) private var context
    var body: some View { Text("\(context.hasChanges)") }
}

enum PaintTool: String {
    case brush, eraser
}

struct PlayTool: LibraryTool {
    let audioWriter: AVAssetWriter

    func call(arguments: [String]) async throws -> String {
        let session = URLSession(configuration: .ephemeral)
        audioWriter.startSession(atSourceTime: .zero)
        let (data, _) = try await session.data(from: URL(filePath: arguments[0]))
        return String(decoding: data, as: UTF8.self)
    }
}
