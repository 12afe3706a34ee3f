/// A call from a dispatch log: facts that came from elsewhere, kept as they are.
///
/// Recording a call again adds only what is new: rows not seen before, and times that were unknown.
public struct DispatchCall: Hashable, Sendable {
  /// What its source calls the call; the source also names the rows.
  public var key: ExternalKey
  /// The incident it becomes when the call is new.
  public var incident: IncidentDraft
  /// The units that were sent, in the order of the log.
  public var rows: [Row]

  /// One unit on one call.
  public struct Row: Hashable, Sendable {
    /// The identity of the row within the source.
    public var id: String
    /// The name of the unit.
    public var unit: String
    /// What kind of unit it is.
    public var unitKind: String
    /// Whose unit it is.
    public var agency: AgencyCode
    /// When each movement was seen; unknown ones are absent.
    public var movements: [Movement: Moment]
    /// When the unit was available again.
    public var available: Moment?

    /// A row; see the properties.
    public init(
      id: String, unit: String, unitKind: String, agency: AgencyCode,
      movements: [Movement: Moment], available: Moment?
    ) {
      self.id = id
      self.unit = unit
      self.unitKind = unitKind
      self.agency = agency
      self.movements = movements
      self.available = available
    }
  }

  /// A call; see the properties.
  public init(key: ExternalKey, incident: IncidentDraft, rows: [Row]) {
    self.key = key
    self.incident = incident
    self.rows = rows
  }
}
