/// Files, handles and the sessions of other libraries.
import AVFoundation
import Foundation

struct GuideService {
    func close(_ handle: FileHandle, _ connection: NWConnection, _ session: URLSession) throws {
        try handle.close()
        connection.cancel()
        session.finishTasksAndInvalidate()
    }

    func record(_ session: RecordingSession, _ connection: Cable) {
        session.end()
        connection.close()
    }
}
