import IncidentEngine

extension DispatchCall {
  /// Every time the call knows, in no order.
  var times: [Moment] {
    rows.flatMap { $0.times } + [incident.reportedAt].compactMap { $0 }
  }

  /// When the call begins: when it was received; where that is unknown, its earliest time. Nil for
  /// a call of which no time is known.
  var begin: Moment? { incident.reportedAt ?? times.min() }

  /// The identity by which calls that begin together are ordered: that of their first row.
  var tieBreak: String { rows.map(\.id).min() ?? key.id }

  /// The call as far as it is known by a moment. What was to happen before it begins comes with its
  /// beginning; a row without any time does too.
  func known(by moment: Moment) -> DispatchCall {
    var known = self
    let begin = begin ?? moment
    known.rows = rows.compactMap { row in
      guard max(row.times.min() ?? begin, begin) <= moment else { return nil }
      var row = row
      row.movements = row.movements.filter { max($0.value, begin) <= moment }
      if let available = row.available, max(available, begin) > moment { row.available = nil }
      return row
    }
    return known
  }

  /// The call with all its times that much later; milliseconds.
  func shifted(byMilliseconds length: Int64) -> DispatchCall {
    var shifted = self
    shifted.incident.reportedAt = incident.reportedAt?.advanced(byMilliseconds: length)
    shifted.rows = rows.map { row in
      var row = row
      row.movements = row.movements.mapValues { $0.advanced(byMilliseconds: length) }
      row.available = row.available?.advanced(byMilliseconds: length)
      return row
    }
    return shifted
  }
}

extension DispatchCall.Row {
  /// Every time the row knows, in no order.
  var times: [Moment] { Array(movements.values) + [available].compactMap { $0 } }
}
