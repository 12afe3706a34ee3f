/// One of a closed list of coercive or protective acts that powers cover and decisions order.
///
/// Closed, so that "the power does not cover it" can be computed; a room may rename them, not add.
public enum Measure: UInt8, Vocabulary {
  case enter, search, seize, seal, closePremises, stopWork, stopVehicles, closeRoad
  case evacuateByRequest, evacuateByForce, orderShelter, requisition, cutSupply, takeSamples
  case destroyGoods, recallGoods, detain, question, disclosePersonalData, warnPublic
  case spendAboveLimit, commandOthersStaff

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .enter: "enter"
    case .search: "search"
    case .seize: "seize"
    case .seal: "seal"
    case .closePremises: "close premises"
    case .stopWork: "stop work"
    case .stopVehicles: "stop vehicles"
    case .closeRoad: "close road"
    case .evacuateByRequest: "evacuate by request"
    case .evacuateByForce: "evacuate by force"
    case .orderShelter: "order shelter"
    case .requisition: "requisition"
    case .cutSupply: "cut supply"
    case .takeSamples: "take samples"
    case .destroyGoods: "destroy goods"
    case .recallGoods: "recall goods"
    case .detain: "detain"
    case .question: "question"
    case .disclosePersonalData: "disclose personal data"
    case .warnPublic: "warn the public"
    case .spendAboveLimit: "spend above limit"
    case .commandOthersStaff: "command another agency's staff"
    }
  }
}

/// How confidential something is (Traffic Light Protocol 2.0), the least first.
public enum Marking: UInt8, Vocabulary, Comparable {
  case clear, green, amber, amberStrict, red

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .clear: "clear"
    case .green: "green"
    case .amber: "amber"
    case .amberStrict: "amber strict"
    case .red: "red"
    }
  }

  /// Orders by how confidential they are.
  public static func < (left: Marking, right: Marking) -> Bool { left.rawValue < right.rawValue }
}

/// A position held in a room, by its code: what a rule asks for, whatever the room calls it.
public enum PostCode: UInt8, Vocabulary {
  case duty, liaison, lead, head, legal, fund, information, supervisor, facilitator, reviewer

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .duty: "duty"
    case .liaison: "liaison"
    case .lead: "lead"
    case .head: "head"
    case .legal: "legal"
    case .fund: "fund"
    case .information: "information"
    case .supervisor: "supervisor"
    case .facilitator: "facilitator"
    case .reviewer: "reviewer"
    }
  }
}
