/// UIKit: known by its base class, and by its name in a file that shows no base.
import RealmSwift
import UIKit

final class TripController: UIViewController {
    lazy var realm = try! Realm()  // expect: session-opened-in-view

    override func viewDidLoad() {
        super.viewDidLoad()
        let realm = try! Realm(configuration: .defaultConfiguration)  // expect: session-opened-in-view
        title = realm.objects(TripObject.self).first?.name
    }
}
