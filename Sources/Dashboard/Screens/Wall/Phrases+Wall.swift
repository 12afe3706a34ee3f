import IncidentEngine
import TerminalUI

extension Phrases {
  /// What is said on the wall.
  enum Wall {
    static let open = "open"
    static let overdue = "overdue"
    static let unanswered = "unanswered"
    static let refused = "refused"
    static let nothingLate = "nothing late"
    static let unable = "unable"

    static func needs(_ size: Size) -> String {
      "The wall needs a window of \(size.columns)×\(size.rows)."
    }
    static func late(_ age: String) -> String { "\(age) late" }
    static func more(_ count: Int) -> String { "+\(count) more" }
    static func page(_ page: Int, of pages: Int) -> String { "page \(page) of \(pages)" }
    static func quiet(_ count: Int) -> String {
      count == 1
        ? "1 other open incident waits for nobody"
        : "\(count) other open incidents wait for nobody"
    }
    static func nothingWaits(_ open: Int) -> String {
      open == 0 ? "Nothing is open." : "Nothing waits for anybody."
    }

    /// `26 Nov 2025`.
    static func day(_ moment: Moment, _ zone: ZoneRules) -> String {
      let civil = zone.civil(at: moment.milliseconds)
      return "\(civil.day) \(Phrases.monthName(civil.month)) \(civil.year)"
    }
  }
}
