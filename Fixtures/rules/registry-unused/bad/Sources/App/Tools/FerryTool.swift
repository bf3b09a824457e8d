/// The common case: a tool keeps its services and does not use them.
struct ToolServices {
    var ferries: FerryService
}

struct FerryService {
    func next(from quay: String) -> String { quay }
}

final class FerryTool {
    private let kept: ToolServices
    private let clock: FerryService

    init(services: ToolServices) {  // expect: registry-unused "kept as `self.kept`"
        self.kept = services
        self.clock = FerryService()
    }

    func call(quay: String) -> String { clock.next(from: quay) }
}

func makeFerryTools(services: ToolServices, quay: String) -> [String] {  // expect: registry-unused "never used"
    [FerryService().next(from: quay)]
}
