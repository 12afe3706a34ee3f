import IncidentEngine

extension Moment {
  /// The instant as ISO 8601 in UTC with milliseconds: `2026-11-23T14:02:05.000Z`.
  public var iso8601: String {
    let civil = CivilTime(millisecondsSince1970: milliseconds)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number.magnitude)
      let zeros = String(repeating: "0", count: max(0, width - digits.count))
      return (number < 0 ? "-" : "") + zeros + digits
    }
    let date = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    let time = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
    return "\(date)T\(time).\(padded(civil.millisecond, 3))Z"
  }
}
