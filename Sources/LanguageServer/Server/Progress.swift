import Reporting
import Synchronization

/// How the client is told that the workspace is being analysed.
struct Progress {
    /// Nil while nothing is told.
    var token: String?
    var count = 0
}

extension Server {
    mutating func beginProgress() {
        guard capabilities.window?.workDoneProgress == true, progress.token == nil else { return }
        progress.count += 1
        let token = "sessionlint-progress-\(progress.count)"
        progress.token = token
        let id = outgoing.request("window/workDoneProgress/create") { $0.field("token", token) }
        asked[id] = .nothing
        tellProgress { json in
            json.field("kind", "begin")
            json.field("title", "SessionLint")
            json.field("message", "reading the workspace")
            json.field("cancellable", false)
            json.field("percentage", 0)
        }
    }

    mutating func report(_ percent: Int) {
        tellProgress { json in
            json.field("kind", "report")
            json.field("percentage", percent)
        }
    }

    mutating func endProgress() {
        tellProgress { $0.field("kind", "end") }
        progress.token = nil
    }

    private mutating func tellProgress(_ value: (inout JSONWriter) -> Void) {
        guard let token = progress.token else { return }
        outgoing.notify("$/progress") { json in
            json.field("token", token)
            json.object("value", value)
        }
    }
}

/// Counts in steps of ten of a hundred, however often it is asked; from any thread.
final class LastPercent: Sendable {
    private let last = Mutex(0)

    /// Nil where there is nothing new to tell.
    func next(_ done: Int, of all: Int) -> Int? {
        let percent = all > 0 ? done * 10 / all * 10 : 0
        return last.withLock { last in
            guard percent > last else { return nil }
            last = percent
            return percent
        }
    }
}
