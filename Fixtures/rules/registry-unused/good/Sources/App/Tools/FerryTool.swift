/// The common case: a tool asks its services.
struct ToolServices {
    var ferries: FerryService
}

struct FerryService {
    func next(from quay: String) -> String { quay }
}

protocol Signal {
    func sound(services: ToolServices, times: Int) -> String
}

struct Horn: Signal {
    func sound(services: ToolServices, times: Int) -> String { String(repeating: "hoot", count: times) }
}

struct Bell {
    func ring(_ _: ToolServices, times: Int) -> String { String(repeating: "ding", count: times) }
}

final class FerryTool {
    private let services: ToolServices

    init(services: ToolServices) {
        self.services = services
    }

    func call(quay: String) -> String { services.ferries.next(from: quay) }
}

final class LateTool {
    private let kept: ToolServices

    init(services: ToolServices) {
        kept = services
    }
}

extension LateTool {
    func call(quay: String) -> String { kept.ferries.next(from: quay) }
}

func makeFerryTools(services: ToolServices, quay: String) -> [FerryTool] {
    [1, 2].map { _ in FerryTool(services: services) }
}

func guarded(services: ToolServices?, quay: String) -> String? {
    guard let services else { return nil }
    return services.ferries.next(from: quay)
}
