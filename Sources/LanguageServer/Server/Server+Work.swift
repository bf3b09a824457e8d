import Driver
import Reporting

/// What is to be done when.
extension Server {
    /// Milliseconds after an edit before the workspace is analysed, unless somebody waits for it.
    static let delay = 30

    /// The next work; nothing while some is under way, or there is none yet.
    /// - Parameter progress: is told of long work, from any thread.
    public mutating func nextJob(progress: @escaping @Sendable (JobOutcome) -> Void) -> Job? {
        guard state == .running, !isWorking else { return nil }
        for index in folders.indices {
            guard let job = job(index, progress) else { continue }
            isWorking = true
            return job
        }
        return nil
    }

    private mutating func job(_ index: Int, _ progress: @escaping @Sendable (JobOutcome) -> Void) -> Job? {
        let folder = folders[index]
        let isAwaited = waiting.contains { $0.folder == folder.path }
        if folder.workspace.isStale {
            if !isAwaited, folder.snapshot != nil, let edited = folder.edited,
                edited.secondsSince * 1000 < Double(options.delay ?? Self.delay)
            {
                return nil
            }
            let isFirst = folder.snapshot == nil
            let last = LastPercent()
            let analysis = folders[index].workspace.begin(complete: !isFirst) { done, all in
                if let percent = last.next(done, of: all) { progress(.progress(percent: percent)) }
            }
            guard let analysis else { return nil }
            folders[index].snapshot?.forgetProgram()
            folders[index].asked = nil
            if isFirst { beginProgress() }
            return .analyse(folder: folder.number, analysis)
        }
        if let snapshot = folder.present, snapshot.program == nil, snapshot.report != nil {
            let analysis = folders[index].workspace.begin()
            return analysis.map { .analyse(folder: folder.number, $0) }
        }
        let isAsked = waiting.contains { $0.folder == folder.path && $0.question.asksProgram }
        if isAsked, folder.presentProgram == nil, let snapshot = folder.present,
            let program = snapshot.program
        {
            return .ask(folder: folder.number, generation: snapshot.generation, program)
        }
        return nil
    }

    /// Milliseconds until there may be work without anything being sent; nil where there is none to come.
    public var milliseconds: Int? {
        guard state == .running, !isWorking else { return nil }
        let delay = Double(options.delay ?? Self.delay)
        return folders.filter(\.workspace.isStale).map { folder in
            max(1, Int(delay - (folder.edited?.secondsSince ?? 0) * 1000) + 1)
        }.min()
    }

    /// Takes what came of a job.
    public mutating func finish(_ outcome: JobOutcome) {
        switch outcome {
        case .progress(let percent): return report(percent)
        case .analysed(let number, let analysis):
            isWorking = false
            endProgress()
            guard let index = folders.firstIndex(where: { $0.number == number }) else { return }
            let snapshot = folders[index].workspace.end(analysis)
            let before = folders[index].snapshot
            folders[index].snapshot = snapshot
            tell(snapshot.outcome.problems, of: index)
            publish(index, after: before)
            answerWaiting(index)
        case .asked(let number, let generation, let program):
            isWorking = false
            guard let index = folders.firstIndex(where: { $0.number == number }) else { return }
            folders[index].workspace.take(program)
            folders[index].asked = (generation, program)
            answerWaiting(index)
        }
    }

    private mutating func tell(_ problems: [InputProblem], of index: Int) {
        let texts = problems.map { problem in
            let place = problem.file.map { terminalSafe($0.path) + ": " } ?? ""
            return place + terminalSafe(problem.message) + (problem.help.map { "; \($0)" } ?? "")
        }
        guard texts != folders[index].toldProblems else { return }
        for text in texts where !folders[index].toldProblems.contains(text) {
            outgoing.notify("window/showMessage") { json in
                json.field("type", 1)
                json.field("message", text)
            }
        }
        folders[index].toldProblems = texts
    }

    // MARK: Requests that wait

    /// Answers a request as soon as the present state is known well enough, which may be now.
    mutating func wait(_ request: Waiting) {
        waiting.append(request)
        if let index = folders.firstIndex(where: { $0.path == request.folder }) { answerWaiting(index) }
    }

    private mutating func answerWaiting(_ index: Int) {
        let path = folders[index].path
        guard let snapshot = folders[index].present else { return }
        let program = folders[index].presentProgram
        // Where nothing could be analysed, there is nothing to wait for.
        let isHopeless = snapshot.report == nil
        let ready = waiting.filter {
            $0.folder == path && (!$0.question.asksProgram || program != nil || isHopeless)
        }
        waiting.removeAll { request in ready.contains { $0.id == request.id } }
        for request in ready { answer(request, snapshot, program) }
    }
}
