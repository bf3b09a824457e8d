/// The place where the application is put together may have one for everybody.
import FoundationModels

final class TownBootstrap {
    private let services: ToolServices

    init(services: ToolServices = ToolServices()) {
        self.services = services
    }

    func tools() -> [any Tool] { [LampTool(services: services), StreetTool(services: services)] }
}
