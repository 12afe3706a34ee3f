import IncidentEngine

/// A dispatch log as commands, and what was wrong with it.
public struct DispatchImport: Hashable, Sendable {
  /// The most problems, and the most flagged rows, that are kept; what is past it is counted.
  public static let most = 1000

  /// The calls, in order of their first row; each goes into a `recordCall`.
  public fileprivate(set) var calls: [DispatchCall] = []
  /// The agencies whose units are on the calls, in the order of the map.
  public fileprivate(set) var agencies: [AgencyDetails] = []
  /// What is wrong with rows, in the order of the file; at most `most`.
  public fileprivate(set) var problems: [RowProblem] = []
  /// How many problems there are past the bound.
  public fileprivate(set) var unlistedProblems = 0
  /// The rows below the header, readable or not.
  public fileprivate(set) var rowsRead = 0
  /// The rows that became part of a call.
  public fileprivate(set) var rowsKept = 0
  /// The rows whose times are out of order, in the order of the file; at most `most`.
  public fileprivate(set) var flagged: [FlaggedRow] = []
  /// How many flagged rows there are past the bound.
  public fileprivate(set) var unlistedFlagged = 0

  /// The rows that were left out, each of which has a problem.
  public var rowsSkipped: Int { rowsRead - rowsKept }

  /// Reads a whole log by a map. Times without an offset are those of `zone`, whose name the map
  /// gives.
  ///
  /// - Throws: when nothing can be read: there is no header, or the map names other columns.
  public static func read(
    _ bytes: [UInt8], by map: DispatchMap, zone: ZoneRules
  ) throws(ImportRefusal) -> DispatchImport {
    var text = DelimitedText(bytes, delimiter: map.delimiter)
    guard let first = text.next() else { throw .fileEmpty }
    let header: DelimitedRow
    do { header = try first.get() } catch { throw .headerUnreadable(error) }
    let layout = try LogLayout(map, header: header.fields)
    var gathering = Gathering(map: map, layout: layout, zone: zone)
    while let row = text.next() { gathering.take(row) }
    return gathering.finished()
  }
}

/// The import while it grows row by row.
private struct Gathering {
  let map: DispatchMap
  let layout: LogLayout
  let zone: ZoneRules
  private var result = DispatchImport()
  private var places: [String: Int] = [:]
  private var lines: [String: Int] = [:]

  init(map: DispatchMap, layout: LogLayout, zone: ZoneRules) {
    self.map = map
    self.layout = layout
    self.zone = zone
  }

  func finished() -> DispatchImport {
    var result = result
    let found = Set(result.calls.flatMap { $0.rows.map(\.agency) })
    result.agencies = map.agencies.map(\.details).filter { found.contains($0.code) }
    return result
  }

  mutating func take(_ row: Result<DelimitedRow, DelimitedProblem>) {
    result.rowsRead += 1
    switch row {
    case .failure(let problem): report(.unreadable(problem), line: problem.line)
    case .success(let row): take(row)
    }
  }

  private mutating func take(_ row: DelimitedRow) {
    var reader = LogRowReader(row, map: map, layout: layout, zone: zone)
    let read = reader.read()
    for reason in reader.reasons { report(reason, line: row.line) }
    guard let read else { return }
    if let first = lines[read.row.id] {
      return report(.repeated(id: read.row.id, firstLine: first), line: row.line)
    }
    lines[read.row.id] = row.line
    result.rowsKept += 1
    if let flag = reader.flag(id: read.row.id) { self.flag(flag) }
    keep(read, reader: &reader, line: row.line)
  }

  private mutating func keep(_ read: LogRowReader.Row, reader: inout LogRowReader, line: Int) {
    if let place = places[read.call] {
      result.calls[place].rows.append(read.row)
      if result.calls[place].incident.lacksSomething {
        result.calls[place].incident.fill(from: reader.incident())
      }
      return
    }
    let said = reader.reasons.count
    let incident = reader.incident()
    for reason in reader.reasons[said...] { report(reason, line: line) }
    places[read.call] = result.calls.count
    let key = ExternalKey(source: map.source, id: read.call)
    result.calls.append(DispatchCall(key: key, incident: incident, rows: [read.row]))
  }

  private mutating func report(_ reason: RowProblem.Reason, line: Int) {
    guard result.problems.count < DispatchImport.most else {
      result.unlistedProblems += 1
      return
    }
    result.problems.append(RowProblem(line: line, reason: reason))
  }

  private mutating func flag(_ row: FlaggedRow) {
    guard result.flagged.count < DispatchImport.most else {
      result.unlistedFlagged += 1
      return
    }
    result.flagged.append(row)
  }
}

extension IncidentDraft {
  fileprivate var lacksSomething: Bool {
    reportedAt == nil || place.isEmpty || coordinates == nil
  }

  /// Takes from another row of the call what the first did not know.
  fileprivate mutating func fill(from other: IncidentDraft) {
    reportedAt = reportedAt ?? other.reportedAt
    coordinates = coordinates ?? other.coordinates
    if place.isEmpty { place = other.place }
  }
}
