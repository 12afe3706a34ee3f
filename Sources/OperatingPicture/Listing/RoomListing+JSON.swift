import IncidentEngine

/// One document a list; docs/shell.md names the members. All are always there, in this order.
extension RoomListing {
  /// The incidents as one line of JSON.
  public func json(_ rows: [IncidentRow]) -> String {
    json("incidents", seen(rows), Column<SeenIncident>.document)
  }

  /// The assignments as one line of JSON.
  public func json(_ rows: [AssignmentRow]) -> String {
    json("tasks", rows, Column<AssignmentRow>.document)
  }

  /// The agencies as one line of JSON.
  public func json(_ rows: [AgencyRow]) -> String {
    json("agencies", rows, Column<AgencyRow>.document)
  }

  /// The resources as one line of JSON.
  public func json(_ rows: [ResourceRow]) -> String {
    json("resources", rows, Column<ResourceRow>.document)
  }

  /// Rows as one line of JSON, under a name, with a member for each column that has one.
  public func json<Row>(_ name: String, _ rows: [Row], _ columns: [Column<Row>]) -> String {
    document(name, rows.map { ColumnValue.record(columns, of: $0).json })
  }

  /// Values under a name, with what every document says of the room.
  public func document(_ name: String, _ rows: [JSONValue]) -> String {
    JSONValue.object([
      ("format", .count(1)),
      ("room", .text(situation.charter?.name ?? "")),
      ("kind", .text(ifAny: situation.charter?.kind.word)),
      ("zone", .text(ifAny: situation.charter?.zone)),
      ("now", .time(now)),
      ("lastEntry", .integer(situation.lastNumber)),
      (name, .list(rows)),
    ]).line
  }
}
