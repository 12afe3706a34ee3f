extension Situation {
  /// Goes through all incidents in order of opening, for what a board is ordered by. Quicker than
  /// through the incidents themselves where they came out of a snapshot.
  public func forEachIncidentHead(_ take: (IncidentHead) -> Void) {
    incidents.scan { reader, place in
      // What cannot be read says so where it is read whole.
      take((try? IncidentHead(&reader)) ?? IncidentHead(incidents[place]))
    } else: { incident, _ in
      take(IncidentHead(incident))
    }
  }

  /// The head of the incident in a place, 0..<incidents.count.
  func incidentHead(at place: Int) -> IncidentHead {
    part(ofIncidentAt: place) { reader throws(SnapshotError) in
      try IncidentHead(&reader)
    } whole: {
      IncidentHead($0)
    }
  }

  /// What was reported of the incident in a place, 0..<incidents.count.
  func incidentReport(at place: Int) -> IncidentReport {
    part(ofIncidentAt: place) { reader throws(SnapshotError) in
      try IncidentReport(&reader)
    } whole: {
      IncidentReport($0)
    }
  }

  /// A part of an incident, read where it lies packed: quicker than the incident itself where it came
  /// out of a snapshot.
  private func part<Part>(
    ofIncidentAt place: Int, packed: (inout SnapshotReader) throws(SnapshotError) -> Part,
    whole: (borrowing Incident) -> Part
  ) -> Part {
    // What cannot be read says so where it is read whole.
    (try? incidents.looked(at: place, packed: packed, else: whole)) ?? whole(incidents[place])
  }

  /// Goes through the assignments that are open or refused, in order of issue, with their places in
  /// `assignments`. Quicker than through all of them where they came out of a snapshot.
  public func forEachLiveAssignment(_ take: (borrowing Assignment, Int) -> Void) {
    assignments.scan { reader, place in
      let status = (try? reader.byte()).flatMap(AssignmentStatus.init(rawValue:))
      if let status, !status.isOpen, status != .unable { return }
      let assignment = assignments[place]
      if assignment.status.isOpen || assignment.isRefused { take(assignment, place) }
    } else: { assignment, place in
      if assignment.status.isOpen || assignment.isRefused { take(assignment, place) }
    }
  }
}
