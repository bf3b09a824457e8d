/// The common case: the service works in the context that it is lent.
import CoreData

struct SeedService {
    func sow(_ seeds: [Seed], in bed: Bed, _ context: NSManagedObjectContext) {
        for seed in seeds { Sowing(context: context).fill(seed, bed) }
    }
}
