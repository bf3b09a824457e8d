import Driver

/// Serves one client on standard input and output until it says goodbye or is gone.
/// - Parameter request: how workspaces are analysed.
/// - Returns: the code to end with: 0 after an orderly end, 1 else.
public func serve(_ request: CheckRequest) -> Int32 {
    let inbox = Inbox<JobOutcome>()
    var server = Server(request)
    while true {
        if let job = server.nextJob(progress: { inbox.post($0) }) {
            inbox.start { job.run() }
        }
        let output = server.output()
        if !output.isEmpty {
            do throws(SystemError) {
                try write(output, to: standardOutput)
            } catch {
                return 1
            }
        }
        if let code = server.exitCode { return code }
        for arrival in inbox.wait(milliseconds: min(server.milliseconds ?? longestWait, longestWait)) {
            switch arrival {
            case .bytes(let bytes): server.receive(bytes)
            case .note(let outcome): server.finish(outcome)
            // Without the client there is nobody to tell anything.
            case .end: return server.exitCode ?? 1
            }
        }
        if let client = server.client, !isAlive(process: client) { return 1 }
    }
}

/// Milliseconds after which it is looked whether the client is still there.
private let longestWait = 3000
private let standardOutput: Int32 = 1
