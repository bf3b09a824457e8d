/// Sessions, connections and queues that are no databases.
import AVFoundation
import SwiftUI

struct CameraView: View {
    let audioWriter: AVAssetWriter
    let citations: CitationController

    var body: some View {
        Button("Record") {
            let session = AVCaptureSession()
            session.startRunning()
            audioWriter.startWriting()
            audioWriter.startSession(atSourceTime: .zero)
            citations.startSession(for: "trips")
            DispatchQueue(label: "frames").async { session.stopRunning() }
            Realm().rename()
        }
    }
}

struct Realm {
    func rename() {}
}
